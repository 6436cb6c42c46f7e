package dev.facevalue.localstack.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/**
 * One user of the public API.
 *
 * <p>While a service is away or says {@code 503}, it asks again, for a minute at most. That is harmless: every fact of
 * the demo says when it was put on record, so sent twice it is the same fact.
 */
final class ApiClient {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration REQUEST_BOUND = Duration.ofSeconds(30);
    private static final long PAUSE_MILLIS = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI base;
    private final String authorization;

    /** The demo's users have their own names as passwords. */
    ApiClient(URI base, String user) {
        this.base = base;
        this.authorization = "Basic " + Base64.getEncoder().encodeToString((user + ":" + user).getBytes(UTF_8));
    }

    JsonNode get(String path) {
        return send(request(path).GET(), 200);
    }

    JsonNode postLines(String path, byte[] lines) {
        return send(
                request(path)
                        .header("Content-Type", "application/x-ndjson")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(lines)),
                200);
    }

    void delete(String path) {
        send(request(path).DELETE(), 202);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(REQUEST_BOUND).header("Authorization", authorization);
    }

    private JsonNode send(HttpRequest.Builder builder, int expected) {
        HttpRequest request = builder.build();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            String trouble;
            try {
                HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (response.statusCode() == expected) {
                    return response.body().isBlank() ? JSON.nullNode() : JSON.readTree(response.body());
                }
                trouble = "was answered with " + response.statusCode() + ": " + response.body();
                if (response.statusCode() != 503) {
                    throw new DemoException(request.method() + " " + request.uri() + " " + trouble);
                }
            } catch (JsonProcessingException e) {
                throw new DemoException(request.method() + " " + request.uri() + " was answered with no JSON", e);
            } catch (IOException e) {
                trouble = "failed: " + e;
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
            if (System.nanoTime() - end > 0) {
                throw new DemoException(request.method() + " " + request.uri() + " " + trouble);
            }
            pause();
        }
    }

    /** Between two attempts, here and wherever the demo waits for something to come about. */
    static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static DemoException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new DemoException("The demo was interrupted", cause);
    }
}

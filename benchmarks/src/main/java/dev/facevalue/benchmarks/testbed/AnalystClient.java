package dev.facevalue.benchmarks.testbed;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;

/** Asks an analytics-service, as the demo's user who may. Safe for use by several threads. */
public final class AnalystClient implements AutoCloseable {

    /** What the demo's user puts before each request. */
    public static final String AUTHORIZATION =
            "Basic " + Base64.getEncoder().encodeToString("analyst:analyst".getBytes(UTF_8));

    private static final Duration BOUND = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final int OK = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI service;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** @param service where it is reached */
    public AnalystClient(URI service) {
        this.service = service;
    }

    /**
     * What is answered to a question.
     *
     * @param path with its query
     * @return the body
     * @throws IOException if there is no answer, or a refusal
     */
    public String get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service.resolve(path))
                .timeout(BOUND)
                .header("Authorization", AUTHORIZATION)
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            throw new IOException(path + ": " + answer.statusCode() + ' ' + answer.body());
        }
        return answer.body();
    }

    /**
     * Waits, however long it takes, until every fact that was accepted before is projected. Answers count them some
     * moments later.
     */
    public void awaitProjected() throws IOException, InterruptedException {
        do {
            Thread.sleep(LOOK);
        } while (lag() > 0);
    }

    private long lag() throws IOException, InterruptedException {
        return JSON.readTree(get("/v1/freshness"))
                .path("partitions")
                .valueStream()
                .mapToLong(partition -> partition.path("lag").asLong())
                .sum();
    }

    @Override
    public void close() {
        http.close();
    }
}

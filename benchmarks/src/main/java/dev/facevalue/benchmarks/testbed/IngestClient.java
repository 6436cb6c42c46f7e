package dev.facevalue.benchmarks.testbed;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;

/** Tells facts to an ingest-service, as the demo's user who may. Safe for use by several threads. */
public final class IngestClient implements AutoCloseable {

    /** Where outcomes are posted. */
    public static final String OUTCOMES = "/v1/deal-outcomes";

    /** Where observations are posted. */
    public static final String OBSERVATIONS = "/v1/relationship-observations";

    /** What the demo's user puts before each request. */
    public static final String AUTHORIZATION =
            "Basic " + Base64.getEncoder().encodeToString("recorder:recorder".getBytes(UTF_8));

    private static final Duration BOUND = Duration.ofMinutes(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI service;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** @param service where it is reached */
    public IngestClient(URI service) {
        this.service = service;
    }

    /**
     * Tells one fact, and returns once the broker has it.
     *
     * @throws IOException if it was not accepted
     */
    public void tell(String path, String fact) throws IOException, InterruptedException {
        HttpResponse<String> answer = post(path, "application/json", HttpRequest.BodyPublishers.ofString(fact));
        if (answer.statusCode() != 202) {
            throw new IOException("not accepted: " + answer.body());
        }
    }

    /**
     * Uploads lines of NDJSON, and returns once the broker has them.
     *
     * @param number how many they are
     * @throws IOException if not every one was accepted
     */
    public void upload(String path, BodyPublisher lines, long number) throws IOException, InterruptedException {
        HttpResponse<String> answer = post(path, "application/x-ndjson", lines);
        JsonNode report = JSON.readTree(answer.body());
        if (answer.statusCode() != 200 || report.path("accepted").asLong() != number) {
            throw new IOException("not all of " + number + " lines accepted: " + answer.body());
        }
    }

    private HttpResponse<String> post(String path, String type, BodyPublisher body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service.resolve(path))
                .timeout(BOUND)
                .header("Authorization", AUTHORIZATION)
                .header("Content-Type", type)
                .POST(body)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        http.close();
    }
}

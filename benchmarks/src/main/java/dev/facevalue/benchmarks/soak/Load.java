package dev.facevalue.benchmarks.soak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.facevalue.benchmarks.soak.Mix.Request;
import dev.facevalue.benchmarks.soak.Phase.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Sends requests with facts, in the order of their numbers, each once, and notes what became of them. */
final class Load implements AutoCloseable {

    /** How long a sender waits for an answer. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Story story;
    private final Fates fates;
    private final URI ingest;
    private final AtomicLong next = new AtomicLong();
    private final HttpClient http = client();

    Load(Story story, Fates fates, URI ingest) {
        this.story = story;
        this.fates = fates;
        this.ingest = ingest;
    }

    /** A client whose connections are kept, as many as there are requests under way. */
    static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /** By the demo's users, whose passwords are their names. */
    static String basic(String user) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ':' + user).getBytes(StandardCharsets.UTF_8));
    }

    /** How many requests were sent so far. */
    long sent() {
        return next.get();
    }

    /**
     * Sends the next request and notes what was answered.
     *
     * @param scheduledNanos when it was to come
     */
    void send(Phase phase, long scheduledNanos) {
        Request request = Mix.request(next.getAndIncrement());
        Kind kind = request.isUpload() ? Kind.UPLOAD : Kind.SINGLE;
        try {
            HttpResponse<String> response = http.send(toHttp(request), HttpResponse.BodyHandlers.ofString());
            phase.answered(kind, Integer.toString(response.statusCode()), scheduledNanos);
            boolean saysWhen = response.headers().firstValue("Retry-After").isPresent();
            new Answer(response.statusCode(), saysWhen, parsed(response.body()))
                    .note(request, fates)
                    .ifPresent(fault -> phase.fault("request " + request.number() + ": " + fault));
        } catch (IOException failed) {
            phase.answered(kind, unanswered(failed), scheduledNanos);
            request.facts().forEach(fates::unknown);
            phase.fault("request " + request.number() + ": " + failed);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            request.facts().forEach(fates::unknown);
        }
    }

    /** How it is named that there was no answer. */
    static String unanswered(IOException failed) {
        return failed instanceof HttpTimeoutException ? Phase.NO_ANSWER : Phase.BROKEN_OFF;
    }

    private HttpRequest toHttp(Request request) {
        String path = request.outcomes() ? "/v1/deal-outcomes" : "/v1/relationship-observations";
        HttpRequest.Builder http = HttpRequest.newBuilder(ingest.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", basic("recorder"));
        if (request.isUpload()) {
            http.header("Content-Type", "application/x-ndjson");
        } else {
            http.header("Content-Type", "application/json")
                    .header("Idempotency-Key", request.facts().getFirst().eventId());
        }
        return http.POST(HttpRequest.BodyPublishers.ofString(body(request))).build();
    }

    private String body(Request request) {
        if (!request.isUpload()) {
            return story.sent(request.facts().getFirst());
        }
        StringBuilder lines = new StringBuilder();
        for (int line = 1; line <= request.facts().size() + 1; line++) {
            lines.append(
                            line == request.badLine()
                                    ? Story.bad(request.number(), request.outcomes())
                                    : story.sent(request.at(line)))
                    .append('\n');
        }
        return lines.toString();
    }

    private static JsonNode parsed(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException noJson) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public void close() {
        http.close();
    }
}

package dev.facevalue.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One service as a user of it sees it. The demo's users have their names as passwords. */
public final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final URI base;
    private final String user;

    public Api(URI base, String user) {
        this.base = base;
        this.user = user;
    }

    /** What came back. */
    public record Answer(int status, Map<String, List<String>> headers, String text) {

        public JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (IOException noJson) {
                throw new AssertionError("no JSON: " + text, noJson);
            }
        }

        public Answer expect(int expected) {
            if (status != expected) {
                throw new AssertionError(status + " instead of " + expected + ": " + text);
            }
            return this;
        }

        String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    /** Asks for an answer of another media type than usual, such as {@code text/csv}. */
    public Answer get(String path, String accept) {
        return send(request(path).header("Accept", accept).GET());
    }

    /** Asks for an answer in a language, such as {@code nl}. */
    public Answer getIn(String language, String path) {
        return send(request(path).header("Accept-Language", language).GET());
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    public Answer post(String path, String type, String body) {
        return post(path, type, body.getBytes(UTF_8));
    }

    /** The same as part of a trace, in the form of W3C Trace Context. */
    public Answer postTraced(String path, String type, String body, String traceparent) {
        return send(request(path)
                .header("Content-Type", type)
                .header("traceparent", traceparent)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Answer post(String path, String type, byte[] body) {
        return send(request(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /** Sends every fact as NDJSON, and fails unless every one is accepted. */
    void tell(List<Told> facts) {
        tell("/v1/deal-outcomes", facts.stream().filter(Told::isOutcome).toList());
        tell(
                "/v1/relationship-observations",
                facts.stream().filter(told -> !told.isOutcome()).toList());
    }

    private void tell(String path, List<Told> facts) {
        if (facts.isEmpty()) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        facts.forEach(told -> lines.append(told.json()).append('\n'));
        JsonNode report =
                post(path, "application/x-ndjson", lines.toString()).expect(200).json();
        if (report.path("accepted").asInt() != facts.size()) {
            throw new AssertionError(
                    facts.size() + " sent: " + report.path("accepted") + " accepted; first " + report.at("/errors/0"));
        }
    }

    /** The standings as {@link Recount} has them. */
    Map<List<String>, Map<String, Recount.Option>> standings(String query) {
        Map<List<String>, Map<String, Recount.Option>> groups = new HashMap<>();
        for (JsonNode group : get("/v1/standings?" + query).expect(200).json().path("groups")) {
            Map<String, Recount.Option> options = new TreeMap<>();
            group.path("options")
                    .forEach(option -> options.put(option.path("option").asText(), option(option)));
            groups.put(texts(group.path("key")), options);
        }
        return groups;
    }

    private static Recount.Option option(JsonNode option) {
        List<Long> outcomes = new ArrayList<>();
        option.path("outcomes").forEach(count -> outcomes.add(count.asLong(-1)));
        return new Recount.Option(
                option.path("deals").asLong(-1),
                option.path("successes").asLong(-1),
                option.path("won").asLong(-1),
                option.path("awaiting").asLong(-1),
                outcomes,
                option.path("rate").isNull() ? null : option.path("rate").asDouble(-1));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** How many records of the topic are not projected yet. */
    long lag() {
        long lag = 0;
        for (JsonNode partition : get("/v1/freshness").expect(200).json().path("partitions")) {
            lag += partition.path("lag").asLong();
        }
        return lag;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofMinutes(2))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString((user + ':' + user).getBytes(UTF_8)));
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers().map(), response.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}

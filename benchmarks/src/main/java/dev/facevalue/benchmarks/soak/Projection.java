package dev.facevalue.benchmarks.soak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * What analytics holds, to be compared with the log.
 *
 * @param facts every standing fact that it exports, by its name and its data
 * @param standings what it answers
 */
record Projection(Fingerprints facts, List<Standings> standings) {

    private static final ObjectMapper JSON = new ObjectMapper();

    Projection {
        standings = List.copyOf(standings);
    }

    /** Asks for all of it. */
    static Projection of(URI analytics) throws IOException, InterruptedException {
        try (HttpClient http = Load.client()) {
            Fingerprints facts = new Fingerprints();
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                    http.send(request(analytics, "/v1/export/facts.ndjson"), HttpResponse.BodyHandlers.ofInputStream())
                            .body(),
                    StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    add(facts, line);
                }
            }
            List<Standings> standings = new java.util.ArrayList<>();
            for (Standings.Question question : Standings.ALL_QUESTIONS) {
                standings.add(Standings.answered(
                        question,
                        http.send(request(analytics, question.path()), HttpResponse.BodyHandlers.ofString())
                                .body()));
            }
            return new Projection(facts, standings);
        }
    }

    private static HttpRequest request(URI analytics, String path) {
        return HttpRequest.newBuilder(analytics.resolve(path))
                .header("Authorization", Load.basic("analyst"))
                .build();
    }

    /** The data is taken as it stands in the line: on the topic it is the same, byte by byte. */
    static void add(Fingerprints facts, String line) throws JsonProcessingException {
        String data = ",\"data\":";
        int begin = line.indexOf(data);
        if (begin < 0) {
            throw new IllegalArgumentException("no fact: " + line);
        }
        JsonNode head = JSON.readTree(line.substring(0, begin) + '}');
        facts.add(
                Objects.requireNonNull(head.get("factId"), line).asText(),
                line.substring(begin + data.length(), line.length() - 1));
    }

    /** How it differs from a log. */
    Differences differences(Log log, List<Standings> folded) {
        return new Differences(
                log.facts().notIn(facts),
                facts.notIn(log.facts()),
                facts.added() - facts.distinct(),
                IntStream.range(0, folded.size())
                        .filter(i -> !folded.get(i).equals(standings.get(i)))
                        .mapToObj(i -> folded.get(i).question().path() + " is answered "
                                + standings.get(i).counts() + " and not "
                                + folded.get(i).counts())
                        .toList());
    }

    /**
     * How the projection differs from the log.
     *
     * @param missing facts of the log that it does not hold
     * @param surplus facts that it holds and the log does not
     * @param twice facts that it holds more than once
     * @param answers questions that it answers otherwise than the log has it
     */
    record Differences(long missing, long surplus, long twice, List<String> answers) {}
}

package dev.facevalue.benchmarks.cost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Deals by country and by how a refusal was prevented, and how many of each were won: once counted from what is told,
 * once as analytics answers. Safe for use by several threads.
 */
final class Tally {

    /** The question whose answer it is. */
    static final String QUESTION = "/v1/standings?of=prevention&measure=won&by=country";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Cell> cells = new ConcurrentSkipListMap<>();

    private record Cell(long deals, long won) {

        Cell plus(Cell other) {
            return new Cell(deals + other.deals, won + other.won);
        }
    }

    /**
     * Adds the outcomes of deals, none of which was added before.
     *
     * @param lines an outcome each, as NDJSON
     * @throws IOException if one is no JSON
     */
    void add(String lines) throws IOException {
        for (String line : lines.lines().toList()) {
            JsonNode outcome = JSON.readTree(line);
            add(
                    outcome.path("country").asText(),
                    outcome.path("prevention").asText(),
                    new Cell(1, outcome.path("decision").asText().equals("WON") ? 1 : 0));
        }
    }

    private void add(String country, String prevention, Cell cell) {
        cells.merge(country + ' ' + prevention, cell, Cell::plus);
    }

    /**
     * Reads what was answered to {@link #QUESTION}.
     *
     * @throws IOException if it is no JSON
     */
    static Tally answered(String answer) throws IOException {
        Tally tally = new Tally();
        for (JsonNode group : JSON.readTree(answer).path("groups")) {
            for (JsonNode option : group.path("options")) {
                Cell cell = new Cell(
                        option.path("deals").asLong(), option.path("successes").asLong());
                if (cell.deals() > 0) {
                    tally.add(
                            group.path("key").path(0).asText(),
                            option.path("option").asText(),
                            cell);
                }
            }
        }
        return tally;
    }

    /** The counts, cell by cell: the same for the same counts. */
    @Override
    public String toString() {
        return cells.toString();
    }
}

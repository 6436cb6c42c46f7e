package dev.facevalue.benchmarks.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How many deals there are of each culture and strategy, by relationship; those not observed first, then worst first.
 */
final class Counts {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, long[]> cells = new TreeMap<>();

    /** Adds deals that a database has counted, by the codes' numbers; relationship 0 for "not observed". */
    void add(int culture, int strategy, int relationship, long deals) {
        cell(Column.CULTURE.code(culture), Column.STRATEGY.code(strategy))[relationship] += deals;
    }

    /**
     * Reads the counts out of an answer of FaceValue's.
     *
     * @throws IllegalArgumentException if the answer contradicts itself
     */
    static Counts in(String answer) throws IOException {
        Counts counts = new Counts();
        for (JsonNode group : JSON.readTree(answer).path("groups")) {
            String culture = group.path("key").path(0).asText();
            for (JsonNode option : group.path("options")) {
                counts.read(culture, option);
            }
        }
        return counts;
    }

    private void read(String culture, JsonNode option) {
        long awaiting = option.path("awaiting").asLong();
        long deals = option.path("deals").asLong();
        if (awaiting + deals == 0) {
            return;
        }
        long[] cell = cell(culture, option.path("option").asText());
        cell[0] = awaiting;
        for (String relationship : Column.RELATIONSHIP.codes()) {
            cell[Column.RELATIONSHIP.number(relationship)] =
                    option.path("outcomes").path(relationship).asLong();
        }
        if (Arrays.stream(cell).skip(1).sum() != deals) {
            throw new IllegalArgumentException("the outcomes do not add up to the deals: " + option);
        }
    }

    private long[] cell(String culture, String strategy) {
        return cells.computeIfAbsent(
                culture + ' ' + strategy,
                _ -> new long[Column.RELATIONSHIP.codes().size() + 1]);
    }

    /** How many groups have a deal. */
    long groups() {
        return cells.keySet().stream()
                .map(cell -> cell.split(" ", 2)[0])
                .distinct()
                .count();
    }

    /** How many deals were counted. */
    long deals() {
        return cells.values().stream().flatMapToLong(Arrays::stream).sum();
    }

    /** All counts, cell by cell. */
    @Override
    public String toString() {
        return cells.entrySet().stream()
                .map(cell -> cell.getKey()
                        + ' '
                        + Arrays.stream(cell.getValue())
                                .mapToObj(Long::toString)
                                .collect(Collectors.joining(" ")))
                .collect(Collectors.joining("; "));
    }
}

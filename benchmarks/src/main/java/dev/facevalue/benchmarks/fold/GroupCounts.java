package dev.facevalue.benchmarks.fold;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many deals each group has, as a contender counts them.
 *
 * @param deals by the group's name, as {@link Group} gives it; only where there are any
 */
public record GroupCounts(SortedMap<String, Long> deals) {

    private static final int DIGEST_BYTES = 8;
    private static final String AWAITING = "UNKNOWN";

    public GroupCounts {
        deals = Collections.unmodifiableSortedMap(new TreeMap<>(deals));
    }

    /** Reads what a peer answers: a group and a number a line. */
    public static GroupCounts ofLines(List<String> lines) {
        SortedMap<String, Long> deals = new TreeMap<>();
        for (String line : lines) {
            int space = line.lastIndexOf(' ');
            put(deals, line.substring(0, space), Long.parseLong(line.substring(space + 1)));
        }
        return new GroupCounts(deals);
    }

    /** Reads what analytics answers to {@code /v1/standings?by=country}. */
    static GroupCounts ofStandings(JsonNode standings) {
        SortedMap<String, Long> deals = new TreeMap<>();
        for (JsonNode country : standings.path("groups")) {
            for (JsonNode option : country.path("options")) {
                String name = country.path("key").path(0).asText()
                        + ' '
                        + option.path("option").asText()
                        + ' ';
                for (Map.Entry<String, JsonNode> outcome :
                        option.path("outcomes").properties()) {
                    put(deals, name + outcome.getKey(), outcome.getValue().asLong());
                }
                put(deals, name + AWAITING, option.path("awaiting").asLong());
            }
        }
        return new GroupCounts(deals);
    }

    /** How many deals a group has. */
    public long of(Group group) {
        return deals.getOrDefault(group.toString(), 0L);
    }

    /** How many deals all groups have together. */
    public long total() {
        return deals.values().stream().mapToLong(Long::longValue).sum();
    }

    private static void put(SortedMap<String, Long> deals, String group, long number) {
        if (number != 0) {
            deals.put(group, number);
        }
    }

    /** Equal for equal counts, and short. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,d deals in %d groups by country, strategy and relationship, digest %s",
                total(),
                deals.size(),
                digest());
    }

    private String digest() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(deals.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}

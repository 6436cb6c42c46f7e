package dev.facevalue.benchmarks.freshness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facevalue.benchmarks.fold.Group;
import dev.facevalue.benchmarks.fold.GroupCounts;
import dev.facevalue.benchmarks.testbed.Said;
import dev.facevalue.deal.Relationship;
import dev.facevalue.deal.Strategy;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** How many deals each group has by what was told, reckoned from what was told alone. */
final class Told {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<Group, Long> ofUploads = new HashMap<>();

    /** Deals with an outcome whose observation was not told yet, as they are counted. */
    private final Map<Long, Group> awaiting = new HashMap<>();

    private long uploads;

    /** Reckons with so many uploads in all, from the first on. */
    void upTo(long number) {
        for (; uploads < number; uploads++) {
            LongStream deals = LongStream.range(Uploads.from(uploads), Uploads.to(uploads));
            if (Uploads.hasOutcomes(uploads)) {
                deals.forEach(this::outcome);
            } else {
                deals.forEach(this::observation);
            }
        }
    }

    private void outcome(long deal) {
        JsonNode said = parsed(Said.outcome(deal));
        Group group = new Group(
                said.path("country").asText(),
                Strategy.valueOf(said.path("strategy").asText()),
                null);
        awaiting.put(deal, group);
        add(group, 1);
    }

    private void observation(long deal) {
        Group before = awaiting.remove(deal);
        if (before == null) {
            throw new IllegalStateException("no outcome of deal " + deal);
        }
        Relationship seen = Relationship.valueOf(
                parsed(Said.observation(deal)).path("relationship").asText());
        add(before, -1);
        add(new Group(before.country(), before.strategy(), seen), 1);
    }

    private void add(Group group, long by) {
        // A group of no deals is none.
        ofUploads.merge(group, by, Told::sumOrNone);
    }

    private static @Nullable Long sumOrNone(long one, long other) {
        return one + other == 0 ? null : one + other;
    }

    private static JsonNode parsed(String fact) {
        try {
            return JSON.readTree(fact);
        } catch (JsonProcessingException notJson) {
            throw new IllegalStateException(fact, notJson);
        }
    }

    /** Uploads and probes together. */
    GroupCounts with(Map<Group, Long> probes) {
        SortedMap<String, Long> deals = new TreeMap<>();
        ofUploads.forEach((group, number) -> deals.put(group.toString(), number));
        probes.forEach((group, number) -> deals.merge(group.toString(), number, Long::sum));
        return new GroupCounts(deals);
    }
}

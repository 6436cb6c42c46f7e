package dev.facevalue.benchmarks.freshness;

import dev.facevalue.benchmarks.fold.Group;
import dev.facevalue.benchmarks.fold.GroupCounts;
import dev.facevalue.deal.Relationship;
import dev.facevalue.deal.Strategy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which probes are under way, and which an answer counts. They take turns in many groups, so that one is mostly alone
 * in its group while it is under way and a count tells whether it is there. Those that do meet in a group are seen when
 * the count has all of them: too late rather than too early. Safe for use by several threads.
 */
final class Probes {

    /** Of which nobody tells but probes. Few, for an answer of many groups takes its time. */
    static final List<String> COUNTRIES = List.of("AD", "AG", "AI");

    private static final List<Group> GROUPS = COUNTRIES.stream()
            .flatMap(country -> Stream.of(Strategy.values())
                    .flatMap(strategy -> Stream.of(Relationship.values())
                            .map(relationship -> new Group(country, strategy, relationship))))
            .toList();

    private final Map<Group, Long> told = new HashMap<>();
    private final Map<Long, UnderWay> underWay = new HashMap<>();
    private Latencies latencies = new Latencies();
    private long next;

    /** What is known of a probe that is not both accepted and seen. */
    private static final class UnderWay {

        private final Group group;
        private @Nullable Long acceptedNanos;
        private @Nullable Long seenNanos;

        private UnderWay(Group group) {
            this.group = group;
        }
    }

    /** The next probe, which is to be told now. */
    synchronized Probe next() {
        Probe probe = new Probe(next, GROUPS.get((int) (next % GROUPS.size())));
        next++;
        told.merge(probe.group(), 1L, Long::sum);
        underWay.put(probe.number(), new UnderWay(probe.group()));
        return probe;
    }

    /**
     * Notes that a probe was answered with 202.
     *
     * @param nanos when, by {@link System#nanoTime()}
     */
    synchronized void accepted(Probe probe, long nanos) {
        UnderWay known = underWay.get(probe.number());
        if (known == null || known.acceptedNanos != null) {
            throw new IllegalStateException("accepted twice: " + probe);
        }
        known.acceptedNanos = nanos;
        settle(probe.number(), known);
    }

    /**
     * Notes an answer.
     *
     * @param nanos when it was there
     * @throws IllegalStateException if it counts more than was told
     */
    synchronized void answered(GroupCounts counts, long nanos) {
        for (Map.Entry<Long, UnderWay> each : List.copyOf(underWay.entrySet())) {
            UnderWay known = each.getValue();
            long all = told.getOrDefault(known.group, 0L);
            long counted = counts.of(known.group);
            if (counted > all) {
                throw new IllegalStateException(counted + " deals of " + known.group + ", but " + all + " were told");
            }
            if (counted == all && known.seenNanos == null) {
                known.seenNanos = nanos;
                settle(each.getKey(), known);
            }
        }
    }

    private void settle(long number, UnderWay known) {
        Long accepted = known.acceptedNanos;
        Long seen = known.seenNanos;
        if (accepted != null && seen != null) {
            latencies.add(seen - accepted);
            underWay.remove(number);
        }
    }

    /** Whether no probe is under way. */
    synchronized boolean allSeen() {
        return underWay.isEmpty();
    }

    /** How many probes are not both accepted and seen. */
    synchronized int underWay() {
        return underWay.size();
    }

    /** How many probes there were of each group, ever. */
    synchronized Map<Group, Long> told() {
        return Map.copyOf(told);
    }

    /** From its 202 to the first answer that counts it, of each probe since this was asked last. */
    synchronized Latencies take() {
        Latencies taken = latencies;
        latencies = new Latencies();
        return taken;
    }
}

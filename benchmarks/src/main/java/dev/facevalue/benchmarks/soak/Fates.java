package dev.facevalue.benchmarks.soak;

import dev.facevalue.benchmarks.soak.Story.Fact;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What the sender knows of all that it has sent. Safe for use by several threads. */
final class Fates {

    private final Counters accepted = new Counters();
    private final Counters unknown = new Counters();
    private final LongAdder refused = new LongAdder();
    private final Map<Place, Fact> receipts = new ConcurrentHashMap<>();

    /** Where a record lies. */
    record Place(int partition, long offset) {}

    void accepted(Fact fact) {
        accepted.add(fact.number());
    }

    /** It was accepted and its sender was told where it lies. */
    void accepted(Fact fact, Place place) {
        accepted(fact);
        Fact other = receipts.putIfAbsent(place, fact);
        if (other != null) {
            throw new IllegalStateException(fact + " and " + other + " were both said to lie at " + place);
        }
    }

    /** It may lie in the log or not. */
    void unknown(Fact fact) {
        unknown.add(fact.number());
    }

    /** It must not lie in the log but for other times that it was sent. */
    void refused(long facts) {
        refused.add(facts);
    }

    /** How often it was accepted. */
    int timesAccepted(Fact fact) {
        return accepted.get(fact.number());
    }

    /** How often it was sent without anybody knowing what became of it. */
    int timesUnknown(Fact fact) {
        return unknown.get(fact.number());
    }

    long accepted() {
        return accepted.sum();
    }

    long unknown() {
        return unknown.sum();
    }

    long refused() {
        return refused.sum();
    }

    Map<Place, Fact> receipts() {
        return receipts;
    }

    /** No deal with this number or a greater one was accepted or may have been. */
    long dealBound() {
        return Math.max(accepted.bound(), unknown.bound()) / Story.STEPS + 1L;
    }
}

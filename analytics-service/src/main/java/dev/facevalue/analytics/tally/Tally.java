package dev.facevalue.analytics.tally;

import dev.facevalue.analytics.columns.Histogram;
import dev.facevalue.analytics.question.Measure;
import dev.facevalue.deal.Relationship;
import dev.facevalue.statistics.Proportion;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** The deals of one cell: of one option in one group, or in a part of it. Immutable; tallies can be merged. */
public final class Tally {

    private static final int RELATIONSHIPS = 1 + Relationship.values().length;

    /** Of no deals. */
    public static final Tally NONE = new Tally(new long[2 * RELATIONSHIPS]);

    /** Those not won, then those won; each first those not observed, then by relationship from worst to best. */
    private final long[] counts;

    private Tally(long[] counts) {
        this.counts = counts;
    }

    /** Looks up how many deals there are of a relationship, 0 for "not observed", that were won or not. */
    @FunctionalInterface
    public interface Count {
        /** The number of deals. */
        long of(int relationship, boolean won);
    }

    /** Takes all counts. */
    public static Tally of(Count count) {
        long[] counts = new long[2 * RELATIONSHIPS];
        long all = 0;
        for (int relationship = 0; relationship < RELATIONSHIPS; relationship++) {
            counts[relationship] = count.of(relationship, false);
            counts[RELATIONSHIPS + relationship] = count.of(relationship, true);
            all += counts[relationship] + counts[RELATIONSHIPS + relationship];
        }
        return all == 0 ? NONE : new Tally(counts);
    }

    /** The deals of an option in a group of a histogram. */
    public static Tally of(Histogram histogram, int group, int option) {
        return of((relationship, won) -> histogram.count(group, option, relationship, won));
    }

    /** The deals of both. */
    public Tally plus(Tally other) {
        if (isEmpty()) {
            return other;
        }
        if (other.isEmpty()) {
            return this;
        }
        long[] sums = new long[counts.length];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = counts[i] + other.counts[i];
        }
        return new Tally(sums);
    }

    /** Whether there is no deal, not even one that awaits an observation. */
    public boolean isEmpty() {
        return equals(NONE);
    }

    /** The deals whose relationship was observed, by how it came out, worst first. */
    public Map<Relationship, Long> outcomes() {
        Map<Relationship, Long> outcomes = new EnumMap<>(Relationship.class);
        int position = 1;
        for (Relationship relationship : Relationship.values()) {
            outcomes.put(relationship, count(position++));
        }
        return outcomes;
    }

    /** The deals that count, and how many of them were a success. */
    public Proportion proportion(Measure measure) {
        return switch (measure) {
            case PRESERVED -> {
                long preserved = 0;
                int position = 1;
                for (Relationship relationship : Relationship.values()) {
                    preserved += relationship.isPreserved() ? count(position) : 0;
                    position++;
                }
                yield new Proportion(preserved, all() - count(0));
            }
            case WON -> new Proportion(allWon(), all());
        };
    }

    /** The deals whose relationship was observed, and how many of them came out as the given one. */
    public Proportion proportion(Relationship relationship) {
        return new Proportion(outcomes().getOrDefault(relationship, 0L), all() - count(0));
    }

    /** Those of the deals that count that were won. */
    public long won(Measure measure) {
        return switch (measure) {
            case PRESERVED -> allWon() - counts[RELATIONSHIPS];
            case WON -> allWon();
        };
    }

    /** The deals that only lack an observation of the relationship; none where none is needed. */
    public long awaiting(Measure measure) {
        return switch (measure) {
            case PRESERVED -> count(0);
            case WON -> 0;
        };
    }

    private long count(int relationship) {
        return counts[relationship] + counts[RELATIONSHIPS + relationship];
    }

    private long allWon() {
        return Arrays.stream(counts, RELATIONSHIPS, counts.length).sum();
    }

    private long all() {
        return Arrays.stream(counts).sum();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tally tally && Arrays.equals(counts, tally.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return Arrays.toString(counts);
    }
}

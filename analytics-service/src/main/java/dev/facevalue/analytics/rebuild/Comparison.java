package dev.facevalue.analytics.rebuild;

import java.math.BigDecimal;
import java.util.List;

/**
 * The live and the fresh projection side by side, at the same offsets.
 *
 * @param live the live one
 * @param fresh the rebuilt one
 * @param differing deals that are not the same in both, at most {@link #MAX_NAMED} of them
 */
record Comparison(Sum live, Sum fresh, List<String> differing) {

    /** How many differing deals are named. */
    static final int MAX_NAMED = 20;

    Comparison {
        differing = List.copyOf(differing);
    }

    /**
     * What a projection holds, in short.
     *
     * @param deals how many deals have a row
     * @param checksum the sum of a 64-bit hash of every deal's id, facts, codes and team; where in the log they came
     *     from does not count, since compaction keeps the last of equal copies and not the first
     */
    record Sum(long deals, BigDecimal checksum) {}

    boolean isEqual() {
        return live.equals(fresh);
    }
}

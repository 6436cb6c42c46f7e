package dev.facevalue.benchmarks.fold;

import java.util.Comparator;

/**
 * Which of two facts was said later.
 *
 * @param recordedAt {@code ce_time} in microseconds from 1970
 * @param idHigh the first half of the factId
 * @param idLow the second half
 */
record Stamp(long recordedAt, long idHigh, long idLow) implements Comparable<Stamp> {

    private static final Comparator<Stamp> ORDER = Comparator.comparingLong(Stamp::recordedAt)
            .thenComparing(Stamp::idHigh, Long::compareUnsigned)
            .thenComparing(Stamp::idLow, Long::compareUnsigned);

    @Override
    public int compareTo(Stamp other) {
        return ORDER.compare(this, other);
    }
}

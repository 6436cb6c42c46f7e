package dev.facevalue.benchmarks.calibration;

import java.util.stream.LongStream;

/** Which worlds are looked at for what. */
enum Seeds {
    /** To try methods on. */
    TUNING(1_000_000),
    /** For the figures that are reported; never looked at while a method is chosen or changed. */
    REPORT(9_000_000);

    private final long first;

    Seeds(long first) {
        this.first = first;
    }

    /** The first {@code count} seeds; fewer than a million, or they would be another purpose's. */
    LongStream take(int count) {
        return LongStream.range(first, first + count);
    }
}

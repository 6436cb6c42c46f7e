package dev.facevalue.benchmarks.freshness;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** How long things took, to three digits. Safe for use by several threads. */
final class Latencies {

    private static final int DIGITS = 3;
    private static final long LONGEST_MICROS = TimeUnit.HOURS.toMicros(1);
    private static final double MEDIAN = 50;
    private static final double NINETY_NINTH = 99;
    private static final double MICROS_PER_MILLI = 1_000;

    private final Histogram micros = new ConcurrentHistogram(1, LONGEST_MICROS, DIGITS);

    /** Adds one; less than a microsecond, as what was over before it was timed, counts as one. */
    void add(long nanos) {
        micros.recordValue(Math.clamp(TimeUnit.NANOSECONDS.toMicros(nanos), 1, LONGEST_MICROS));
    }

    long number() {
        return micros.getTotalCount();
    }

    double medianMillis() {
        return micros.getValueAtPercentile(MEDIAN) / MICROS_PER_MILLI;
    }

    double p99Millis() {
        return micros.getValueAtPercentile(NINETY_NINTH) / MICROS_PER_MILLI;
    }

    double maxMillis() {
        return micros.getMaxValue() / MICROS_PER_MILLI;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "p50 %.1f, p99 %.1f, at most %.1f ms", medianMillis(), p99Millis(), maxMillis());
    }
}

package dev.facevalue.benchmarks.soak;

import java.time.Duration;

/**
 * When requests come, evenly spaced and whatever becomes of them: the first at once.
 *
 * @param perSecond how many come in a second
 */
record Schedule(double perSecond) {

    private static final double NANOS = 1e9;

    Schedule {
        if (!(perSecond > 0)) {
            throw new IllegalArgumentException(perSecond + " requests in a second");
        }
    }

    /** When the request of a number, from 0, comes, in nanoseconds after the first. */
    long nanos(long number) {
        return Math.round(number / perSecond * NANOS);
    }

    /** How many come within a time. */
    long within(Duration duration) {
        return (long) Math.ceil(duration.toNanos() / NANOS * perSecond);
    }
}

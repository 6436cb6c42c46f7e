package dev.facevalue.benchmarks.openloop;

import java.time.Duration;

/**
 * When requests come, evenly spaced and whatever becomes of them: the first at once.
 *
 * @param perSecond how many come in a second
 */
public record Schedule(double perSecond) {

    private static final double NANOS = 1e9;

    public Schedule {
        if (!(perSecond > 0)) {
            throw new IllegalArgumentException(perSecond + " requests in a second");
        }
    }

    /** When the request of a number, from 0, comes, in nanoseconds after the first. */
    public long nanos(long number) {
        return Math.round(number / perSecond * NANOS);
    }

    /** How many come within a time. */
    public long within(Duration duration) {
        return (long) Math.ceil(duration.toNanos() / NANOS * perSecond);
    }
}

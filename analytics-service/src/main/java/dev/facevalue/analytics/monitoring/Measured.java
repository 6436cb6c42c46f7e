package dev.facevalue.analytics.monitoring;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What was measured last, for as long as it may be believed.
 *
 * @param <T> what is measured
 */
final class Measured<T> {

    private final long lifetimeNanos;
    private final LongSupplier nanoTime;
    private volatile @Nullable Reading<T> last;

    /**
     * Nothing measured yet.
     *
     * @param lifetime how long a value may be told
     * @param nanoTime a clock as {@link System#nanoTime}
     */
    Measured(Duration lifetime, LongSupplier nanoTime) {
        this.lifetimeNanos = lifetime.toNanos();
        this.nanoTime = nanoTime;
    }

    private record Reading<T>(T value, long atNanos) {}

    /** Keeps what is measured now. */
    void set(T value) {
        last = new Reading<>(value, nanoTime.getAsLong());
    }

    /** A figure of what was measured last; NaN where that is too long ago, or never was. */
    double figure(ToDoubleFunction<T> figure) {
        Reading<T> reading = last;
        return reading == null || nanoTime.getAsLong() - reading.atNanos() > lifetimeNanos
                ? Double.NaN
                : figure.applyAsDouble(reading.value());
    }
}

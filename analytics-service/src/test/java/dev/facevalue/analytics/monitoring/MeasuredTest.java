package dev.facevalue.analytics.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MeasuredTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final Measured<Integer> measured = new Measured<>(Duration.ofNanos(10), nanos::get);

    @Test
    void nothingIsToldBeforeAnythingWasMeasured() {
        assertThat(measured.figure(Integer::doubleValue)).isNaN();
    }

    @Test
    void whatWasMeasuredIsToldForItsLifetimeThoughTheClockTurnsOver() {
        measured.set(7);
        nanos.addAndGet(10);

        assertThat(measured.figure(Integer::doubleValue)).isEqualTo(7);
    }

    @Test
    void whatIsOlderIsNotTold() {
        measured.set(7);
        nanos.addAndGet(11);

        assertThat(measured.figure(Integer::doubleValue)).isNaN();
    }

    @Test
    void whatIsMeasuredAnewIsTold() {
        measured.set(7);
        nanos.addAndGet(11);
        measured.set(8);

        assertThat(measured.figure(Integer::doubleValue)).isEqualTo(8);
    }
}

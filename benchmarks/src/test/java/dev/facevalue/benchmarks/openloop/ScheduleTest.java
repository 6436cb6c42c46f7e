package dev.facevalue.benchmarks.openloop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    @Test
    void requestsComeEvenlySpacedAndNeverDrift() {
        Schedule schedule = new Schedule(300);

        assertThat(schedule.nanos(0)).isZero();
        assertThat(schedule.nanos(1)).isEqualTo(3_333_333);
        assertThat(schedule.nanos(300L * 3_600)).isEqualTo(Duration.ofHours(1).toNanos());
    }

    @Test
    void asManyComeAsAreScheduledBeforeTheEnd() {
        Schedule schedule = new Schedule(2.5);
        Duration duration = Duration.ofSeconds(3);

        long number = schedule.within(duration);

        assertThat(schedule.nanos(number - 1)).isLessThan(duration.toNanos());
        assertThat(schedule.nanos(number)).isGreaterThanOrEqualTo(duration.toNanos());
    }

    @Test
    void thereIsNoScheduleOfNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Schedule(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Schedule(Double.NaN));
    }
}

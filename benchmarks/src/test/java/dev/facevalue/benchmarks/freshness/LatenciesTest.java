package dev.facevalue.benchmarks.freshness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    /** To three digits. */
    private static final Percentage PRECISION = Percentage.withPercentage(0.1);

    private final Latencies latencies = new Latencies();

    @Test
    void tellsTheMedianTheNinetyNinthPercentileAndTheLongest() {
        for (int millis = 200; millis > 0; millis--) {
            latencies.add(Duration.ofMillis(millis).toNanos());
        }

        assertThat(latencies.number()).isEqualTo(200);
        assertThat(latencies.medianMillis()).isCloseTo(100, PRECISION);
        assertThat(latencies.p99Millis()).isCloseTo(198, PRECISION);
        assertThat(latencies.maxMillis()).isCloseTo(200, PRECISION);
    }

    @Test
    void whatWasOverBeforeItWasTimedTookAMicrosecond() {
        latencies.add(-Duration.ofMillis(3).toNanos());

        assertThat(latencies.number()).isEqualTo(1);
        assertThat(latencies.maxMillis()).isCloseTo(0.001, within(1e-9));
    }
}

package dev.facevalue.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {

    @ParameterizedTest
    @CsvSource({"0.95, 0, 1", "0.95, 0.5, 0.5", "0.5, 0, 0", "0.99, 1, 1", "1e-9, 0.2, 0.3"})
    void anIntervalLiesWithinZeroAndOne(double level, double low, double high) {
        Interval interval = new Interval(level, low, high);

        assertThat(interval.level()).isEqualTo(level);
        assertThat(interval.low()).isEqualTo(low);
        assertThat(interval.high()).isEqualTo(high);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.2, 0.3",
        "1, 0.2, 0.3",
        "-0.1, 0.2, 0.3",
        "1.1, 0.2, 0.3",
        "NaN, 0.2, 0.3",
        "0.95, -1e-9, 0.3",
        "0.95, 0.2, 1.000000001",
        "0.95, 0.4, 0.3",
        "0.95, NaN, 0.3",
        "0.95, 0.2, NaN",
        "0.95, 0.2, Infinity"
    })
    void whatIsNoIntervalIsRefused(double level, double low, double high) {
        assertThatThrownBy(() -> new Interval(level, low, high)).isInstanceOf(IllegalArgumentException.class);
    }
}

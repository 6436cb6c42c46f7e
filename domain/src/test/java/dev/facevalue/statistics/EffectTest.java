package dev.facevalue.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectTest {

    @ParameterizedTest
    @CsvSource({"0.1, -0.1, 0.3", "7, 1.0267, 47.7251", "0, 0, 0", "-1, -1, -1"})
    void anEstimateLiesWithinItsInterval(double estimate, double low, double high) {
        Effect effect = new Effect(estimate, low, high);

        assertThat(effect.estimate()).isEqualTo(estimate);
        assertThat(effect.low()).isEqualTo(low);
        assertThat(effect.high()).isEqualTo(high);
        assertThat(Effect.LEVEL).isEqualTo(0.95);
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.2, 0.3",
        "0.4, 0.2, 0.3",
        "NaN, 0.2, 0.3",
        "0.2, NaN, 0.3",
        "0.2, 0.1, NaN",
        "0.2, -Infinity, 0.3",
        "0.2, 0.1, Infinity",
        "Infinity, 1, Infinity"
    })
    void whatIsNoEffectIsRefused(double estimate, double low, double high) {
        assertThatThrownBy(() -> new Effect(estimate, low, high)).isInstanceOf(IllegalArgumentException.class);
    }
}

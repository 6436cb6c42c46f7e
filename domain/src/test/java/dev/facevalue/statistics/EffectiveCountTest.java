package dev.facevalue.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectiveCountTest {

    @Test
    void countsAsTheyAreKeepTheirNumbers() {
        EffectiveCount count = EffectiveCount.of(new Proportion(3, 7));

        assertThat(count).isEqualTo(new EffectiveCount(3, 7));
        assertThat(count.failures()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"0.25, 2", "0, 0", "1, 8", "-0.1, 0", "1.1, 8"})
    void aRateBeyondZeroAndOneIsTakenForThese(double rate, double successes) {
        assertThat(EffectiveCount.ofRate(rate, 8)).isEqualTo(new EffectiveCount(successes, 8));
    }

    @ParameterizedTest
    @CsvSource({"-1e-9, 1", "2, 1.9", "NaN, 1", "0, NaN", "0, -1", "1, Infinity"})
    void whatIsNoCountIsRefused(double successes, double trials) {
        assertThatThrownBy(() -> new EffectiveCount(successes, trials)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noTrialsAreACountToo() {
        assertThat(EffectiveCount.of(Proportion.NONE)).isEqualTo(EffectiveCount.NONE);
    }
}

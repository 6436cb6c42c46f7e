package dev.facevalue.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionTest {

    @Test
    void aRateIsTheShareOfSuccesses() {
        assertThat(new Proportion(40, 50).rate()).isEqualTo(Figure.of(0.8));
        assertThat(new Proportion(0, 50).rate()).isEqualTo(Figure.of(0.0));
        assertThat(new Proportion(50, 50).rate()).isEqualTo(Figure.of(1.0));
    }

    @Test
    void noTrialsHaveNoRate() {
        assertThat(new Proportion(0, 0).rate()).isEqualTo(Figure.none(Figure.Reason.NO_TRIALS));
    }

    @Test
    void proportionsOfSeparateTrialsAreMerged() {
        assertThat(new Proportion(1, 2).plus(new Proportion(3, 10))).isEqualTo(new Proportion(4, 12));
        assertThat(new Proportion(1, 2).plus(new Proportion(0, 0))).isEqualTo(new Proportion(1, 2));
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "-1, 5", "1, 0", "6, 5", "0, -1"})
    void moreSuccessesThanTrialsOrLessThanNoneAreRefused(long successes, long trials) {
        assertThatThrownBy(() -> new Proportion(successes, trials)).isInstanceOf(IllegalArgumentException.class);
    }
}

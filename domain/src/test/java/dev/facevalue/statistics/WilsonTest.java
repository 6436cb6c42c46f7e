package dev.facevalue.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WilsonTest {

    /**
     * R. G. Newcombe, Statistics in Medicine 17 (1998) 857–872, Table I, method 3, to the four digits printed there.
     */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "1, 29, 0.0061, 0.1718"})
    void agreesWithNewcombe(long successes, long trials, double low, double high) {
        Interval interval = interval(successes, trials);

        assertThat(interval.low()).isCloseTo(low, within(0.00005));
        assertThat(interval.high()).isCloseTo(high, within(0.00005));
        assertThat(interval.level()).isEqualTo(0.95);
    }

    @Test
    void agreesWithAComputationInExactDecimals() {
        // 40 of 50, z = 1.95996398454005423552: computed apart from this code with 50 decimal digits
        assertThat(interval(40, 50).low()).isCloseTo(0.669628940677776, within(1e-12));
        assertThat(interval(40, 50).high()).isCloseTo(0.887562499842239, within(1e-12));
    }

    @Test
    void noTrialsGiveNoInterval() {
        assertThat(Wilson.interval(new Proportion(0, 0))).isEqualTo(Figure.none(Figure.Reason.NO_TRIALS));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 7, 10, 49, 1_000, 1_000_003, 5_000_000_000L})
    void atNoneAndAtAllOneEndIsTheRateItself(long trials) {
        assertThat(interval(0, trials).low()).isZero();
        assertThat(interval(trials, trials).high()).isEqualTo(1);
        assertThat(interval(0, trials).high()).isBetween(0.0, 1.0);
        assertThat(interval(trials, trials).low()).isBetween(0.0, 1.0);
    }

    @Test
    void holdsTheRateStaysWithinZeroAndOneAndMirrors() {
        for (long seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            long trials = 1 + random.nextLong(1L << (1 + random.nextInt(40)));
            long successes = random.nextLong(trials + 1);
            double rate = (double) successes / trials;

            Interval interval = interval(successes, trials);
            Interval mirrored = interval(trials - successes, trials);

            assertThat(interval.low()).as("seed %d", seed).isBetween(0.0, rate);
            assertThat(interval.high()).as("seed %d", seed).isBetween(rate, 1.0);
            assertThat(interval.low()).as("seed %d", seed).isCloseTo(1 - mirrored.high(), within(1e-12));
        }
    }

    @Test
    void moreTrialsAtTheSameRateGiveANarrowerInterval() {
        double width = 2;
        for (long trials = 10; trials <= 1_000_000; trials *= 10) {
            Interval interval = interval(trials / 2, trials);
            assertThat(interval.high() - interval.low()).isLessThan(width);
            width = interval.high() - interval.low();
        }
    }

    private static Interval interval(long successes, long trials) {
        return ((Figure.Known<Interval>) Wilson.interval(new Proportion(successes, trials))).value();
    }
}

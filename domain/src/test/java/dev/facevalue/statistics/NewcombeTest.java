package dev.facevalue.statistics;

import static dev.facevalue.statistics.Tables.known;
import static dev.facevalue.statistics.Tables.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewcombeTest {

    /**
     * R. G. Newcombe, Statistics in Medicine 17 (1998) 873–890, Table II, method 10, to the four digits printed there.
     */
    @ParameterizedTest
    @CsvSource({
        "56, 70, 48, 80, 0.0524, 0.3339",
        "9, 10, 3, 10, 0.1705, 0.8090",
        "6, 7, 2, 7, 0.0582, 0.8062",
        "5, 56, 0, 29, -0.0381, 0.1926",
        "0, 10, 0, 20, -0.1611, 0.2775",
        "0, 10, 0, 10, -0.2775, 0.2775",
        "10, 10, 0, 20, 0.6791, 1.0000",
        "10, 10, 0, 10, 0.6075, 1.0000"
    })
    void agreesWithNewcombe(
            long successes, long trials, long againstSuccesses, long againstTrials, double low, double high) {
        Effect effect = effect(successes, trials, againstSuccesses, againstTrials);

        assertThat(effect.low()).isCloseTo(low, within(0.00005));
        assertThat(effect.high()).isCloseTo(high, within(0.00005));
    }

    /** Computed apart from this code with 40 decimal digits. */
    @ParameterizedTest
    @CsvSource({
        "56, 70, 48, 80, 0.2, 0.05243147240236, 0.3338726540369",
        "273, 350, 289, 350, -0.04571428571429, -0.1044612752618, 0.01333149687498",
        "6000001, 10000000, 5999999, 10000001, 2.59999984e-7, -0.000429146513608, 0.0004296665134325"
    })
    void agreesWithAComputationInExactDecimals(
            long successes,
            long trials,
            long againstSuccesses,
            long againstTrials,
            double estimate,
            double low,
            double high) {
        Effect effect = effect(successes, trials, againstSuccesses, againstTrials);

        assertThat(effect.estimate()).isCloseTo(estimate, within(1e-13));
        assertThat(effect.low()).isCloseTo(low, within(1e-13));
        assertThat(effect.high()).isCloseTo(high, within(1e-13));
    }

    @Test
    void withoutTrialsOfBothThereIsNoDifference() {
        assertThat(Newcombe.riskDifference(table(0, 0, 0, 0))).isEqualTo(Figure.none(Figure.Reason.NO_TRIALS));
        assertThat(Newcombe.riskDifference(table(1, 2, 0, 0))).isEqualTo(Figure.none(Figure.Reason.NO_TRIALS));
        assertThat(Newcombe.riskDifference(table(0, 0, 1, 2))).isEqualTo(Figure.none(Figure.Reason.NO_TRIALS));
    }

    @Test
    void staysWithinMinusOneAndOneAndMirrors() {
        for (long seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            long trials = 1 + random.nextLong(1L << (1 + random.nextInt(30)));
            long againstTrials = 1 + random.nextLong(1L << (1 + random.nextInt(30)));
            long successes = random.nextLong(trials + 1);
            long againstSuccesses = random.nextLong(againstTrials + 1);

            Effect effect = effect(successes, trials, againstSuccesses, againstTrials);
            Effect mirrored = effect(againstSuccesses, againstTrials, successes, trials);

            assertThat(effect.low()).as("seed %d", seed).isGreaterThanOrEqualTo(-1);
            assertThat(effect.high()).as("seed %d", seed).isLessThanOrEqualTo(1);
            assertThat(mirrored)
                    .as("seed %d", seed)
                    .isEqualTo(new Effect(-effect.estimate() + 0.0, -effect.high(), -effect.low()));
        }
    }

    private static Effect effect(long successes, long trials, long againstSuccesses, long againstTrials) {
        return known(Newcombe.riskDifference(table(successes, trials, againstSuccesses, againstTrials)));
    }
}

package dev.facevalue.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BetaMixtureTest {

    private static final BetaMixture THREE =
            new BetaMixture(new double[] {2, 20, 300}, new double[] {8, 20, 100}, new double[] {0.5, 0.3, 0.2});

    /** Calculated with scipy.stats.beta.ppf. */
    @ParameterizedTest
    @CsvSource({
        "1, 1, 0.025, 0.975",
        "2, 3, 0.06758598648854294, 0.8058795503167565",
        "82, 7, 0.8574838302839488, 0.9674199926250003",
        "0.05, 3, 2.0918805609333636e-33, 0.19944031921524447",
        "0.5, 30.5, 1.6231861223464347e-05, 0.07967817381725999",
        "8000000, 2000000, 0.7997520251804077, 0.8002478611612407",
        "10000000, 1, 0.9999996311121226, 0.9999999974682192",
        "0.0085, 1, 3.329307900899228e-189, 0.05086574108433095",
        "1, 10000001, 2.5317805420459767e-09, 3.688878404834665e-07"
    })
    void theIntervalOfOneBetaDistributionIsThatOfSciPy(double alpha, double beta, double low, double high) {
        Interval interval = Counts.beta(alpha, beta).credible();

        double near = 1e-6 * (high - low);
        assertThat(interval.low()).isCloseTo(low, within(near));
        assertThat(interval.high()).isCloseTo(high, within(near));
        assertThat(interval.level()).isEqualTo(0.95);
    }

    /** Calculated with SciPy: scipy.special.betainc, and scipy.optimize.brentq on it. */
    @Test
    void aMixtureIsTheWeightedSumOfItsParts() {
        assertThat(THREE.mean()).isCloseTo(0.4, within(1e-12));
        assertThat(THREE.variance()).isCloseTo(0.05669551177488651, within(1e-12));
        assertThat(THREE.cumulative(0.3)).isCloseTo(0.4032994626404353, within(1e-12));
        assertThat(THREE.cumulative(0.6)).isCloseTo(0.7674818666376679, within(1e-12));
        assertThat(THREE.credible().low()).isCloseTo(0.041023167506997686, within(1e-6));
        assertThat(THREE.credible().high()).isCloseTo(0.7747763557798841, within(1e-6));
    }

    @Test
    void allOfADistributionLiesBetweenZeroAndOne() {
        assertThat(THREE.cumulative(0)).isZero();
        assertThat(THREE.cumulative(1)).isEqualTo(1);
    }

    @Test
    void partsThatLieFarApartAreBothHeld() {
        // Nothing lies between them, so that steps by the density lead astray. Lower part: scipy.stats.beta.ppf(0.05).
        BetaMixture apart =
                new BetaMixture(new double[] {1_000, 999_000}, new double[] {999_000, 1_000}, new double[] {0.5, 0.5});

        assertThat(apart.credible().low()).isCloseTo(0.0009484847, within(1e-6));
        assertThat(apart.credible().high()).isCloseTo(1 - 0.0009484847, within(1e-6));
    }

    @Test
    void fromTheUniformPriorSuccessesAndFailuresCountOneMore() {
        BetaMixture rate = BetaMixture.fromUniformPrior(new EffectiveCount(7.5, 10));

        // Beta(8.5, 3.5)
        assertThat(rate.mean()).isCloseTo(8.5 / 12, within(1e-12));
        assertThat(rate.variance()).isCloseTo(8.5 * 3.5 / (12 * 12 * 13), within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"3, 9", "0.4, 2.5", "200, 5", "1e6, 3e6"})
    void theMirroredDistributionHasTheMirroredInterval(double alpha, double beta) {
        Interval interval = Counts.beta(alpha, beta).credible();
        Interval mirrored = Counts.beta(beta, alpha).credible();

        assertThat(mirrored.low()).isCloseTo(1 - interval.high(), within(1e-7));
        assertThat(mirrored.high()).isCloseTo(1 - interval.low(), within(1e-7));
    }
}

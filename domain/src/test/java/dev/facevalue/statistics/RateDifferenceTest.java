package dev.facevalue.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateDifferenceTest {

    /** Within a tenth of a percentage point, and within a hundredth of a standard deviation where that is less. */
    private static Offset<Double> near(BetaMixture one, BetaMixture other) {
        return within(Math.min(0.001, 0.01 * Math.sqrt(one.variance() + other.variance())));
    }

    /**
     * By SciPy 1.11: brentq over Gauss and Legendre's quadrature, 8 points in each of 4,000 pieces, of the one's beta
     * density by the other's distribution function. The first by hand too: the difference of two uniform rates is
     * triangular, and (1 + d)² / 2 = 0.025 at d = −0.7763932.
     */
    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, 1, 0, -0.7763932019, 0.7763932019",
        "9, 3, 5, 6, 0.2954545455, -0.0872024857, 0.6406286568",
        "81, 21, 8001, 2001, -0.0058223649, -0.0894087235, 0.0669635445",
        "8e6, 2e6, 7999800, 2000200, 0.00002, -0.00033061557671, 0.00037061557718",
        "8e6, 2e6, 80, 20, 0, -0.0720157303, 0.0833679747",
        "80, 20, 8e6, 2e6, 0, -0.0833679747, 0.0720157303",
        "1.5, 30.5, 2, 40, -0.0007440476, -0.0970474771, 0.1049738413",
        "41, 2, 2, 41, 0.9069767442, 0.8014636980, 0.9739417533",
        "1011, 268, 566, 454, 0.2355593371, 0.1977115348, 0.2732406114"
    })
    void agreesWithNumericalIntegration(
            double alpha, double beta, double otherAlpha, double otherBeta, double estimate, double low, double high) {
        BetaMixture one = beta(alpha, beta);
        BetaMixture other = beta(otherAlpha, otherBeta);

        Effect difference = RateDifference.between(one, other);

        assertThat(difference.estimate()).isCloseTo(estimate, within(1e-10));
        assertThat(difference.low()).isCloseTo(low, near(one, other));
        assertThat(difference.high()).isCloseTo(high, near(one, other));
    }

    @Test
    void ofMixturesAllPartsCount() {
        // Both near 0.2 or near 0.8, with a standard deviation of 0.028: the difference is near −0.6, 0 or 0.6, with
        // 1/4,
        // 1/2 and 1/4, so that a tenth of those near −0.6 lie below: −0.6 − 1.28 · 0.028 · √2.
        BetaMixture either = new BetaMixture(new double[] {40, 160}, new double[] {160, 40}, new double[] {0.5, 0.5});

        Effect difference = RateDifference.between(either, either);

        assertThat(difference.estimate()).isCloseTo(0, within(1e-12));
        assertThat(difference.low()).isCloseTo(-0.651, within(0.003));
        assertThat(difference.high()).isCloseTo(0.651, within(0.003));
    }

    @Test
    void theOtherWayRoundItHasTheOtherSign() {
        long seed = 20_261_125;
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            BetaMixture one = any(random);
            BetaMixture other = any(random);

            Effect difference = RateDifference.between(one, other);
            Effect turned = RateDifference.between(other, one);

            assertThat(turned.estimate()).as("seed %d, %d", seed, i).isEqualTo(-difference.estimate());
            assertThat(turned.low()).as("seed %d, %d", seed, i).isCloseTo(-difference.high(), near(one, other));
            assertThat(turned.high()).as("seed %d, %d", seed, i).isCloseTo(-difference.low(), near(one, other));
        }
    }

    @Test
    void itStaysAmongDifferencesAndHoldsWhatIsExpected() {
        long seed = 20_261_126;
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            Effect difference = RateDifference.between(any(random), any(random));

            assertThat(difference.low()).as("seed %d, %d", seed, i).isBetween(-1.0, difference.estimate());
            assertThat(difference.high()).as("seed %d, %d", seed, i).isBetween(difference.estimate(), 1.0);
        }
    }

    @Test
    void whatIsExpectedBeyondTheIntervalIsHeldAllTheSame() {
        // The one is next to nothing but for once in a while: expected 0.01, and below 1e-9 in 97.5 % of all cases.
        Effect difference = RateDifference.between(beta(1e-3, 0.099), beta(1, 1e9));

        assertThat(difference.estimate()).isCloseTo(0.01, within(1e-6));
        assertThat(difference.high()).isGreaterThanOrEqualTo(difference.estimate());
    }

    @Test
    void countsMakeItNarrower() {
        double few = width(RateDifference.between(beta(8, 4), beta(6, 6)));
        double many = width(RateDifference.between(beta(800, 400), beta(600, 600)));

        assertThat(many).isCloseTo(few / 10, within(0.02));
    }

    private static double width(Effect effect) {
        return effect.high() - effect.low();
    }

    private static BetaMixture any(Random random) {
        return beta(Math.exp(random.nextDouble(-1, 12)), Math.exp(random.nextDouble(-1, 12)));
    }

    private static BetaMixture beta(double alpha, double beta) {
        return new BetaMixture(new double[] {alpha}, new double[] {beta}, new double[] {1});
    }
}

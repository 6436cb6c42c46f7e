package dev.facevalue.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.numbers.gamma.LogBeta;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StirlingTest {

    /** Calculated with mpmath to 40 digits: loggamma(x) − (x − 1/2) log(x) + x − log(2π)/2. */
    @ParameterizedTest
    @CsvSource({
        "0.008333333333333333, 1.5182831906865769",
        "0.5, 0.15342640972002735",
        "1, 0.081061466795327258",
        "2.5, 0.033162873519936287",
        "9.999, 0.0083313960204663433",
        "10, 0.0083305634333628713",
        "123.25, 0.00067613103833426083",
        "1e7, 8.3333333333333306e-9"
    })
    void isWhatTheFormulaLeaves(double x, double remainder) {
        assertThat(Stirling.remainder(x)).isCloseTo(remainder, within(1e-14));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.7, 3, 9.5, 14, 600, 40_000})
    void makesTheLogarithmOfTheBetaFunctionThatCommonsNumbersHas(double alpha) {
        for (double beta : new double[] {0.02, 1, 8, 11.5, 250, 90_000}) {
            double sum = alpha + beta;

            double log = (alpha - 0.5) * Math.log(alpha / sum)
                    + (beta - 0.5) * Math.log(beta / sum)
                    + (Math.log(2 * Math.PI) - Math.log(sum)) / 2
                    + Stirling.remainder(alpha)
                    + Stirling.remainder(beta)
                    - Stirling.remainder(sum);

            // The quotients are rounded, which their logarithms are multiplied with.
            assertThat(log).isCloseTo(LogBeta.value(alpha, beta), within(1e-14 + 2e-16 * sum));
        }
    }

    @Test
    void doesNotJumpWhereTheSeriesBegins() {
        assertThat(Stirling.remainder(Math.nextDown(10.0))).isCloseTo(Stirling.remainder(10), within(3e-15));
    }
}

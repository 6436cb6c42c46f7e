package dev.facevalue.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChiSquaredTest {

    /** Calculated with SciPy's chi2.sf; the first is the well-known 5 % point. */
    @ParameterizedTest
    @CsvSource({"3.8414588206941254, 1, 0.05", "25, 10, 0.005345505487134069", "0, 3, 1"})
    void thePValueIsTheTailBeyondTheStatistic(double statistic, int degreesOfFreedom, double pValue) {
        ChiSquared test = ChiSquared.of(statistic, degreesOfFreedom);

        assertThat(test.pValue()).isCloseTo(pValue, within(1e-14));
        assertThat(test.statistic()).isEqualTo(statistic);
        assertThat(test.degreesOfFreedom()).isEqualTo(degreesOfFreedom);
    }
}

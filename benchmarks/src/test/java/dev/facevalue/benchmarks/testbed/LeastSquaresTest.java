package dev.facevalue.benchmarks.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LeastSquaresTest {

    private static final double CLOSE = 1e-4;

    /** Anscombe's first quartet; the figures are those of R's lm. */
    @Test
    void theSlopeAndItsErrorAreThoseOfOtherPrograms() {
        LeastSquares line = LeastSquares.through(
                new double[] {10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5},
                new double[] {8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68});

        assertThat(line.slope()).isCloseTo(0.5001, within(CLOSE));
        assertThat(line.standardError()).isCloseTo(0.1179, within(CLOSE));
        assertThat(line.low()).isCloseTo(0.2334, within(CLOSE));
        assertThat(line.high()).isCloseTo(0.7668, within(CLOSE));
    }

    @Test
    void aStraightLineLeavesNoDoubt() {
        LeastSquares line = LeastSquares.through(new double[] {1, 2, 3}, new double[] {5, 7, 9});

        assertThat(line.slope()).isCloseTo(2, within(CLOSE));
        assertThat(line.high() - line.low()).isCloseTo(0, within(CLOSE));
    }

    @Test
    void twoPointsSayNothingOfTheError() {
        LeastSquares line = LeastSquares.through(new double[] {1, 2}, new double[] {5, 7});

        assertThat(line.slope()).isEqualTo(2);
        assertThat(line.low()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(line.high()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void nothingIsKnownWhereNothingWasMeasured() {
        assertThat(LeastSquares.through(new double[0], new double[0]).standardError())
                .isInfinite();
        assertThat(LeastSquares.through(new double[] {1, 1, 1}, new double[] {1, 2, 3})
                        .standardError())
                .isInfinite();
    }
}

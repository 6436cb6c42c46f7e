package dev.facevalue.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BestOptionTest {

    /**
     * Calculated with mpmath.quad and, for the large ones, by a trapezoidal sum of SciPy's over 400,001 points. Farther
     * off are rates that lie where no double can tell them from 0, and those of which one is known a hundred times
     * better than another, so that its step falls between the other's points.
     */
    static Stream<Arguments> integrated() {
        return Stream.of(
                Arguments.of(5e-6, betas(9, 3, 5, 6), List.of(0.9365325077, 0.0634674922)),
                Arguments.of(5e-6, betas(0.5, 30.5, 2, 40), List.of(0.1589368444, 0.8410631556)),
                Arguments.of(1e-3, betas(0.05, 3, 0.1, 3), List.of(0.3324805795, 0.6675194205)),
                Arguments.of(5e-6, betas(81, 21, 8_001, 2_001), List.of(0.4609966157, 0.5390033843)),
                Arguments.of(5e-6, betas(8e6, 2e6, 7.9998e6, 2.0002e6), List.of(0.5445095268, 0.4554904732)),
                Arguments.of(5e-6, betas(8e6, 2e6, 80, 20), List.of(0.4800217109, 0.5199782891)),
                Arguments.of(5e-6, betas(9, 3, 5, 6, 21, 11), List.of(0.7320688202, 0.0316049390, 0.2363262408)),
                Arguments.of(5e-6, betas(31, 71, 11, 21, 301, 701), List.of(0.2499230663, 0.5907291127, 0.1593478210)),
                Arguments.of(
                        5e-6, betas(8e6, 2e6, 80, 20, 790, 210), List.of(0.3741731878, 0.5043657262, 0.1214610860)));
    }

    @ParameterizedTest
    @MethodSource("integrated")
    void agreesWithNumericalIntegration(double near, List<BetaMixture> rates, List<Double> integrated) {
        List<Double> best = BestOption.probabilities(rates);

        assertThat(best).hasSameSizeAs(rates);
        for (int option = 0; option < best.size(); option++) {
            assertThat(best.get(option)).as("option %d", option).isCloseTo(integrated.get(option), within(near));
        }
        assertThat(best.stream().mapToDouble(d -> d).sum()).isCloseTo(1, within(1e-12));
    }

    @Test
    void agreesWithAnIntegralDoneByHand() {
        // ∫ 2x · x · (1 − (1 − x)²) dx = ∫ 4x³ − 2x⁴ dx = 0.6, and so on.
        List<Double> best = BestOption.probabilities(betas(2, 1, 1, 1, 1, 2));

        assertThat(best.get(0)).isCloseTo(0.6, within(1e-6));
        assertThat(best.get(1)).isCloseTo(0.3, within(1e-6));
        assertThat(best.get(2)).isCloseTo(0.1, within(1e-6));
    }

    @Test
    void optionsOfWhichTheSameIsKnownShareEvenly() {
        assertThat(BestOption.probabilities(betas(0.02, 50, 0.02, 50, 0.02, 50)))
                .allSatisfy(best -> assertThat(best).isCloseTo(1 / 3.0, within(1e-12)));
    }

    @Test
    void anotherOrderOfOptionsIsTheSameAnswerInAnotherOrder() {
        List<Double> best = BestOption.probabilities(betas(9, 3, 5, 6, 21, 11));
        List<Double> turned = BestOption.probabilities(betas(21, 11, 9, 3, 5, 6));

        assertThat(turned.get(0)).isCloseTo(best.get(2), within(1e-12));
        assertThat(turned.get(1)).isCloseTo(best.get(0), within(1e-12));
        assertThat(turned.get(2)).isCloseTo(best.get(1), within(1e-12));
    }

    @Test
    void aFurtherSuccessMakesAnOptionLikelierToBeBest() {
        double before = 0;
        for (int successes = 0; successes <= 20; successes++) {
            double best = BestOption.probabilities(betas(1 + successes, 21 - successes, 10, 10))
                    .getFirst();
            assertThat(best).isGreaterThan(before);
            before = best;
        }
    }

    /** Single beta distributions; shapes in pairs. */
    private static List<BetaMixture> betas(double... shapes) {
        return IntStream.range(0, shapes.length / 2)
                .mapToObj(i -> Counts.beta(shapes[2 * i], shapes[2 * i + 1]))
                .toList();
    }
}

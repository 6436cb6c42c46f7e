package dev.facevalue.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HolmTest {

    /** By hand: 4 · 0.005, 3 · 0.01, 2 · 0.03, and 0.04, which must not be less than the one before. */
    @Test
    void theSmallestIsMultipliedByHowManyThereAreTheNextByOneLess() {
        assertAdjusted(List.of(0.01, 0.04, 0.03, 0.005), List.of(0.03, 0.06, 0.06, 0.02));
    }

    @Test
    void noneIsMoreThanOne() {
        assertAdjusted(List.of(0.6, 0.7, 0.2), List.of(1.0, 1.0, 0.6));
    }

    @Test
    void equalOnesStayEqual() {
        assertAdjusted(List.of(0.02, 0.02, 0.5), List.of(0.06, 0.06, 0.5));
    }

    @Test
    void oneAloneStaysAsItIs() {
        assertThat(Holm.adjusted(List.of(0.03))).containsExactly(0.03);
    }

    @Test
    void noTestsHaveNothingToAdjust() {
        assertThat(Holm.adjusted(List.of())).isEmpty();
    }

    private static void assertAdjusted(List<Double> pValues, List<Double> adjusted) {
        assertThat(Holm.adjusted(pValues))
                .usingElementComparator((one, other) -> Math.abs(one - other) < 1e-15 ? 0 : Double.compare(one, other))
                .isEqualTo(adjusted);
    }
}

package dev.facevalue.benchmarks.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.facevalue.statistics.Proportion;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuredTest {

    @Test
    void aMeanHasTheStandardErrorOfAMean() {
        Measured measured = Measured.mean(List.of(1.0, 2.0, 6.0));

        // Squares 4 + 1 + 9 = 14, variance 7, of a mean of three 7/3.
        assertThat(measured.value()).isEqualTo(3);
        assertThat(measured.standardError()).isCloseTo(Math.sqrt(7 / 3.0), within(1e-12));
        assertThat(measured.cases()).isEqualTo(3);
    }

    @Test
    void aShareIsOfAllCasesAndItsErrorOfWholeWorlds() {
        Measured measured = Measured.share(List.of(new Proportion(9, 10), new Proportion(3, 10), Proportion.NONE));

        // 12 of 20 are 0.6; residuals 3, −3 and 0: 3/2 · 18 = 27.
        assertThat(measured.value()).isCloseTo(0.6, within(1e-12));
        assertThat(measured.standardError()).isCloseTo(Math.sqrt(27) / 20, within(1e-12));
        assertThat(measured.cases()).isEqualTo(20);
    }

    @Test
    void ofWorldsWithOneCaseEachTheErrorIsThatOfAProportion() {
        List<Proportion> worlds =
                List.of(new Proportion(1, 1), new Proportion(1, 1), new Proportion(0, 1), new Proportion(1, 1));

        assertThat(Measured.share(worlds).standardError()).isCloseTo(Math.sqrt(0.75 * 0.25 / 3), within(1e-12));
    }

    @Test
    void withoutACaseThereIsNoFigure() {
        assertThat(Measured.share(Collections.nCopies(3, Proportion.NONE)).cases())
                .isZero();
    }
}

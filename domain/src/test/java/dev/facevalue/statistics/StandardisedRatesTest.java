package dev.facevalue.statistics;

import static dev.facevalue.statistics.Tables.ADMISSIONS;
import static dev.facevalue.statistics.Tables.KIDNEY_STONES;
import static dev.facevalue.statistics.Tables.known;
import static dev.facevalue.statistics.Tables.strata;
import static dev.facevalue.statistics.Tables.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StandardisedRatesTest {

    /** By hand: of 700 stones 357 are small and 343 large, so (357 · 81/87 + 343 · 192/263) / 700 for open surgery. */
    @Test
    void openSurgeryIsBetterForStonesOfTheSizesOfAll() {
        StandardisedRates rates = known(StandardisedRates.of(KIDNEY_STONES));

        assertThat(rates.option()).isCloseTo(0.832546217385604, within(1e-12));
        assertThat(rates.against()).isCloseTo(0.778875, within(1e-12));
    }

    /** Computed apart from this code with 40 decimal digits. */
    @Test
    void agreesWithAComputationInExactDecimalsAboutTheAdmissions() {
        StandardisedRates rates = known(StandardisedRates.of(ADMISSIONS));

        assertThat(rates.option()).isCloseTo(0.387318582689422, within(1e-12));
        assertThat(rates.against()).isCloseTo(0.429955380460725, within(1e-12));
    }

    @Test
    void oneStratumHasItsOwnRates() {
        assertThat(StandardisedRates.of(strata(table(40, 50, 30, 60))))
                .isEqualTo(Figure.of(new StandardisedRates(0.8, 0.5)));
    }

    @Test
    void whatAlwaysOrNeverSucceedsDoesSoExactlyWhateverTheWeights() {
        assertThat(StandardisedRates.of(strata(table(3, 3, 0, 7), table(49, 49, 0, 13), table(7, 7, 0, 11))))
                .isEqualTo(Figure.of(new StandardisedRates(1, 0)));
    }

    @ParameterizedTest
    @MethodSource("dev.facevalue.statistics.Tables#withNothingToCompare")
    void withoutTrialsOfBothThereAreNoRates(Strata nothing) {
        assertThat(StandardisedRates.of(nothing)).isEqualTo(Figure.none(Figure.Reason.NO_COMMON_STRATUM));
    }
}

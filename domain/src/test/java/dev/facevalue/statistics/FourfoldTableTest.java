package dev.facevalue.statistics;

import static dev.facevalue.statistics.Tables.known;
import static dev.facevalue.statistics.Tables.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FourfoldTableTest {

    @Test
    void theCrudeOddsRatioOfTheKidneyStonesIsAsCalculatedWithSciPy() {
        assertThat(known(table(273, 350, 289, 350).oddsRatio())).isCloseTo(0.7483, within(0.00005));
    }

    @Test
    void anOddsRatioIsTheOddsOfTheOptionByThoseOfTheOther() {
        assertThat(table(40, 50, 30, 60).oddsRatio()).isEqualTo(Figure.of(4.0));
        assertThat(table(30, 60, 40, 50).oddsRatio()).isEqualTo(Figure.of(0.25));
        assertThat(table(0, 50, 30, 60).oddsRatio()).isEqualTo(Figure.of(0.0));
        assertThat(table(30, 60, 60, 60).oddsRatio()).isEqualTo(Figure.of(0.0));
    }

    @Test
    void anOddsRatioOfTenMillionDealsIsFinite() {
        assertThat(known(table(9_999_999, 10_000_000, 1, 10_000_000).oddsRatio()))
                .isCloseTo(9_999_999.0 * 9_999_999.0, within(1.0));
    }

    @Test
    void oddsThatHaveNoBoundHaveNoRatio() {
        assertThat(table(50, 50, 30, 60).oddsRatio()).isEqualTo(Figure.none(Figure.Reason.UNBOUNDED));
        assertThat(table(40, 50, 0, 60).oddsRatio()).isEqualTo(Figure.none(Figure.Reason.UNBOUNDED));
        assertThat(table(50, 50, 0, 60).oddsRatio()).isEqualTo(Figure.none(Figure.Reason.UNBOUNDED));
    }

    @Test
    void whereAllTrialsEndAlikeThereAreNoOddsToCompare() {
        assertThat(table(50, 50, 60, 60).oddsRatio()).isEqualTo(Figure.none(Figure.Reason.NO_VARIATION));
        assertThat(table(0, 50, 0, 60).oddsRatio()).isEqualTo(Figure.none(Figure.Reason.NO_VARIATION));
    }

    @Test
    void withoutTrialsOfBothThereAreNoOddsToCompare() {
        assertThat(table(0, 0, 0, 0).oddsRatio()).isEqualTo(Figure.none(Figure.Reason.NO_TRIALS));
        assertThat(table(1, 2, 0, 0).oddsRatio()).isEqualTo(Figure.none(Figure.Reason.NO_COMMON_STRATUM));
        assertThat(table(0, 0, 1, 2).oddsRatio()).isEqualTo(Figure.none(Figure.Reason.NO_COMMON_STRATUM));
    }

    @Test
    void tablesOfSeparateTrialsAreMerged() {
        assertThat(table(81, 87, 234, 270).plus(table(192, 263, 55, 80))).isEqualTo(table(273, 350, 289, 350));
        assertThat(table(81, 87, 234, 270).trials()).isEqualTo(357);
    }

    @Test
    void bothOutcomesAndBothOptionsMakeATableInformative() {
        assertThat(table(1, 2, 0, 1).isInformative()).isTrue();
        assertThat(table(1, 1, 0, 1).isInformative()).isTrue();
        assertThat(table(0, 1, 1, 1).isInformative()).isTrue();
        assertThat(table(0, 2, 0, 1).isInformative()).isFalse();
        assertThat(table(2, 2, 1, 1).isInformative()).isFalse();
        assertThat(table(1, 2, 0, 0).isInformative()).isFalse();
        assertThat(table(0, 0, 1, 2).isInformative()).isFalse();
    }
}

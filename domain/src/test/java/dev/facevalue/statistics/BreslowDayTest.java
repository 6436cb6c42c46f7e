package dev.facevalue.statistics;

import static dev.facevalue.statistics.Tables.ADMISSIONS;
import static dev.facevalue.statistics.Tables.KIDNEY_STONES;
import static dev.facevalue.statistics.Tables.RABBITS;
import static dev.facevalue.statistics.Tables.known;
import static dev.facevalue.statistics.Tables.strata;
import static dev.facevalue.statistics.Tables.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BreslowDayTest {

    /** Computed apart from this code with 40 decimal digits; those of the kidney stones also with SciPy. */
    @Test
    void agreesWithAComputationInExactDecimals() {
        assertTest(BreslowDay.test(KIDNEY_STONES), 0.968446440840886, 1, 0.325067937889335);
        assertTest(BreslowDay.test(ADMISSIONS), 18.825513705236, 5, 0.00207139034991799);
        // Where no rabbit was cured, or all were, no odds ratio shows: three of five doses remain.
        assertTest(BreslowDay.test(RABBITS), 8.62733176236509, 2, 0.0133843939519939);
    }

    @Test
    void strataThatDisagreeStronglyAreFound() {
        assertTest(
                BreslowDay.test(strata(table(90, 100, 50, 100), table(20, 60, 50, 60))),
                67.8801690721935,
                1,
                1.73739800665988e-16);
    }

    @Test
    void strataThatAgreeAreNotFoundToDiffer() {
        assertTest(BreslowDay.test(strata(table(40, 50, 30, 60), table(400, 500, 300, 600))), 0, 1, 1);
    }

    /** Computed apart from this code with 40 decimal digits. */
    @Test
    void smallStrataAreLeftOutWhereTheyAreToBe() {
        Strata withSmall = strata(
                table(81, 87, 234, 270),
                table(192, 263, 55, 80),
                table(1, 2, 0, 3),
                table(2, 3, 3, 4),
                table(1, 1, 0, 1));

        assertTest(BreslowDay.test(withSmall), 4.26085935314109, 4, 0.371851980944058);
        assertThat(BreslowDay.testOfLargeStrata(withSmall)).isEqualTo(BreslowDay.test(KIDNEY_STONES));
    }

    /** Odds ratios of 1 in all strata, so that each cell is fitted by its margins: here to 1, there to less. */
    @Test
    void aStratumWithFittedCellsOfOneIsLargeEnough() {
        FourfoldTable large = table(40, 80, 40, 80);

        assertThat(known(BreslowDay.testOfLargeStrata(strata(large, large, table(1, 2, 1, 2))))
                        .degreesOfFreedom())
                .isEqualTo(2);
        assertThat(known(BreslowDay.testOfLargeStrata(strata(large, large, table(1, 3, 1, 3), table(1, 4, 0, 0))))
                        .degreesOfFreedom())
                .isEqualTo(2);
        assertThat(known(BreslowDay.testOfLargeStrata(strata(large, large, table(1, 1, 1, 2))))
                        .degreesOfFreedom())
                .isEqualTo(1);
    }

    /** In each of the four, another cell is the small one. */
    @Test
    void aStratumIsSmallWhicheverItsSmallCellIs() {
        FourfoldTable large = table(40, 80, 40, 80);
        for (FourfoldTable small :
                List.of(table(0, 2, 2, 80), table(2, 2, 78, 80), table(2, 80, 0, 2), table(78, 80, 2, 2))) {
            assertThat(known(BreslowDay.testOfLargeStrata(strata(large, large, small)))
                            .degreesOfFreedom())
                    .isEqualTo(1);
        }
    }

    /** Computed apart from this code with 40 decimal digits. */
    @Test
    void nearCertaintyAboutTenMillionDealsDrownsInNoRounding() {
        Strata steep = strata(table(9_999_999, 10_000_000, 1, 10_000_000), table(3, 5, 50, 100), table(2, 3, 1, 4));

        for (Strata each : List.of(steep, Tables.swapped(steep), Tables.failing(steep))) {
            ChiSquared test = known(BreslowDay.test(each));
            assertThat(test.statistic()).isCloseTo(3381823.35026695, within(0.01));
            assertThat(test.pValue()).isZero();
        }
    }

    @Test
    void tenMillionDealsThatAgreeAreNotFoundToDiffer() {
        Strata strata =
                strata(table(6_000_001, 10_000_000, 5_999_999, 10_000_001), table(10, 20, 5_000_000, 9_999_999));

        ChiSquared test = known(BreslowDay.test(strata));

        assertThat(test.statistic()).isCloseTo(0, within(1e-9));
        assertThat(test.pValue()).isCloseTo(0.999997710381242, within(1e-6));
    }

    @ParameterizedTest
    @MethodSource("dev.facevalue.statistics.Tables#withNothingToCompare")
    void withoutTrialsOfBothThereIsNothingToTest(Strata nothing) {
        assertThat(BreslowDay.test(nothing)).isEqualTo(Figure.none(Figure.Reason.NO_COMMON_STRATUM));
        assertThat(BreslowDay.testOfLargeStrata(nothing)).isEqualTo(Figure.none(Figure.Reason.NO_COMMON_STRATUM));
    }

    static Stream<Strata> tooFew() {
        return Stream.of(
                strata(table(40, 50, 30, 60)), strata(table(40, 50, 30, 60), table(0, 5, 0, 7), table(3, 3, 4, 4)));
    }

    @ParameterizedTest
    @MethodSource("tooFew")
    void oneInformativeStratumCannotDifferFromAnother(Strata strata) {
        assertThat(BreslowDay.test(strata)).isEqualTo(Figure.none(Figure.Reason.TOO_FEW_STRATA));
        assertThat(BreslowDay.testOfLargeStrata(strata)).isEqualTo(Figure.none(Figure.Reason.TOO_FEW_STRATA));
    }

    @Test
    void withoutACommonOddsRatioThereIsNothingToDifferFrom() {
        assertThat(BreslowDay.test(strata(table(5, 5, 3, 7), table(4, 4, 0, 1))))
                .isEqualTo(Figure.none(Figure.Reason.UNBOUNDED));
        assertThat(BreslowDay.test(strata(table(5, 5, 7, 7), table(4, 4, 1, 1))))
                .isEqualTo(Figure.none(Figure.Reason.NO_VARIATION));
    }

    @Test
    void largeStrataMayHaveNoCommonOddsRatioThoughAllHave() {
        assertThat(BreslowDay.testOfLargeStrata(strata(table(1, 2, 0, 3), table(2, 3, 3, 4), table(1, 1, 0, 1))))
                .isEqualTo(Figure.none(Figure.Reason.NO_COMMON_STRATUM));
    }

    @Test
    void whateverTheCountsItTestsTheSameWhicheverSideItIsLookedAtFrom() {
        for (long seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            List<FourfoldTable> tables = new ArrayList<>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                long trials = random.nextLong(1L << random.nextInt(1, 24));
                long againstTrials = random.nextLong(1L << random.nextInt(1, 24));
                tables.add(
                        table(random.nextLong(trials + 1), trials, random.nextLong(againstTrials + 1), againstTrials));
            }
            Strata strata = Strata.of(tables);
            if (BreslowDay.test(strata) instanceof Figure.Known<ChiSquared>(ChiSquared test)) {
                assertThat(test.statistic()).as("seed %d", seed).isBetween(0.0, Double.MAX_VALUE);
                assertThat(test.pValue()).as("seed %d", seed).isBetween(0.0, 1.0);
                for (Strata mirrored : List.of(Tables.swapped(strata), Tables.failing(strata))) {
                    assertThat(known(BreslowDay.test(mirrored)).statistic())
                            .as("seed %d", seed)
                            .isCloseTo(test.statistic(), within(1e-7 * Math.max(1, test.statistic())));
                }
            }
        }
    }

    private static void assertTest(Figure<ChiSquared> figure, double statistic, int degreesOfFreedom, double pValue) {
        ChiSquared test = known(figure);
        assertThat(test.statistic()).isCloseTo(statistic, within(1e-11));
        assertThat(test.degreesOfFreedom()).isEqualTo(degreesOfFreedom);
        assertThat(test.pValue()).isCloseTo(pValue, within(1e-12));
    }
}

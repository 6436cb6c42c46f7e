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
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MantelHaenszelTest {

    private static final Offset<Double> AS_PRINTED = within(0.00005);
    private static final Offset<Double> EXACTLY = within(1e-12);

    /** As printed by {@code mantelhaen.test(Rabbits)} in R; three strata have empty cells. */
    @Test
    void agreesWithRAboutTheRabbits() {
        assertEffect(MantelHaenszel.oddsRatio(RABBITS), 7, 1.026713, 47.725133, within(0.0000005));
        assertTest(MantelHaenszel.test(RABBITS), 3.9286, 0.04747, AS_PRINTED);
    }

    /** As printed by {@code mantelhaen.test(UCBAdmissions)} in R. */
    @Test
    void agreesWithRAboutTheAdmissions() {
        assertEffect(MantelHaenszel.oddsRatio(ADMISSIONS), 0.9046968, 0.7719074, 1.0603298, within(0.00000005));
        assertTest(MantelHaenszel.test(ADMISSIONS), 1.4269, 0.2323, AS_PRINTED);
    }

    /** Computed apart from this code with 40 decimal digits; the first four of each also with SciPy. */
    @Test
    void agreesWithAComputationInExactDecimalsAboutTheKidneyStones() {
        assertEffect(
                MantelHaenszel.oddsRatio(KIDNEY_STONES),
                1.44684662494262,
                0.915793413504025,
                2.28584866984157,
                EXACTLY);
        assertTest(MantelHaenszel.test(KIDNEY_STONES), 2.09125685009361, 0.148144148590089, EXACTLY);
        assertThat(known(MantelHaenszel.riskDifference(KIDNEY_STONES))).isCloseTo(0.0538355702434747, EXACTLY);
        assertEffect(
                MantelHaenszel.riskDifferenceInterval(KIDNEY_STONES),
                0.0538355702434747,
                -0.0119294452174914,
                0.119600585704441,
                EXACTLY);
    }

    /** Computed apart from this code with 40 decimal digits. */
    @Test
    void agreesWithAComputationInExactDecimalsAboutRiskDifferences() {
        assertEffect(
                MantelHaenszel.riskDifferenceInterval(RABBITS),
                0.228035538005923,
                0.0419666695048022,
                0.414104406507044,
                EXACTLY);
        assertEffect(
                MantelHaenszel.riskDifferenceInterval(ADMISSIONS),
                -0.0184251961908525,
                -0.0474824353465422,
                0.0106320429648372,
                EXACTLY);
    }

    /** Computed apart from this code with 40 decimal digits. */
    @Test
    void agreesWithAComputationInExactDecimalsAboutTenMillionDeals() {
        Strata strata =
                strata(table(6_000_001, 10_000_000, 5_999_999, 10_000_001), table(10, 20, 5_000_000, 9_999_999));

        assertEffect(MantelHaenszel.oddsRatio(strata), 1.00000108332848, 0.998213490689663, 1.00179187717372, EXACTLY);
        assertTest(MantelHaenszel.test(strata), 5.33329691134359e-7, 0.999417309545121, within(1e-8));
        assertEffect(
                MantelHaenszel.riskDifferenceInterval(strata),
                2.59998744007548e-7,
                -0.000429145767355239,
                0.000429665764843254,
                EXACTLY);
    }

    @Test
    void nearCertaintyAboutTenMillionDealsIsFinite() {
        Strata strata = strata(table(9_999_999, 10_000_000, 1, 10_000_000), table(3, 5, 50, 100), table(2, 3, 1, 4));

        Effect oddsRatio = known(MantelHaenszel.oddsRatio(strata));
        assertThat(oddsRatio.estimate()).isCloseTo(4565218.35680529, within(1e-6));
        assertThat(oddsRatio.low()).isCloseTo(1845239.59588511, within(1e-6));
        assertThat(oddsRatio.high()).isCloseTo(11294586.7256415, within(1e-6));
        assertTest(MantelHaenszel.test(strata), 19999969.4580928, 0, within(1e-6));
    }

    /**
     * Odds ratio, its interval by Woolf and by Robins, Breslow and Greenland agree there: 1/40 + 1/10 + 1/30 + 1/30.
     */
    @Test
    void oneStratumHasItsOwnOddsRatio() {
        Strata one = strata(table(40, 50, 30, 60));
        double factor = Math.exp(1.959963984540054 * Math.sqrt(1.0 / 40 + 1.0 / 10 + 1.0 / 30 + 1.0 / 30));

        assertEffect(MantelHaenszel.oddsRatio(one), 4, 4 / factor, 4 * factor, EXACTLY);
        assertTest(MantelHaenszel.test(one), 9.2653244047619, 0.00233533111001733, EXACTLY);
        assertEffect(MantelHaenszel.riskDifferenceInterval(one), 0.3, 0.131777686837388, 0.468222313162612, EXACTLY);
    }

    /** As in R, which takes off ½ from where that leaves nothing, and otherwise nothing. */
    @Test
    void anExcessOfLessThanOneHalfIsNotCorrected() {
        assertTest(MantelHaenszel.test(strata(table(3, 4, 2, 4))), 0, 1, EXACTLY);
        assertTest(MantelHaenszel.test(strata(table(4, 5, 2, 3))), 0.155555555555556, 0.693281817504481, EXACTLY);
        assertTest(MantelHaenszel.test(strata(table(2, 4, 3, 4))), 0, 1, EXACTLY);
    }

    @ParameterizedTest
    @MethodSource("dev.facevalue.statistics.Tables#withNothingToCompare")
    void withoutTrialsOfBothThereIsNothingToCompare(Strata nothing) {
        assertThat(MantelHaenszel.oddsRatio(nothing)).isEqualTo(Figure.none(Figure.Reason.NO_COMMON_STRATUM));
        assertThat(MantelHaenszel.test(nothing)).isEqualTo(Figure.none(Figure.Reason.NO_COMMON_STRATUM));
        assertThat(MantelHaenszel.riskDifference(nothing)).isEqualTo(Figure.none(Figure.Reason.NO_COMMON_STRATUM));
        assertThat(MantelHaenszel.riskDifferenceInterval(nothing))
                .isEqualTo(Figure.none(Figure.Reason.NO_COMMON_STRATUM));
    }

    @Test
    void whereAllTrialsEndAlikeOnlyTheDifferenceIsKnown() {
        for (Strata alike : List.of(
                strata(table(0, 5, 0, 7)), strata(table(5, 5, 7, 7)), strata(table(0, 5, 0, 7), table(1, 1, 2, 2)))) {
            assertThat(MantelHaenszel.oddsRatio(alike)).isEqualTo(Figure.none(Figure.Reason.NO_VARIATION));
            assertThat(MantelHaenszel.test(alike)).isEqualTo(Figure.none(Figure.Reason.NO_VARIATION));
            assertThat(MantelHaenszel.riskDifference(alike)).isEqualTo(Figure.of(0.0));
            assertThat(MantelHaenszel.riskDifferenceInterval(alike)).isEqualTo(Figure.none(Figure.Reason.NO_VARIATION));
        }
    }

    @Test
    void whereAnOutcomeIsMissingOnOneSideTheOddsRatioHasNoBound() {
        Strata alwaysBetter = strata(table(5, 5, 1, 7), table(4, 4, 0, 1));
        Strata alwaysWorse = Tables.swapped(alwaysBetter);

        assertThat(MantelHaenszel.oddsRatio(alwaysBetter)).isEqualTo(Figure.none(Figure.Reason.UNBOUNDED));
        assertThat(MantelHaenszel.oddsRatio(alwaysWorse)).isEqualTo(Figure.none(Figure.Reason.UNBOUNDED));
        assertThat(known(MantelHaenszel.riskDifferenceInterval(alwaysBetter)).high())
                .isEqualTo(1);
        assertThat(known(MantelHaenszel.riskDifferenceInterval(alwaysWorse)).low())
                .isEqualTo(-1);
    }

    @Test
    void strataTooSparseForAnUpperEndHaveNoInterval() {
        Strata sparse = strata(table(5, 10, 0, 5), table(0, 1, 1, 10_000_001));

        assertThat(MantelHaenszel.oddsRatio(sparse)).isEqualTo(Figure.none(Figure.Reason.UNBOUNDED));
        assertThat(known(MantelHaenszel.commonOddsRatio(sparse))).isCloseTo(25.0 / 15 * 10_000_002, within(1e-6));
    }

    @Test
    void whereOneAlwaysSucceedsAndTheOtherNeverTheDifferenceIsWhole() {
        Strata opposite = strata(table(5, 5, 0, 7), table(4, 4, 0, 3));

        assertThat(MantelHaenszel.riskDifference(opposite)).isEqualTo(Figure.of(1.0));
        assertThat(MantelHaenszel.riskDifference(Tables.swapped(opposite))).isEqualTo(Figure.of(-1.0));
        assertThat(MantelHaenszel.riskDifferenceInterval(opposite)).isEqualTo(Figure.none(Figure.Reason.NO_VARIATION));
        assertThat(known(MantelHaenszel.test(opposite)).pValue()).isLessThan(0.001);
    }

    @Test
    void aStratumWithOneOptionOnlyChangesNothing() {
        Strata more = strata(table(81, 87, 234, 270), table(192, 263, 55, 80), table(5, 9, 0, 0), table(0, 0, 7, 8));

        assertThat(MantelHaenszel.oddsRatio(more)).isEqualTo(MantelHaenszel.oddsRatio(KIDNEY_STONES));
        assertThat(MantelHaenszel.test(more)).isEqualTo(MantelHaenszel.test(KIDNEY_STONES));
        assertThat(MantelHaenszel.riskDifferenceInterval(more))
                .isEqualTo(MantelHaenszel.riskDifferenceInterval(KIDNEY_STONES));
    }

    @Test
    void whateverTheCountsFiguresAreFiniteAndMirror() {
        for (long seed = 0; seed < 5_000; seed++) {
            Strata strata = anyStrata(new Random(seed));

            Figure<Effect> oddsRatio = MantelHaenszel.oddsRatio(strata);
            Figure<Effect> mirrored = MantelHaenszel.oddsRatio(Tables.swapped(strata));
            if (oddsRatio instanceof Figure.Known<Effect>(Effect effect)) {
                assertThat(known(mirrored).low()).as("seed %d", seed).isCloseTo(1 / effect.high(), relative(effect));
                assertThat(known(mirrored).high()).as("seed %d", seed).isCloseTo(1 / effect.low(), relative(effect));
            } else {
                assertThat(mirrored).as("seed %d", seed).isEqualTo(oddsRatio);
            }
            if (MantelHaenszel.test(strata) instanceof Figure.Known<ChiSquared>(ChiSquared test)) {
                assertThat(test.statistic()).as("seed %d", seed).isBetween(0.0, Double.MAX_VALUE);
                assertThat(test.pValue()).as("seed %d", seed).isBetween(0.0, 1.0);
            }
            if (MantelHaenszel.riskDifferenceInterval(strata) instanceof Figure.Known<Effect>(Effect difference)) {
                assertThat(difference.low()).as("seed %d", seed).isGreaterThanOrEqualTo(-1);
                assertThat(difference.high()).as("seed %d", seed).isLessThanOrEqualTo(1);
            }
        }
    }

    private static Offset<Double> relative(Effect effect) {
        return within(1e-9 * Math.max(1, 1 / effect.low()));
    }

    private static Strata anyStrata(Random random) {
        List<FourfoldTable> tables = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            long trials = random.nextLong(1L << random.nextInt(1, 24));
            long againstTrials = random.nextLong(1L << random.nextInt(1, 24));
            tables.add(table(extreme(random, trials), trials, extreme(random, againstTrials), againstTrials));
        }
        return Strata.of(tables);
    }

    /** Often none, all, one or all but one. */
    private static long extreme(Random random, long trials) {
        long any = random.nextLong(trials + 1);
        return switch (random.nextInt(6)) {
            case 0 -> 0;
            case 1 -> trials;
            case 2 -> Math.min(1, trials);
            case 3 -> Math.max(0, trials - 1);
            default -> any;
        };
    }

    private static void assertEffect(
            Figure<Effect> figure, double estimate, double low, double high, Offset<Double> tolerance) {
        Effect effect = known(figure);
        assertThat(effect.estimate()).isCloseTo(estimate, tolerance);
        assertThat(effect.low()).isCloseTo(low, tolerance);
        assertThat(effect.high()).isCloseTo(high, tolerance);
    }

    private static void assertTest(
            Figure<ChiSquared> figure, double statistic, double pValue, Offset<Double> tolerance) {
        ChiSquared test = known(figure);
        assertThat(test.statistic()).isCloseTo(statistic, tolerance);
        assertThat(test.degreesOfFreedom()).isEqualTo(1);
        assertThat(test.pValue()).isCloseTo(pValue, tolerance);
    }
}

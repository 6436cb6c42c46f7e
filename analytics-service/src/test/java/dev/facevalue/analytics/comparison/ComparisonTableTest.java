package dev.facevalue.analytics.comparison;

import static dev.facevalue.analytics.comparison.ComparisonQuestionTest.parse;
import static dev.facevalue.analytics.examples.OutcomeBuilder.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.facevalue.analytics.columns.Deals;
import dev.facevalue.deal.DealOutcome;
import dev.facevalue.deal.Decision;
import dev.facevalue.deal.Level;
import dev.facevalue.deal.Relationship;
import dev.facevalue.deal.Stage;
import dev.facevalue.deal.Strategy;
import dev.facevalue.statistics.Effect;
import dev.facevalue.statistics.Figure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparisonTableTest {

    private static final Instant AS_OF = Instant.parse("2026-03-01T12:00:00.000001Z");
    private static final Offset<Double> EXACTLY = within(1e-12);

    /** Charig et al. 1986, small stones as low face risk, large ones as high; the figures as in the domain's tests. */
    private static final List<DealOutcome> KIDNEY_STONES = Stream.of(
                    deals(Strategy.CONFRONT, Level.LOW, 81, 87),
                    deals(Strategy.CONFRONT, Level.HIGH, 192, 263),
                    deals(Strategy.SAVE_FACE, Level.LOW, 234, 270),
                    deals(Strategy.SAVE_FACE, Level.HIGH, 55, 80))
            .flatMap(List::stream)
            .toList();

    @Test
    void theCrudeAndTheAdjustedFiguresOfTheKidneyStonesReverse() {
        Comparison comparison = compare(KIDNEY_STONES, "adjustFor=faceRisk");

        assertThat(comparison.deals()).isEqualTo(700);
        assertThat(comparison.excludedDeals()).isZero();
        assertThat(comparison.crude().deals()).isEqualTo(350);
        assertThat(comparison.crude().successes()).isEqualTo(273);
        assertThat(comparison.crude().againstDeals()).isEqualTo(350);
        assertThat(comparison.crude().againstSuccesses()).isEqualTo(289);
        assertThat(comparison.crude().rate()).isEqualTo(0.78);
        assertThat(comparison.crude().againstRate()).isEqualTo(289.0 / 350);
        assertEffect(comparison.crude().riskDifference(), -0.04571428571429, -0.1044612752618, 0.01333149687498);
        assertThat(comparison.crude().oddsRatio()).isCloseTo(0.7483, within(0.00005));
        Comparison.Adjusted adjusted = comparison.adjusted();
        assertEffect(adjusted.oddsRatio(), 1.44684662494262, 0.915793413504025, 2.28584866984157);
        assertThat(adjusted.riskDifference()).isCloseTo(0.0538355702434747, EXACTLY);
        Comparison.Range interval = Objects.requireNonNull(adjusted.riskDifferenceInterval());
        assertThat(interval.level()).isEqualTo(0.95);
        assertThat(interval.low()).isCloseTo(-0.0119294452174914, EXACTLY);
        assertThat(interval.high()).isCloseTo(0.119600585704441, EXACTLY);
        assertThat(adjusted.standardisedRate()).isCloseTo(0.832546217385604, EXACTLY);
        assertThat(adjusted.againstStandardisedRate()).isCloseTo(0.778875, EXACTLY);
        assertThat(adjusted.chiSquared()).isCloseTo(2.09125685009361, EXACTLY);
        assertThat(adjusted.pValue()).isCloseTo(0.148144148590089, EXACTLY);
        assertThat(comparison.homogeneity().test()).isEqualTo("BRESLOW_DAY");
        assertThat(comparison.homogeneity().statistic()).isCloseTo(0.968446440840886, EXACTLY);
        assertThat(comparison.homogeneity().degreesOfFreedom()).isEqualTo(1);
        assertThat(comparison.homogeneity().pValue()).isCloseTo(0.325067937889335, EXACTLY);
        assertThat(comparison.reversal()).isTrue();
        assertThat(comparison.missing()).isEmpty();
    }

    @Test
    void itIsSaidWhatWasAsked() {
        Comparison comparison = compare(KIDNEY_STONES, "adjustFor=faceRisk,trust");

        assertThat(comparison.of()).isEqualTo("strategy");
        assertThat(comparison.measure()).isEqualTo("preserved");
        assertThat(comparison.option()).isEqualTo("CONFRONT");
        assertThat(comparison.against()).isEqualTo("SAVE_FACE");
        assertThat(comparison.adjustFor()).containsExactly("faceRisk", "trust");
        assertThat(comparison.asOf()).isEqualTo(AS_OF);
    }

    @Test
    void strataComeLargestFirstAndThenByKey() {
        List<DealOutcome> deals = new ArrayList<>(KIDNEY_STONES);
        deals.addAll(deals(Strategy.CONFRONT, null, 1, 2));
        deals.addAll(deals(Strategy.SAVE_FACE, null, 0, 1));
        deals.addAll(deals(Strategy.SAVE_FACE, Level.MEDIUM, 3, 3));

        assertThat(compare(deals, "adjustFor=faceRisk").strata())
                .extracting(
                        Comparison.Stratum::key,
                        Comparison.Stratum::label,
                        Comparison.Stratum::deals,
                        Comparison.Stratum::successes,
                        Comparison.Stratum::againstDeals,
                        Comparison.Stratum::againstSuccesses,
                        Comparison.Stratum::oddsRatio)
                .containsExactly(
                        tuple(List.of("LOW"), List.of("Low"), 87L, 81L, 270L, 234L, 81.0 * 36 / (6 * 234)),
                        tuple(List.of("HIGH"), List.of("High"), 263L, 192L, 80L, 55L, 192.0 * 25 / (71 * 55)),
                        tuple(List.of("MEDIUM"), List.of("Medium"), 0L, 0L, 3L, 3L, null),
                        tuple(List.of("UNKNOWN"), List.of("Unknown"), 2L, 1L, 1L, 0L, null));
    }

    @Test
    void dealsInStrataWithOneOptionOnlyAreCrudeOnly() {
        List<DealOutcome> deals = new ArrayList<>(KIDNEY_STONES);
        deals.addAll(deals(Strategy.SAVE_FACE, Level.MEDIUM, 3, 4));

        Comparison comparison = compare(deals, "adjustFor=faceRisk");

        assertThat(comparison.excludedDeals()).isEqualTo(4);
        assertThat(comparison.deals()).isEqualTo(704);
        assertThat(comparison.crude().againstDeals()).isEqualTo(354);
        assertThat(comparison.adjusted())
                .isEqualTo(compare(KIDNEY_STONES, "adjustFor=faceRisk").adjusted());
    }

    @Test
    void otherOptionsAndWhatOnlyAwaitsAnObservationMakeNoStratum() {
        List<DealOutcome> deals = new ArrayList<>(KIDNEY_STONES);
        deals.addAll(deals(Strategy.BUILD_TRUST, Level.MEDIUM, 3, 4));
        deals.add(
                outcome("awaiting").strategy(Strategy.CONFRONT).trust(Level.LOW).build());
        deals.add(outcome("awaiting")
                .strategy(Strategy.SAVE_FACE)
                .trust(Level.LOW)
                .build());
        deals.add(outcome("awaiting")
                .strategy(Strategy.BUILD_TRUST)
                .trust(Level.LOW)
                .build());

        Comparison comparison = compare(deals, "adjustFor=faceRisk,trust");

        assertThat(comparison.strata())
                .extracting(Comparison.Stratum::key)
                .containsExactly(List.of("LOW", "UNKNOWN"), List.of("HIGH", "UNKNOWN"));
        assertThat(comparison.awaitingObservation()).isEqualTo(2);
        assertThat(comparison.deals()).isEqualTo(700);
    }

    @Test
    void whoAdjustsForNothingHasOneStratumAndTheSameFiguresTwice() {
        Comparison comparison = compare(KIDNEY_STONES);

        assertThat(comparison.strata())
                .containsExactly(new Comparison.Stratum(
                        List.of(),
                        List.of(),
                        350,
                        273,
                        350,
                        289,
                        comparison.crude().oddsRatio()));
        assertThat(comparison.adjusted().riskDifference())
                .isCloseTo(
                        Objects.requireNonNull(comparison.crude().riskDifference())
                                .estimate(),
                        EXACTLY);
        assertThat(comparison.adjusted().standardisedRate())
                .isEqualTo(comparison.crude().rate());
        assertThat(comparison.reversal()).isFalse();
        assertThat(comparison.homogeneity()).isEqualTo(new Comparison.Homogeneity("BRESLOW_DAY", null, null, null));
        assertThat(comparison.missing()).isEqualTo(Map.of("homogeneity.statistic", Figure.Reason.TOO_FEW_STRATA));
    }

    @Test
    void ofNothingThereIsNoFigureButAReason() {
        Comparison overall = compare(List.of());

        assertThat(overall.strata()).containsExactly(new Comparison.Stratum(List.of(), List.of(), 0, 0, 0, 0, null));
        assertThat(overall.crude()).isEqualTo(new Comparison.Crude(0, 0, 0, 0, null, null, null, null));
        assertThat(overall.adjusted()).isEqualTo(new Comparison.Adjusted(null, null, null, null, null, null, null));
        assertThat(overall.missing())
                .containsEntry("crude.rate", Figure.Reason.NO_TRIALS)
                .containsEntry("crude.againstRate", Figure.Reason.NO_TRIALS)
                .containsEntry("crude.riskDifference", Figure.Reason.NO_TRIALS)
                .containsEntry("crude.oddsRatio", Figure.Reason.NO_TRIALS)
                .containsEntry("adjusted.oddsRatio", Figure.Reason.NO_COMMON_STRATUM)
                .containsEntry("adjusted.riskDifference", Figure.Reason.NO_COMMON_STRATUM)
                .containsEntry("adjusted.riskDifferenceInterval", Figure.Reason.NO_COMMON_STRATUM)
                .containsEntry("adjusted.standardisedRate", Figure.Reason.NO_COMMON_STRATUM)
                .containsEntry("adjusted.chiSquared", Figure.Reason.NO_COMMON_STRATUM)
                .containsEntry("homogeneity.statistic", Figure.Reason.NO_COMMON_STRATUM);
        assertThat(overall.reversal()).isFalse();
        assertThat(compare(List.of(), "adjustFor=faceRisk").strata()).isEmpty();
    }

    @Test
    void aDifferenceThatIsOnlyRoundingReversesNothing() {
        // Within the strata the differences add up to 0.1 + 0.2 − 0.3, which is not 0 to a computer; the crude one is
        // negative, for the option was used where nothing succeeds.
        List<DealOutcome> deals = Stream.of(
                        deals(Strategy.CONFRONT, Level.LOW, 1, 3),
                        deals(Strategy.SAVE_FACE, Level.LOW, 2, 7),
                        deals(Strategy.CONFRONT, Level.MEDIUM, 2, 3),
                        deals(Strategy.SAVE_FACE, Level.MEDIUM, 4, 7),
                        deals(Strategy.CONFRONT, Level.HIGH, 0, 3),
                        deals(Strategy.SAVE_FACE, Level.HIGH, 1, 7),
                        deals(Strategy.CONFRONT, null, 0, 100),
                        deals(Strategy.SAVE_FACE, null, 0, 1))
                .flatMap(List::stream)
                .toList();

        Comparison comparison = compare(deals, "adjustFor=faceRisk");

        assertThat(comparison.adjusted().riskDifference()).isPositive().isCloseTo(0, EXACTLY);
        assertThat(Objects.requireNonNull(comparison.crude().riskDifference()).estimate())
                .isNegative();
        assertThat(comparison.reversal()).isFalse();
    }

    @Test
    void winsAreCountedAmongAllDealsOfTheTwo() {
        List<DealOutcome> deals = List.of(
                outcome("a").strategy(Strategy.CONFRONT).decision(Decision.WON).build(),
                outcome("b").strategy(Strategy.CONFRONT).build(),
                outcome("c")
                        .strategy(Strategy.SAVE_FACE)
                        .relationship(Relationship.SEVERED)
                        .build());

        Comparison comparison = compare(deals, "measure=won");

        assertThat(comparison.crude().rate()).isEqualTo(0.5);
        assertThat(comparison.crude().againstRate()).isZero();
        assertThat(comparison.awaitingObservation()).isZero();
    }

    @Test
    void theSameDealsGiveTheSameFiguresToTheLastBitInWhateverOrderTheyCame() {
        for (long seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            List<DealOutcome> deals = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                deals.add(outcome("deal-" + i)
                        .strategy(any(random, Strategy.values()))
                        .relationship(any(random, Relationship.values()))
                        .faceRisk(any(random, Level.values()))
                        .stage(any(random, Stage.values()))
                        .team("team-" + random.nextInt(6))
                        .build());
            }
            Comparison comparison = compare(deals, "adjustFor=team,faceRisk,stage");
            Collections.shuffle(deals, random);

            assertThat(compare(deals, "adjustFor=team,faceRisk,stage"))
                    .as("seed %d", seed)
                    .isEqualTo(comparison);
        }
    }

    private static <T> T any(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    private static List<DealOutcome> deals(Strategy strategy, @Nullable Level faceRisk, int preserved, int count) {
        List<DealOutcome> deals = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            deals.add(outcome("any")
                    .strategy(strategy)
                    .faceRisk(faceRisk)
                    .relationship(i < preserved ? Relationship.MAINTAINED : Relationship.SEVERED)
                    .build());
        }
        return deals;
    }

    /** Confronting against saving face, with what else is asked. */
    private static Comparison compare(List<DealOutcome> deals, String... more) {
        ComparisonQuestion asked =
                parse(Stream.concat(Stream.of("option=CONFRONT", "against=SAVE_FACE"), Stream.of(more))
                        .toArray(String[]::new));
        return Deals.columnsOf(deals)
                .read(snapshot -> ComparisonTable.of(
                        asked,
                        asked.question().count(snapshot, asked.adjustFor(), List.of(), Integer.MAX_VALUE),
                        AS_OF));
    }

    private static void assertEffect(@Nullable Effect effect, double estimate, double low, double high) {
        Effect known = Objects.requireNonNull(effect);
        assertThat(known.estimate()).isCloseTo(estimate, EXACTLY);
        assertThat(known.low()).isCloseTo(low, EXACTLY);
        assertThat(known.high()).isCloseTo(high, EXACTLY);
    }
}

package dev.facevalue.analytics.standing;

import static dev.facevalue.analytics.examples.OutcomeBuilder.outcome;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.facevalue.analytics.columns.DealColumns;
import dev.facevalue.analytics.columns.Deals;
import dev.facevalue.analytics.examples.OutcomeBuilder;
import dev.facevalue.analytics.question.Dimension;
import dev.facevalue.analytics.question.Measure;
import dev.facevalue.analytics.question.Of;
import dev.facevalue.analytics.question.Question;
import dev.facevalue.analytics.tally.Tallies;
import dev.facevalue.deal.DealOutcome;
import dev.facevalue.deal.Decision;
import dev.facevalue.deal.Prevention;
import dev.facevalue.deal.Relationship;
import dev.facevalue.deal.Strategy;
import dev.facevalue.statistics.Interval;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StandingsTableTest {

    private static final Instant AS_OF = Instant.parse("2026-03-01T12:00:00.000001Z");

    /** Confronted six times and spared once; four of the six were observed, three of these were preserved. */
    private static final List<DealOutcome> SEVEN_DEALS = List.of(
            deal(Strategy.CONFRONT, Relationship.SEVERED, Decision.LOST),
            deal(Strategy.CONFRONT, Relationship.MAINTAINED, Decision.WON),
            deal(Strategy.CONFRONT, Relationship.MAINTAINED, Decision.NO_DECISION),
            deal(Strategy.CONFRONT, Relationship.FOR_LIFE, Decision.WON),
            deal(Strategy.CONFRONT, null, Decision.LOST),
            deal(Strategy.CONFRONT, null, Decision.WON),
            deal(Strategy.SAVE_FACE, Relationship.STRAINED, Decision.LOST));

    @Test
    void relationshipsThatWerePreservedAreCountedAmongThoseObserved() {
        Standings standings = standings(Measure.PRESERVED, SEVEN_DEALS);

        Standings.Option confront = onlyGroup(standings).options().getFirst();
        assertThat(confront.option()).isEqualTo("CONFRONT");
        assertThat(confront.deals()).isEqualTo(4);
        assertThat(confront.successes()).isEqualTo(3);
        assertThat(confront.rate()).isEqualTo(0.75);
        assertThat(confront.won()).isEqualTo(2);
        assertThat(confront.awaiting()).isEqualTo(2);
        assertThat(confront.outcomes()).isEqualTo(outcomes(1, 0, 2, 0, 1));
        assertThat(standings.deals()).isEqualTo(5);
        assertThat(standings.awaitingObservation()).isEqualTo(2);
        assertThat(onlyGroup(standings).deals()).isEqualTo(5);
    }

    @Test
    void winsAreCountedAmongAllDealsAndNothingIsAwaited() {
        Standings standings = standings(Measure.WON, SEVEN_DEALS);

        Standings.Option confront = onlyGroup(standings).options().getFirst();
        assertThat(confront.deals()).isEqualTo(6);
        assertThat(confront.successes()).isEqualTo(3);
        assertThat(confront.rate()).isEqualTo(0.5);
        assertThat(confront.won()).isEqualTo(3);
        assertThat(confront.awaiting()).isZero();
        assertThat(confront.outcomes()).isEqualTo(outcomes(1, 0, 2, 0, 1));
        assertThat(standings.deals()).isEqualTo(7);
        assertThat(standings.awaitingObservation()).isZero();
    }

    @Test
    void theIntervalIsTheScoreIntervalOfTheRate() {
        Standings.Option confront =
                onlyGroup(standings(Measure.PRESERVED, SEVEN_DEALS)).options().getFirst();

        // Worked out by hand for 3 of 4: (9.8415 ± 5.1265) / 15.6829
        Interval wilson = Objects.requireNonNull(confront.wilson());
        assertThat(wilson.level()).isEqualTo(0.95);
        assertThat(wilson.low()).isCloseTo(0.3006, within(0.00005));
        assertThat(wilson.high()).isCloseTo(0.9544, within(0.00005));
    }

    @Test
    void everyOptionIsListedInItsOrderAlsoWithoutDeals() {
        Standings.Group group = onlyGroup(standings(Measure.PRESERVED, SEVEN_DEALS));

        assertThat(group.options())
                .extracting(Standings.Option::option)
                .containsExactly("CONFRONT", "SAVE_FACE", "BUILD_TRUST");
        assertThat(group.options().getLast())
                .isEqualTo(new Standings.Option(
                        "BUILD_TRUST", 0, 0, null, null, null, null, null, null, 0, 0, null, outcomes(0, 0, 0, 0, 0)));
    }

    @Test
    void anOptionOfWhichNoneWasObservedHasNoRateYet() {
        Standings standings = standings(Measure.PRESERVED, List.of(deal(Strategy.CONFRONT, null, Decision.WON)));

        Standings.Option confront = onlyGroup(standings).options().getFirst();
        assertThat(confront.rate()).isNull();
        assertThat(confront.wilson()).isNull();
        assertThat(confront.awaiting()).isEqualTo(1);
        assertThat(standings.deals()).isZero();
    }

    @Test
    void preventionsAreComparedByTheirOwnOptions() {
        Question question = new Question(Of.PREVENTION, Measure.PRESERVED, List.of(), Map.of(), null, null);
        DealOutcome covered = outcome("covered")
                .decision(Decision.WON)
                .strategy(null)
                .prevention(Prevention.COVERED)
                .relationship(Relationship.STRENGTHENED)
                .build();

        Standings standings = standings(question, List.of(covered));

        assertThat(standings.of()).isEqualTo("prevention");
        assertThat(onlyGroup(standings).options())
                .extracting(Standings.Option::option, Standings.Option::successes)
                .containsExactly(tuple("NONE", 0L), tuple("SURFACED", 0L), tuple("COVERED", 1L));
    }

    @Test
    void groupsComeLargestFirstAndThoseOfEqualSizeByKey() {
        Standings standings = standings(
                by(Dimension.COUNTRY),
                Stream.of("NL", "JP", "BR", "JP", "AT", "NL", "JP")
                        .map(country -> observed().country(country).build())
                        .toList());

        assertThat(standings.groups())
                .extracting(Standings.Group::key)
                .containsExactly(List.of("JP"), List.of("NL"), List.of("AT"), List.of("BR"));
    }

    @Test
    void theSizeOfAGroupIsTheNumberOfItsDealsThatCount() {
        // Given more deals in NL, of which only one was observed
        List<DealOutcome> deals = Stream.concat(
                        IntStream.range(0, 5)
                                .mapToObj(_ -> outcome("unobserved").build()),
                        Stream.of(
                                observed().build(),
                                observed().country("JP").build(),
                                observed().country("JP").build()))
                .toList();

        assertThat(standings(by(Dimension.COUNTRY), deals).groups())
                .extracting(Standings.Group::key)
                .containsExactly(List.of("JP"), List.of("NL"));
    }

    @Test
    void groupsOfEqualSizeGoByTheFirstKeyAndThenByTheSecond() {
        Standings standings = standings(
                by(Dimension.TEAM, Dimension.COUNTRY),
                List.of(
                        observed().team("a").country("NL").build(),
                        observed().team("a b").country("AT").build(),
                        observed().team("a").country("JP").build()));

        assertThat(standings.groups())
                .extracting(Standings.Group::key)
                .containsExactly(List.of("a", "JP"), List.of("a", "NL"), List.of("a b", "AT"));
    }

    @Test
    void aGroupHasItsKeysInWordsToo() {
        Standings standings = standings(
                by(Dimension.CULTURE, Dimension.MONTH), List.of(observed().build()));

        Standings.Group group = onlyGroup(standings);
        assertThat(standings.by()).containsExactly("culture", "month");
        assertThat(group.key()).containsExactly("GERMANIC_EUROPE", "2025-03");
        assertThat(group.label()).containsExactly("Germanic Europe", "March 2025");
    }

    @Test
    void anAnswerSaysWhatWasAskedAndAsOfWhen() {
        Question question = new Question(Of.STRATEGY, Measure.WON, List.of(Dimension.CULTURE), Map.of(), null, null);

        assertThat(standings(question, List.of()))
                .usingRecursiveComparison()
                .ignoringFields("warnings")
                .isEqualTo(new Standings("strategy", "won", List.of("culture"), AS_OF, 0, 0, List.of(), List.of()));
    }

    @Test
    void whoAsksOverallIsToldEvenOfNothing() {
        Standings.Group group = onlyGroup(standings(Measure.PRESERVED, List.of()));

        assertThat(group.key()).isEmpty();
        assertThat(group.deals()).isZero();
        assertThat(group.options()).extracting(Standings.Option::deals).containsExactly(0L, 0L, 0L);
        assertThat(group.options()).extracting(Standings.Option::rate).containsOnlyNulls();
    }

    @Test
    void aRateCanBecomeNoLessAndNoMoreThanItsBounds() {
        Standings.Option confront =
                onlyGroup(standings(Measure.PRESERVED, SEVEN_DEALS)).options().getFirst();

        assertThat(confront.bounds()).isEqualTo(new Standings.Bounds(3.0 / 6, 5.0 / 6));
    }

    @Test
    void boundsOfWinsAreTheRate() {
        Standings.Option confront =
                onlyGroup(standings(Measure.WON, SEVEN_DEALS)).options().getFirst();

        assertThat(confront.bounds()).isEqualTo(new Standings.Bounds(0.5, 0.5));
    }

    @Test
    void anOptionThatIsBestAlmostCertainlyLeads() {
        Standings.Group group = onlyGroup(
                standings(Measure.PRESERVED, all(deals(Strategy.CONFRONT, 38, 40), deals(Strategy.SAVE_FACE, 10, 40))));

        assertThat(group.verdict().status()).isEqualTo(Standings.Status.LEADER);
        assertThat(group.verdict().option()).isEqualTo("CONFRONT");
        assertThat(group.verdict().probabilityBest())
                .isEqualTo(group.options().getFirst().probabilityBest())
                .isGreaterThan(0.99);
    }

    @Test
    void aLeaderIsAheadOfTheNextBySoMuch() {
        Standings.Group group = onlyGroup(standings(
                Measure.PRESERVED,
                all(
                        all(deals(Strategy.CONFRONT, 10, 40), deals(Strategy.SAVE_FACE, 38, 40)),
                        deals(Strategy.BUILD_TRUST, 20, 40))));

        Standings.Lead lead = requireNonNull(group.verdict().lead());
        assertThat(lead.over()).isEqualTo("BUILD_TRUST");
        assertThat(lead.level()).isEqualTo(0.95);
        assertThat(lead.estimate()).isCloseTo(39.0 / 42 - 21.0 / 42, within(1e-12));
        // Beta(39, 3) less Beta(21, 21), by SciPy.
        assertThat(lead.low()).isCloseTo(0.2571480, within(1e-4));
        assertThat(lead.high()).isCloseTo(0.5926019, within(1e-4));
    }

    @Test
    void optionsThatDoAlikeHaveNoLeader() {
        Standings.Group group = onlyGroup(
                standings(Measure.PRESERVED, all(deals(Strategy.CONFRONT, 30, 40), deals(Strategy.SAVE_FACE, 30, 40))));

        assertThat(group.verdict())
                .isEqualTo(new Standings.Verdict(Standings.Status.NO_CLEAR_LEADER, null, null, null, null));
        assertThat(group.options().getFirst().probabilityBest()).isCloseTo(0.5, within(1e-6));
    }

    @Test
    void oneOptionAloneIsNotComparedAndTheVerdictSaysSo() {
        Standings.Group group = onlyGroup(standings(Measure.PRESERVED, deals(Strategy.CONFRONT, 30, 40)));

        assertThat(group.verdict())
                .isEqualTo(new Standings.Verdict(
                        Standings.Status.TOO_LITTLE_EVIDENCE, null, null, null, Standings.Reason.ONE_OPTION));
        assertThat(group.options().getFirst().probabilityBest()).isNull();
        assertThat(group.options().getFirst().estimate()).isCloseTo(31.0 / 42, within(1e-12));
    }

    @Test
    void fewDealsAreTooLittleEvidenceHoweverFarApart() {
        Standings.Group group = onlyGroup(
                standings(Measure.PRESERVED, all(deals(Strategy.CONFRONT, 19, 19), deals(Strategy.SAVE_FACE, 0, 40))));

        assertThat(group.verdict().status()).isEqualTo(Standings.Status.TOO_LITTLE_EVIDENCE);
        assertThat(group.verdict().reason()).isEqualTo(Standings.Reason.TOO_FEW_DEALS);
    }

    private static List<DealOutcome> all(List<DealOutcome> some, List<DealOutcome> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /** Deals of a strategy, so many of which kept the relationship. */
    private static List<DealOutcome> deals(Strategy strategy, int preserved, int deals) {
        return IntStream.range(0, deals)
                .mapToObj(i ->
                        deal(strategy, i < preserved ? Relationship.MAINTAINED : Relationship.SEVERED, Decision.LOST))
                .toList();
    }

    private static OutcomeBuilder observed() {
        return outcome("observed").relationship(Relationship.MAINTAINED);
    }

    private static DealOutcome deal(Strategy strategy, @Nullable Relationship relationship, Decision decision) {
        return outcome("deal")
                .strategy(strategy)
                .relationship(relationship)
                .decision(decision)
                .build();
    }

    private static Map<Relationship, Long> outcomes(long... worstToBest) {
        Map<Relationship, Long> outcomes = new EnumMap<>(Relationship.class);
        int position = 0;
        for (Relationship relationship : Relationship.values()) {
            outcomes.put(relationship, worstToBest[position++]);
        }
        return outcomes;
    }

    private static Question by(Dimension... dimensions) {
        return new Question(Of.STRATEGY, Measure.PRESERVED, List.of(dimensions), Map.of(), null, null);
    }

    private static Standings standings(Measure measure, List<DealOutcome> deals) {
        return standings(new Question(Of.STRATEGY, measure, List.of(), Map.of(), null, null), deals);
    }

    private static Standings standings(Question question, List<DealOutcome> deals) {
        DealColumns columns = Deals.columnsOf(deals);
        return StandingsTable.of(
                question,
                columns.read(snapshot -> Tallies.count(question, snapshot, EffectDimensions.pooled(question), 100)),
                20,
                AS_OF);
    }

    private static Standings.Group onlyGroup(Standings standings) {
        assertThat(standings.groups()).hasSize(1);
        return standings.groups().getFirst();
    }
}

package dev.facevalue.analytics.standing;

import static dev.facevalue.analytics.examples.OutcomeBuilder.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.facevalue.analytics.columns.DealColumns;
import dev.facevalue.analytics.columns.Deals;
import dev.facevalue.analytics.examples.OutcomeBuilder;
import dev.facevalue.analytics.question.Dimension;
import dev.facevalue.analytics.question.Measure;
import dev.facevalue.analytics.question.Of;
import dev.facevalue.analytics.question.Question;
import dev.facevalue.analytics.standing.Standings.Warning.Code;
import dev.facevalue.analytics.tally.Tallies;
import dev.facevalue.deal.DealOutcome;
import dev.facevalue.deal.DealSize;
import dev.facevalue.deal.Level;
import dev.facevalue.deal.Relationship;
import dev.facevalue.deal.Strategy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WarningsTest {

    private static final Question OVERALL =
            new Question(Of.STRATEGY, Measure.PRESERVED, List.of(), Map.of(), null, null);

    private final List<DealOutcome> deals = new ArrayList<>();

    /** Charig et al., BMJ 292 (1986) 879–882, with small stones for low and large ones for high face risk. */
    private void putKidneyStonesOnRecord() {
        put(Strategy.CONFRONT, Level.LOW, 81, 87);
        put(Strategy.CONFRONT, Level.HIGH, 192, 263);
        put(Strategy.SAVE_FACE, Level.LOW, 234, 270);
        put(Strategy.SAVE_FACE, Level.HIGH, 55, 80);
    }

    @Test
    void aReversalIsToldWithWhatItIsOwedTo() {
        putKidneyStonesOnRecord();

        Standings.Warning warning = only(Code.SIMPSON_REVERSAL, warnings(OVERALL));

        assertThat(warning.dimension()).isEqualTo("faceRisk");
        assertThat(warning.options()).containsExactly("SAVE_FACE", "CONFRONT");
        assertThat(warning.message())
                .isEqualTo(
                        "Overall, Save face looks better than Confront at first sight (83 % against 78 %). That is owed"
                                + " to the face risk of the deals in which each was chosen: like for like, Confront does better"
                                + " (83 % against 78 %).");
    }

    @Test
    void ofTwoDimensionsTheOneIsNamedThatTurnsTheOrderRound() {
        putKidneyStonesOnRecord();
        Random random = new Random(1);
        deals.replaceAll(deal -> rebuilt(deal, random.nextBoolean() ? Level.LOW : Level.HIGH));

        assertThat(only(Code.SIMPSON_REVERSAL, warnings(OVERALL)).dimension()).isEqualTo("faceRisk");
    }

    @Test
    void whereCrudeAndAdjustedRatesAgreeThereIsNoReversal() {
        put(Strategy.CONFRONT, Level.LOW, 81, 87);
        put(Strategy.SAVE_FACE, Level.LOW, 55, 80);

        assertThat(warnings(OVERALL)).isEmpty();
    }

    @Test
    void anEffectThatTurnsRoundDependsOnWhatItTurnsWith() {
        put(Strategy.CONFRONT, Level.LOW, 45, 50);
        put(Strategy.SAVE_FACE, Level.LOW, 20, 50);
        put(Strategy.CONFRONT, Level.HIGH, 15, 50);
        put(Strategy.SAVE_FACE, Level.HIGH, 40, 50);

        Standings.Warning warning = only(Code.EFFECT_DEPENDS_ON, warnings(OVERALL));

        assertThat(warning.dimension()).isEqualTo("faceRisk");
        assertThat(warning.options()).containsExactly("CONFRONT", "SAVE_FACE");
        assertThat(warning.pValue()).isLessThan(0.001);
        assertThat(warning.betterAt())
                .containsExactly(Map.entry("CONFRONT", List.of("LOW")), Map.entry("SAVE_FACE", List.of("HIGH")));
        assertThat(warning.message())
                .isEqualTo(
                        "Whether Confront or Save face does better, or by how much, depends on the face risk. Confront"
                                + " does better at: Low. Save face does better at: High. Look at each by itself.");
    }

    @Test
    void anEffectMayDependOnWhatCaseMixIsNotMadeOf() {
        put(Strategy.CONFRONT, deal -> deal.dealSize(DealSize.SMALL), 45, 50);
        put(Strategy.SAVE_FACE, deal -> deal.dealSize(DealSize.SMALL), 20, 50);
        put(Strategy.CONFRONT, deal -> deal.dealSize(DealSize.LARGE), 15, 50);
        put(Strategy.SAVE_FACE, deal -> deal.dealSize(DealSize.LARGE), 40, 50);

        assertThat(only(Code.EFFECT_DEPENDS_ON, warnings(OVERALL)).dimension()).isEqualTo("dealSize");
    }

    /** By face risk alone p would be 0.042; but trust is looked at, too, and two looks find more by chance. */
    @Test
    void whatOneOfSeveralTestsWouldFindByChanceIsNoEffect() {
        for (Level trust : List.of(Level.LOW, Level.HIGH)) {
            put(Strategy.CONFRONT, deal -> deal.faceRisk(Level.LOW).trust(trust), 18, 25);
            put(Strategy.SAVE_FACE, deal -> deal.faceRisk(Level.LOW).trust(trust), 13, 25);
            put(Strategy.CONFRONT, deal -> deal.faceRisk(Level.HIGH).trust(trust), 13, 25);
            put(Strategy.SAVE_FACE, deal -> deal.faceRisk(Level.HIGH).trust(trust), 15, 25);
        }

        assertThat(warnings(OVERALL)).extracting(Standings.Warning::code).doesNotContain(Code.EFFECT_DEPENDS_ON);
    }

    @Test
    void dealsThatLackTheFieldHaveNothingAnEffectCouldDependOn() {
        put(Strategy.CONFRONT, Level.LOW, 45, 50);
        put(Strategy.SAVE_FACE, Level.LOW, 20, 50);
        put(Strategy.CONFRONT, deal -> deal, 15, 50);
        put(Strategy.SAVE_FACE, deal -> deal, 40, 50);

        assertThat(warnings(OVERALL)).extracting(Standings.Warning::code).doesNotContain(Code.EFFECT_DEPENDS_ON);
    }

    @Test
    void aLeaderWhoseAwaitingDealsCouldTurnTheVerdictIsWarnedOf() {
        put(Strategy.CONFRONT, Level.LOW, 38, 40);
        put(Strategy.SAVE_FACE, Level.LOW, 20, 40);
        await(Strategy.CONFRONT, 60);

        Standings.Warning warning = only(Code.MANY_AWAITING, warnings(OVERALL));

        assertThat(warning.options()).containsExactly("CONFRONT", "SAVE_FACE");
        assertThat(warning.message())
                .isEqualTo(
                        "Overall, 60 deals of Confront and 0 of Save face await an observation of the relationship. If"
                                + " these turned out badly for Confront and well for Save face, Confront would be ahead of it no"
                                + " more.");
    }

    @Test
    void anotherOptionsAwaitingDealsCouldTurnTheVerdictToo() {
        put(Strategy.CONFRONT, Level.LOW, 38, 40);
        put(Strategy.SAVE_FACE, Level.LOW, 20, 40);
        await(Strategy.SAVE_FACE, 400);

        assertThat(only(Code.MANY_AWAITING, warnings(OVERALL)).message())
                .startsWith("Overall, 0 deals of Confront and 400 of Save face await an observation");
    }

    @Test
    void aFewAwaitingDealsThatCannotTurnTheVerdictAreNotWarnedOf() {
        put(Strategy.CONFRONT, Level.LOW, 38, 40);
        put(Strategy.SAVE_FACE, Level.LOW, 10, 40);
        await(Strategy.CONFRONT, 2);

        assertThat(warnings(OVERALL)).isEmpty();
    }

    @Test
    void whoPicksDealsByWhatCameAfterTheChoiceIsWarned() {
        Question lost = new Question(
                Of.STRATEGY,
                Measure.PRESERVED,
                List.of(Dimension.STAGE),
                Map.of(Dimension.DECISION, Set.of("LOST")),
                null,
                null);

        assertThat(warnings(lost))
                .extracting(Standings.Warning::code, Standings.Warning::dimension)
                .containsExactly(tuple(Code.SELECTION, "decision"), tuple(Code.SELECTION, "stage"));
    }

    @Test
    void whoAsksWhichStrategyWinsDealsIsWarnedButNotWhoAsksItOfPrevention() {
        Question strategy = new Question(Of.STRATEGY, Measure.WON, List.of(), Map.of(), null, null);
        Question prevention = new Question(Of.PREVENTION, Measure.WON, List.of(), Map.of(), null, null);

        assertThat(only(Code.SELECTION, warnings(strategy)).message()).contains("of=prevention");
        assertThat(warnings(prevention)).isEmpty();
    }

    @Test
    void theSameDealsInAnyOrderGiveTheSameAnswerToTheBit() {
        Random random = new Random(7);
        for (String country : List.of("NL", "JP", "BR", "US", "ZA")) {
            for (Strategy strategy : Strategy.values()) {
                for (Level level : Level.values()) {
                    put(
                            strategy,
                            deal -> deal.country(country).faceRisk(level).team("team " + random.nextInt(3)),
                            random.nextInt(5),
                            5 + random.nextInt(9));
                }
            }
        }
        Question question = new Question(
                Of.STRATEGY, Measure.PRESERVED, List.of(Dimension.CULTURE, Dimension.TEAM), Map.of(), null, null);
        String before = standings(question).toString();

        Collections.shuffle(deals, random);

        assertThat(standings(question)).hasToString(before);
    }

    private void put(Strategy strategy, Level faceRisk, int preserved, int count) {
        put(strategy, deal -> deal.faceRisk(faceRisk), preserved, count);
    }

    private void put(Strategy strategy, UnaryOperator<OutcomeBuilder> situation, int preserved, int count) {
        IntStream.range(0, count)
                .mapToObj(i -> situation
                        .apply(outcome("deal").strategy(strategy).prevention(null))
                        .relationship(i < preserved ? Relationship.MAINTAINED : Relationship.SEVERED)
                        .build())
                .forEach(deals::add);
    }

    private void await(Strategy strategy, int count) {
        IntStream.range(0, count)
                .mapToObj(_ -> outcome("deal").strategy(strategy).build())
                .forEach(deals::add);
    }

    private static DealOutcome rebuilt(DealOutcome deal, Level trust) {
        return outcome("deal")
                .strategy(deal.strategy())
                .prevention(null)
                .relationship(deal.relationship())
                .faceRisk(deal.faceRisk())
                .trust(trust)
                .build();
    }

    private Standings standings(Question question) {
        DealColumns columns = Deals.columnsOf(deals);
        return StandingsTable.of(
                question,
                columns.read(snapshot -> Tallies.count(question, snapshot, EffectDimensions.pooled(question), 1_000)),
                20,
                null);
    }

    private List<Standings.Warning> warnings(Question question) {
        return standings(question).warnings();
    }

    private static Standings.Warning only(Code code, List<Standings.Warning> warnings) {
        List<Standings.Warning> found =
                warnings.stream().filter(warning -> warning.code() == code).toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }
}

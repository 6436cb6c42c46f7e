package dev.facevalue.analytics.advice;

import static dev.facevalue.analytics.examples.OutcomeBuilder.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.facevalue.analytics.columns.DealColumns;
import dev.facevalue.analytics.columns.Deals;
import dev.facevalue.analytics.examples.OutcomeBuilder;
import dev.facevalue.analytics.question.QuestionParser;
import dev.facevalue.deal.DealOutcome;
import dev.facevalue.deal.Decision;
import dev.facevalue.deal.Level;
import dev.facevalue.deal.Prevention;
import dev.facevalue.deal.Relationship;
import dev.facevalue.deal.Strategy;
import dev.facevalue.deal.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdviserTest {

    private static final Locale DUTCH = Locale.of("nl");

    private final List<DealOutcome> deals = new ArrayList<>();

    @Test
    void withoutFactsNobodyKnowsAndNoOptionHasAFigure() {
        Advice advice = advice(Locale.ENGLISH, "country", "JP", "faceRisk", "HIGH");

        assertThat(advice.verdict().status()).isEqualTo(Advice.Status.TOO_LITTLE_EVIDENCE);
        assertThat(advice.verdict().option()).isNull();
        assertThat(advice.ranking())
                .extracting(Advice.Option::option)
                .containsExactly("CONFRONT", "SAVE_FACE", "BUILD_TRUST");
        assertThat(advice.ranking()).extracting(Advice.Option::estimate).containsOnlyNulls();
        assertThat(advice.evidence()).isEmpty();
        assertThat(codes(advice)).containsExactly(Advice.Caveat.Code.FEW_DEALS_THERE, Advice.Caveat.Code.OBSERVED_ONLY);
    }

    @Test
    void whatDoesBestInTheCultureIsNamedWithWhatToExpectOfItAndOfTheNext() {
        putTwoCulturesOnRecord();

        Advice advice = advice(Locale.ENGLISH, "country", "DE", "faceRisk", "LOW");

        assertThat(advice.verdict().status()).isEqualTo(Advice.Status.LEADER);
        assertThat(advice.verdict().option()).isEqualTo("CONFRONT");
        assertThat(advice.verdict().message())
                .startsWith("Confront is the best choice here, more than 99 % sure. ")
                .contains("It is expected to keep the relationship in ")
                .contains("; Save face in ");
        assertThat(advice.situation()).isEqualTo(Map.of("culture", "GERMANIC_EUROPE", "faceRisk", "LOW"));
        assertThat(advice.ranking().getFirst().estimate()).isBetween(0.85, 0.93);
        assertThat(advice.ranking().getFirst().deals()).isEqualTo(50);
    }

    @Test
    void anotherCultureGetsOtherAdvice() {
        putTwoCulturesOnRecord();

        assertThat(advice(Locale.ENGLISH, "country", "JP").verdict().option()).isEqualTo("SAVE_FACE");
    }

    @Test
    void whoPrefersDutchIsAdvisedInDutch() {
        putTwoCulturesOnRecord();

        Advice advice = advice(DUTCH, "country", "JP", "faceRisk", "LOW");

        assertThat(advice.verdict().message())
                .startsWith("Gezichtsverlies besparen is hier de beste keuze, meer dan 99 % zeker. ");
        assertThat(advice.ranking().getFirst().label()).isEqualTo("Gezichtsverlies besparen");
        assertThat(advice.evidence().getFirst().group())
                .isEqualTo("Deals zoals deze: Confuciaans Azië, in deze situatie");
    }

    @Test
    void aSituationWithoutDealsLeansOnItsCultureAndOnOtherCultures() {
        putTwoCulturesOnRecord();

        Advice advice = advice(Locale.ENGLISH, "culture", "GERMANIC_EUROPE", "trust", "HIGH");

        assertThat(advice.ranking().getFirst().option()).isEqualTo("CONFRONT");
        assertThat(advice.ranking()).extracting(Advice.Option::deals).containsOnly(0L);
        assertThat(advice.evidence().get(0).weight()).isZero();
        assertThat(advice.evidence().get(1).weight()).isGreaterThan(0.5);
        assertThat(advice.evidence().get(1).group()).isEqualTo("All deals of Germanic Europe, whatever the situation");
        assertThat(codes(advice)).contains(Advice.Caveat.Code.FEW_SUCH_DEALS);
        assertThat(advice.caveats().getFirst().message())
                .isEqualTo("No deal like this one is known, so the advice leans on similar ones.");
    }

    @Test
    void theWeightsOfTheEvidenceAreTheWhole() {
        putTwoCulturesOnRecord();

        for (List<String> situation : List.of(
                List.of("country", "DE", "faceRisk", "LOW"),
                List.of("country", "DE"),
                List.of("country", "BR", "dealSize", "SMALL"),
                List.of("faceRisk", "LOW"),
                List.<String>of())) {
            assertThat(advice(Locale.ENGLISH, situation.toArray(String[]::new)).evidence().stream()
                            .mapToDouble(Advice.Evidence::weight)
                            .sum())
                    .as("%s", situation)
                    .isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void ofACultureWithoutDealsNothingIsDecidedByOthersAlone() {
        putTwoCulturesOnRecord();

        Advice advice = advice(Locale.ENGLISH, "country", "BR");

        assertThat(advice.verdict().status()).isEqualTo(Advice.Status.TOO_LITTLE_EVIDENCE);
        assertThat(codes(advice)).contains(Advice.Caveat.Code.FEW_DEALS_THERE);
    }

    @Test
    void aCountryOutsideTheCulturesIsSeenByItself() {
        putTwoCulturesOnRecord();
        put("ZA", Strategy.CONFRONT, 0, 30);
        put("ZA", Strategy.SAVE_FACE, 30, 30);
        put("CH", Strategy.CONFRONT, 30, 30);

        Advice advice = advice(Locale.ENGLISH, "country", "ZA");

        assertThat(advice.verdict().option()).isEqualTo("SAVE_FACE");
        assertThat(advice.evidence().getFirst().deals()).isEqualTo(60);
        assertThat(codes(advice)).contains(Advice.Caveat.Code.NO_CULTURE);
    }

    @Test
    void whereThePlaceIsNotKnownAllDealsOfTheSituationSpeak() {
        putTwoCulturesOnRecord();

        Advice advice = advice(Locale.ENGLISH, "faceRisk", "LOW");

        assertThat(advice.evidence())
                .containsExactly(new Advice.Evidence(
                        "All deals in this situation, wherever they were", 200, 1, Map.of("faceRisk", List.of("LOW"))));
        assertThat(advice.ranking().getFirst().estimate()).isCloseTo(56.0 / 102, within(0.001));
    }

    @Test
    void aFieldBesideFaceRiskAndTrustCountsToo() {
        put("DE", deal -> deal.prevention(Prevention.SURFACED), Strategy.CONFRONT, 60, 60);
        put("DE", deal -> deal.prevention(Prevention.SURFACED), Strategy.SAVE_FACE, 10, 60);
        put("DE", deal -> deal.prevention(Prevention.NONE), Strategy.CONFRONT, 10, 60);
        put("DE", deal -> deal.prevention(Prevention.NONE), Strategy.SAVE_FACE, 60, 60);

        assertThat(advice(Locale.ENGLISH, "country", "DE", "prevention", "SURFACED")
                        .verdict()
                        .option())
                .isEqualTo("CONFRONT");
        assertThat(advice(Locale.ENGLISH, "country", "DE", "prevention", "NONE")
                        .verdict()
                        .option())
                .isEqualTo("SAVE_FACE");
    }

    @Test
    void whatIsKnownOnlyAfterTheChoiceIsNotUsedAndThatIsSaid() {
        putTwoCulturesOnRecord();

        Advice with = advice(Locale.ENGLISH, "country", "DE", "stage", "DECISION");

        assertThat(with.ranking())
                .isEqualTo(advice(Locale.ENGLISH, "country", "DE").ranking());
        assertThat(with.caveats())
                .contains(new Advice.Caveat(
                        Advice.Caveat.Code.NOT_USED, "Known only after the choice, and so not used: stage."));
    }

    @Test
    void anOptionThatSeversMoreRelationshipsIsCalledBoldWithBothItsTails() {
        putTwoCulturesOnRecord();
        deals.replaceAll(deal -> deal.strategy() == Strategy.CONFRONT && deal.relationship() == Relationship.MAINTAINED
                ? withRelationship(deal, Relationship.FOR_LIFE)
                : deal);
        deals.replaceAll(deal -> deal.strategy() == Strategy.SAVE_FACE && deal.relationship() == Relationship.SEVERED
                ? withRelationship(deal, Relationship.STRAINED)
                : deal);

        Advice advice = advice(Locale.ENGLISH, "country", "DE");

        assertThat(codes(advice)).contains(Advice.Caveat.Code.BOLD);
        assertThat(advice.ranking().getFirst().forLifeChance()).isGreaterThan(0.8);
        assertThat(Objects.requireNonNull(advice.ranking().getFirst().severedRisk()))
                .isGreaterThan(Objects.requireNonNull(advice.ranking().get(1).severedRisk()));
    }

    @Test
    void aSituationIsOne() {
        assertThat(violations("faceRisk", "LOW", "faceRisk", "HIGH"))
                .containsExactly(new Violation("faceRisk", "must be given once: advice is for one situation"));
        assertThat(violations("strategy", "CONFRONT"))
                .containsExactly(new Violation("strategy", "is what advice is asked for"));
        assertThat(violations("by", "culture"))
                .containsExactly(new Violation("by", "is not a parameter of this query"));
    }

    @Test
    void aFieldThatIsUnknownIsOneThatIsNotGiven() {
        putTwoCulturesOnRecord();

        assertThat(advice(Locale.ENGLISH, "country", "DE", "trust", "UNKNOWN").ranking())
                .isEqualTo(advice(Locale.ENGLISH, "country", "DE").ranking());
    }

    /** In Germany confronting keeps 90 % of relationships and sparing 20 %; in Japan it is the other way round. */
    private void putTwoCulturesOnRecord() {
        put("DE", Strategy.CONFRONT, 45, 50);
        put("DE", Strategy.SAVE_FACE, 10, 50);
        put("JP", Strategy.CONFRONT, 10, 50);
        put("JP", Strategy.SAVE_FACE, 45, 50);
    }

    private void put(String country, Strategy strategy, int preserved, int count) {
        put(country, deal -> deal.faceRisk(Level.LOW), strategy, preserved, count);
    }

    private void put(
            String country, UnaryOperator<OutcomeBuilder> situation, Strategy strategy, int preserved, int count) {
        IntStream.range(0, count)
                .mapToObj(i -> situation
                        .apply(outcome("deal")
                                .country(country)
                                .strategy(strategy)
                                .decision(Decision.LOST))
                        .relationship(i < preserved ? Relationship.MAINTAINED : Relationship.SEVERED)
                        .build())
                .forEach(deals::add);
    }

    private static DealOutcome withRelationship(DealOutcome deal, Relationship relationship) {
        return outcome("deal")
                .country(deal.country())
                .strategy(deal.strategy())
                .decision(deal.decision())
                .faceRisk(deal.faceRisk())
                .relationship(relationship)
                .build();
    }

    private Advice advice(Locale locale, String... parameters) {
        Situation situation = Situation.parse(byName(parameters));
        DealColumns columns = Deals.columnsOf(deals);
        return Adviser.advise(
                situation,
                columns.read(snapshot -> SituationCounts.count(situation, snapshot, 1_000)),
                20,
                AdviceWords.in(locale),
                null);
    }

    private static List<Violation> violations(String... parameters) {
        return assertThatExceptionOfType(QuestionParser.RefusedException.class)
                .isThrownBy(() -> Situation.parse(byName(parameters)))
                .actual()
                .violations();
    }

    private static Map<String, List<String>> byName(String... parameters) {
        Map<String, List<String>> byName = new TreeMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            byName.computeIfAbsent(parameters[i], _ -> new ArrayList<>()).add(parameters[i + 1]);
        }
        return byName;
    }

    private static List<Advice.Caveat.Code> codes(Advice advice) {
        return advice.caveats().stream().map(Advice.Caveat::code).toList();
    }
}

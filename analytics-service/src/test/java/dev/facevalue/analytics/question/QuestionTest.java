package dev.facevalue.analytics.question;

import static dev.facevalue.analytics.examples.OutcomeBuilder.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.analytics.columns.DealColumns;
import dev.facevalue.analytics.columns.Deals;
import dev.facevalue.analytics.columns.Histogram;
import dev.facevalue.deal.DealOutcome;
import dev.facevalue.deal.Decision;
import dev.facevalue.deal.Level;
import dev.facevalue.deal.Prevention;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QuestionTest {

    private static final int MAX_GROUPS = 100;

    @Test
    void aDealIsLetInByAnyValueOfAFilter() {
        assertThat(count(
                        filtered(Map.of(Dimension.COUNTRY, Set.of("NL", "JP"))),
                        outcome("a").country("NL").build(),
                        outcome("b").country("JP").build(),
                        outcome("c").country("BR").build()))
                .isEqualTo(Map.of(List.of(), 2L));
    }

    @Test
    void aDealIsLetInOnlyByAllFilters() {
        assertThat(count(
                        filtered(Map.of(Dimension.COUNTRY, Set.of("NL"), Dimension.TRUST, Set.of("HIGH"))),
                        outcome("a").country("NL").trust(Level.HIGH).build(),
                        outcome("b").country("NL").trust(Level.LOW).build(),
                        outcome("c").country("BR").trust(Level.HIGH).build()))
                .isEqualTo(Map.of(List.of(), 1L));
    }

    @Test
    void groupsByWhatIsFilteredAreThoseThatTheFilterLetsIn() {
        Question question = new Question(
                Of.STRATEGY,
                Measure.PRESERVED,
                List.of(Dimension.COUNTRY, Dimension.TEAM),
                Map.of(Dimension.COUNTRY, Set.of("NL", "JP", "AQ"), Dimension.TEAM, Set.of("east", "UNKNOWN")),
                null,
                null);

        assertThat(count(
                        question,
                        outcome("a").country("JP").team("east").build(),
                        outcome("b").country("NL").build(),
                        outcome("c").country("NL").team("west").build(),
                        outcome("d").country("BR").team("east").build(),
                        outcome("e").country("JP").team("east").build()))
                .isEqualTo(Map.of(List.of("JP", "east"), 2L, List.of("NL", "UNKNOWN"), 1L));
    }

    @Test
    void unknownLetsInTheDealsThatLackTheField() {
        assertThat(count(
                        filtered(Map.of(Dimension.TRUST, Set.of("UNKNOWN", "LOW"))),
                        outcome("a").build(),
                        outcome("b").trust(Level.LOW).build(),
                        outcome("c").trust(Level.HIGH).build()))
                .isEqualTo(Map.of(List.of(), 2L));
    }

    @Test
    void aGroupWhoseDealsLackTheFieldIsUnknown() {
        assertThat(count(
                        by(Dimension.TRUST),
                        outcome("a").build(),
                        outcome("b").trust(Level.LOW).build()))
                .isEqualTo(Map.of(List.of("UNKNOWN"), 1L, List.of("LOW"), 1L));
    }

    @Test
    void twoDimensionsMakeAGroupOfEveryPairThatOccurs() {
        assertThat(count(
                        by(Dimension.QUARTER, Dimension.REGION),
                        outcome("a")
                                .decidedAt(Instant.parse("2026-03-31T23:59:59Z"))
                                .country("BR")
                                .build(),
                        outcome("b")
                                .decidedAt(Instant.parse("2026-04-01T00:00:00Z"))
                                .country("NL")
                                .build(),
                        outcome("c")
                                .decidedAt(Instant.parse("2026-06-30T23:59:59Z"))
                                .country("DE")
                                .build()))
                .isEqualTo(Map.of(List.of("2026-Q1", "005"), 1L, List.of("2026-Q2", "155"), 2L));
    }

    @Test
    void moreDimensionsThanWereAskedForMakeAGroupOfEveryCombinationThatOccurs() {
        DealColumns columns = Deals.columnsOf(List.of(
                outcome("a").country("NL").trust(Level.LOW).faceRisk(Level.HIGH).build(),
                outcome("b").country("NL").trust(Level.LOW).faceRisk(Level.HIGH).build(),
                outcome("c").country("NL").trust(Level.LOW).build()));

        Question.Counted counted = columns.read(snapshot -> by(Dimension.COUNTRY)
                .count(
                        snapshot,
                        List.of(Dimension.COUNTRY, Dimension.FACE_RISK, Dimension.TRUST),
                        List.of(),
                        MAX_GROUPS));

        assertThat(dealsByKeys(counted, Of.STRATEGY))
                .isEqualTo(Map.of(List.of("NL", "HIGH", "LOW"), 2L, List.of("NL", "UNKNOWN", "LOW"), 1L));
    }

    @Test
    void aMarginCountsOverAllGroups() {
        DealColumns columns = Deals.columnsOf(List.of(
                outcome("a").country("NL").trust(Level.LOW).build(),
                outcome("b").country("JP").trust(Level.LOW).build(),
                outcome("c").country("JP").build()));

        Question.Counted counted = columns.read(snapshot -> by(Dimension.COUNTRY)
                .count(snapshot, List.of(Dimension.COUNTRY), List.of(Dimension.TRUST), MAX_GROUPS));

        Map<String, Long> dealsByTrust = new HashMap<>();
        List<Key> trust = counted.marginKeys().getFirst();
        for (int bin = 0; bin < trust.size(); bin++) {
            int level = bin;
            dealsByTrust.put(
                    trust.get(bin).code(),
                    deals(
                            Of.STRATEGY,
                            (option, relationship, won) ->
                                    counted.histogram().margin(0).count(level, option, relationship, won)));
        }
        assertThat(dealsByTrust).isEqualTo(Map.of("UNKNOWN", 1L, "LOW", 2L, "MEDIUM", 0L, "HIGH", 0L));
    }

    @Test
    void bothEndsOfAPeriodCountToTheirLastMicrosecondInUtc() {
        assertThat(count(
                        within(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 2)),
                        outcome("a")
                                .decidedAt(Instant.parse("2026-02-28T23:59:59.999999Z"))
                                .build(),
                        outcome("b")
                                .decidedAt(Instant.parse("2026-03-01T00:00:00Z"))
                                .build(),
                        outcome("c")
                                .decidedAt(Instant.parse("2026-03-02T23:59:59.999999Z"))
                                .build(),
                        outcome("d")
                                .decidedAt(Instant.parse("2026-03-03T00:00:00Z"))
                                .build()))
                .isEqualTo(Map.of(List.of(), 2L));
    }

    @Test
    void aPeriodOfOneDayHasThatDay() {
        LocalDate day = LocalDate.of(2026, 3, 1);

        assertThat(count(
                        within(day, day),
                        outcome("a")
                                .decidedAt(Instant.parse("2026-03-01T12:00:00Z"))
                                .build(),
                        outcome("b")
                                .decidedAt(Instant.parse("2026-03-02T12:00:00Z"))
                                .build()))
                .isEqualTo(Map.of(List.of(), 1L));
    }

    @Test
    void anOpenPeriodReachesAsFarAsThereAreDeals() {
        DealOutcome early =
                outcome("a").decidedAt(Instant.parse("0001-01-01T00:00:00Z")).build();
        DealOutcome late =
                outcome("b").decidedAt(Instant.parse("9999-12-31T00:00:00Z")).build();

        assertThat(count(within(null, LocalDate.of(9999, 12, 31)), early, late)).isEqualTo(Map.of(List.of(), 2L));
        assertThat(count(within(LocalDate.of(1, 1, 1), null), early, late)).isEqualTo(Map.of(List.of(), 2L));
        assertThat(count(within(LocalDate.of(1, 1, 2), null), early, late)).isEqualTo(Map.of(List.of(), 1L));
    }

    @Test
    void aPeriodInWhichNothingWasDecidedHasNoGroup() {
        assertThat(count(
                        within(LocalDate.of(2020, 1, 1), LocalDate.of(2020, 12, 31)),
                        outcome("a").build()))
                .isEmpty();
        assertThat(count(within(LocalDate.of(2030, 1, 1), null), outcome("a").build()))
                .isEmpty();
    }

    @Test
    void whereThereAreNoDealsThereAreNoGroups() {
        assertThat(count(by(Dimension.MONTH, Dimension.TEAM))).isEmpty();
        assertThat(count(within(LocalDate.of(2020, 1, 1), null))).isEmpty();
    }

    @Test
    void strategiesAreAskedAmongDealsInWhichARefusalWasMet() {
        assertThat(count(
                        by(),
                        outcome("met").decision(Decision.WON).build(),
                        outcome("none").decision(Decision.WON).strategy(null).build()))
                .isEqualTo(Map.of(List.of(), 1L));
    }

    @Test
    void preventionsAreAskedAmongAllDealsThatTellOne() {
        Question prevention = new Question(Of.PREVENTION, Measure.WON, List.of(), Map.of(), null, null);

        assertThat(count(
                        prevention,
                        outcome("none").prevention(Prevention.NONE).build(),
                        outcome("won")
                                .decision(Decision.WON)
                                .strategy(null)
                                .prevention(Prevention.COVERED)
                                .build(),
                        outcome("untold").build(),
                        outcome("another").build()))
                .isEqualTo(Map.of(List.of(), 2L));
    }

    @Test
    void questionsThatAskTheSameAreTheSameText() {
        Question one = new Question(
                Of.STRATEGY,
                Measure.WON,
                List.of(Dimension.MONTH),
                Map.of(Dimension.COUNTRY, Set.of("NL", "JP", "BR"), Dimension.TEAM, Set.of("b", "a")),
                LocalDate.of(2026, 3, 1),
                null);
        Map<Dimension, Set<String>> inAnotherOrder = new LinkedHashMap<>();
        inAnotherOrder.put(Dimension.TEAM, new LinkedHashSet<>(List.of("a", "b")));
        inAnotherOrder.put(Dimension.COUNTRY, new LinkedHashSet<>(List.of("JP", "BR", "NL")));
        Question other =
                new Question(one.of(), one.measure(), one.by(), inAnotherOrder, LocalDate.of(2026, 3, 1), null);

        assertThat(one.canonical()).isEqualTo(other.canonical());
    }

    @Test
    void questionsThatAskOtherThingsAreOtherTexts() {
        LocalDate day = LocalDate.of(2026, 3, 1);
        List<Question> questions = List.of(
                by(),
                by(Dimension.TEAM),
                by(Dimension.COUNTRY, Dimension.TEAM),
                by(Dimension.TEAM, Dimension.COUNTRY),
                within(day, null),
                within(null, day),
                within(day, day),
                new Question(Of.PREVENTION, Measure.PRESERVED, List.of(), Map.of(), null, null),
                new Question(Of.STRATEGY, Measure.WON, List.of(), Map.of(), null, null),
                filtered(Map.of(Dimension.TEAM, Set.of("a"))),
                filtered(Map.of(Dimension.TEAM, Set.of("b"))),
                filtered(Map.of(Dimension.TEAM, Set.of("a", "b"))),
                filtered(Map.of(Dimension.TEAM, Set.of("a", "country", "1", "NL"))),
                filtered(Map.of(Dimension.COUNTRY, Set.of("NL"))),
                filtered(Map.of(Dimension.COUNTRY, Set.of("NL"), Dimension.TEAM, Set.of("a"))));

        assertThat(questions.stream().map(Question::canonical)).doesNotHaveDuplicates();
    }

    private static Question by(Dimension... dimensions) {
        return new Question(Of.STRATEGY, Measure.PRESERVED, List.of(dimensions), Map.of(), null, null);
    }

    private static Question filtered(Map<Dimension, Set<String>> filters) {
        return new Question(Of.STRATEGY, Measure.PRESERVED, List.of(), filters, null, null);
    }

    private static Question within(@Nullable LocalDate from, @Nullable LocalDate to) {
        return new Question(Of.STRATEGY, Measure.PRESERVED, List.of(), Map.of(), from, to);
    }

    /** How many deals there are in each group, by the codes of its keys. */
    private static Map<List<String>, Long> count(Question question, DealOutcome... deals) {
        DealColumns columns = Deals.columnsOf(List.of(deals));
        return dealsByKeys(columns.read(snapshot -> question.count(snapshot, MAX_GROUPS)), question.of());
    }

    private static Map<List<String>, Long> dealsByKeys(Question.Counted counted, Of of) {
        Map<List<String>, Long> dealsByKeys = new HashMap<>();
        for (int i = 0; i < counted.histogram().groups(); i++) {
            int group = i;
            List<String> codes = counted.keysOf(group).stream().map(Key::code).toList();
            long deals = deals(
                    of, (option, relationship, won) -> counted.histogram().count(group, option, relationship, won));
            assertThat(dealsByKeys.put(codes, deals))
                    .as("%s comes twice", codes)
                    .isNull();
        }
        return dealsByKeys;
    }

    /** How many deals there are of an option and a relationship that were won, or were not. */
    private interface Counts {

        long count(int option, int relationship, boolean won);
    }

    private static long deals(Of of, Counts counts) {
        long deals = 0;
        for (int option = 0; option < of.options().size(); option++) {
            for (int relationship = 0; relationship < Histogram.RELATIONSHIPS; relationship++) {
                deals += counts.count(option, relationship, true) + counts.count(option, relationship, false);
            }
        }
        return deals;
    }
}

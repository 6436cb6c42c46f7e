package dev.facevalue.analytics.standing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.analytics.columns.DealColumns;
import dev.facevalue.analytics.columns.Deals;
import dev.facevalue.analytics.examples.OutcomeBuilder;
import dev.facevalue.analytics.examples.RandomFacts;
import dev.facevalue.analytics.question.Dimension;
import dev.facevalue.analytics.question.Measure;
import dev.facevalue.analytics.question.Of;
import dev.facevalue.analytics.question.Question;
import dev.facevalue.analytics.tally.Tallies;
import dev.facevalue.deal.DealOutcome;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Random questions about random deals, answered by one pass over columns and by the contract's sentences. */
class StandingsOracleTest {

    private static final int WORLDS = 60;
    private static final int QUESTIONS = 12;
    private static final int MAX_GROUPS = 10_000;
    private static final String[] COUNTRIES = {"NL", "DE", "JP", "BR", "ZA", "AQ"};
    private static final String[] TEAMS = {"north", "south", "UNKNOWN", "é"};

    @Test
    void theStandingsAreWhatTheContractSays() {
        for (long seed = 0; seed < WORLDS; seed++) {
            Random random = new Random(seed);
            List<DealOutcome> deals = deals(random);
            DealColumns columns = Deals.columnsOf(deals);
            for (int i = 0; i < QUESTIONS; i++) {
                Question question = question(random, deals);

                Standings standings = StandingsTable.of(
                        question,
                        columns.read(snapshot ->
                                Tallies.count(question, snapshot, EffectDimensions.pooled(question), MAX_GROUPS)),
                        20,
                        null);

                assertThat(crude(standings))
                        .as("seed %d, %s", seed, question)
                        .isEqualTo(new StandingsOracle(question, deals).standings());
            }
        }
    }

    @Test
    void theQuestionsFindSomething() {
        Random random = new Random(0);
        List<DealOutcome> deals = deals(random);

        long answered = IntStream.range(0, 200)
                .mapToObj(_ -> new StandingsOracle(question(random, deals), deals).standings())
                .filter(standings -> standings.deals() > 1 && standings.awaitingObservation() > 0)
                .count();
        assertThat(answered).isGreaterThan(50);
    }

    private static Standings crude(Standings standings) {
        return new Standings(
                standings.of(),
                standings.measure(),
                standings.by(),
                standings.asOf(),
                standings.deals(),
                standings.awaitingObservation(),
                standings.groups().stream()
                        .map(group -> new Standings.Group(
                                group.key(),
                                List.of(),
                                group.deals(),
                                StandingsOracle.UNJUDGED,
                                group.options().stream()
                                        .map(StandingsOracleTest::crude)
                                        .toList()))
                        .toList(),
                List.of());
    }

    private static Standings.Option crude(Standings.Option option) {
        return new Standings.Option(
                option.option(),
                option.deals(),
                option.successes(),
                option.rate(),
                option.wilson(),
                null,
                null,
                null,
                null,
                option.won(),
                option.awaiting(),
                option.bounds(),
                option.outcomes());
    }

    private static List<DealOutcome> deals(Random random) {
        RandomFacts facts = new RandomFacts(random);
        return IntStream.range(0, 1 + random.nextInt(150))
                .mapToObj(dealNo -> facts.outcome("deal-" + dealNo)
                        .decidedAt(OutcomeBuilder.DECIDED.plus(Duration.ofHours(random.nextInt(24 * 500))))
                        .country(facts.any(COUNTRIES))
                        .team(facts.maybe(() -> facts.any(TEAMS)))
                        .build())
                .toList();
    }

    private static Question question(Random random, List<DealOutcome> deals) {
        RandomFacts facts = new RandomFacts(random);
        Set<Dimension> by = new LinkedHashSet<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            by.add(facts.any(Dimension.values()));
        }
        return new Question(
                facts.any(Of.values()),
                facts.any(Measure.values()),
                new ArrayList<>(by),
                filters(random, deals),
                facts.maybe(() -> day(any(random, deals))),
                facts.maybe(() -> day(any(random, deals))));
    }

    /** Filters by values that occur, so that something is left. */
    private static Map<Dimension, Set<String>> filters(Random random, List<DealOutcome> deals) {
        Map<Dimension, Set<String>> filters = new EnumMap<>(Dimension.class);
        for (int i = random.nextInt(3); i > 0; i--) {
            Dimension dimension = new RandomFacts(random).any(Dimension.values());
            if (dimension.isFilter()) {
                Set<String> values = filters.computeIfAbsent(dimension, _ -> new HashSet<>());
                for (int j = 1 + random.nextInt(4); j > 0; j--) {
                    values.add(StandingsOracle.value(dimension, any(random, deals)));
                }
            }
        }
        return filters;
    }

    private static DealOutcome any(Random random, List<DealOutcome> deals) {
        return deals.get(random.nextInt(deals.size()));
    }

    private static LocalDate day(DealOutcome deal) {
        return LocalDate.ofInstant(deal.decidedAt(), ZoneOffset.UTC);
    }
}

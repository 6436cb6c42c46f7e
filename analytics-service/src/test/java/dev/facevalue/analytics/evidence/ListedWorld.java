package dev.facevalue.analytics.evidence;

import dev.facevalue.analytics.columns.DealColumns;
import dev.facevalue.analytics.columns.Deals;
import dev.facevalue.analytics.examples.OutcomeBuilder;
import dev.facevalue.analytics.examples.RandomFacts;
import dev.facevalue.analytics.examples.Said;
import dev.facevalue.analytics.question.Dimension;
import dev.facevalue.analytics.question.Measure;
import dev.facevalue.analytics.question.Of;
import dev.facevalue.analytics.question.Question;
import dev.facevalue.analytics.store.CodeColumn;
import dev.facevalue.deal.DealOutcome;
import dev.facevalue.deal.Relationship;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Deals made up from a seed, and lists asked for of them. They share few countries, teams and moments, so that filters
 * let some in and leave some out, and ties occur. Which of them a list should have is told from the contract's
 * sentences.
 */
final class ListedWorld {

    private static final String[] COUNTRIES = {"AD", "NL", "JP", "BR", "AQ"};
    private static final String[] TEAMS = {"north", "south", "UNKNOWN", "é"};

    final long seed;
    final List<DealOutcome> deals;
    private final Random random;
    private final RandomFacts facts;

    ListedWorld(long seed, int deals) {
        this.seed = seed;
        random = new Random(seed);
        facts = new RandomFacts(random);
        List<Integer> order = new ArrayList<>(IntStream.range(0, deals).boxed().toList());
        Collections.shuffle(order, random);
        this.deals = order.stream().map(number -> outcome("deal-" + number)).toList();
    }

    DealColumns columns() {
        return Deals.columnsOf(deals);
    }

    /** Any list, of which each page has the limit. */
    Listing listing(int limit, Cursor start) {
        Measure measure = facts.any(Measure.values());
        Map<Dimension, Set<String>> filters = new EnumMap<>(Dimension.class);
        for (int i = random.nextInt(3); i > 0; i--) {
            Dimension filter = facts.any(
                    Stream.of(Dimension.values()).filter(Dimension::isFilter).toArray(Dimension[]::new));
            Set<String> codes = new HashSet<>();
            for (int code = random.nextInt(3); code >= 0; code--) {
                codes.add(
                        random.nextInt(4) == 0
                                ? "UNKNOWN"
                                : value(filter, facts.any(deals.toArray(DealOutcome[]::new))));
            }
            filters.put(filter, codes);
        }
        LocalDate from = facts.maybe(this::day);
        LocalDate to = facts.maybe(this::day);
        boolean awaiting = measure == Measure.PRESERVED && random.nextInt(4) == 0;
        Set<Relationship> relationships = new HashSet<>();
        for (int i = awaiting ? 0 : random.nextInt(3); i > 0; i--) {
            relationships.add(facts.any(Relationship.values()));
        }
        return new Listing(
                new Question(
                        facts.any(Of.values()),
                        measure,
                        List.of(),
                        filters,
                        from == null || to == null || !from.isAfter(to) ? from : to,
                        to),
                random.nextBoolean(),
                relationships,
                awaiting,
                limit,
                start);
    }

    /** "exactly the deals behind a figure, newest first" */
    List<DealOutcome> shouldBeListed(Listing listing) {
        return deals.stream()
                .filter(deal -> isLetIn(listing, deal))
                .sorted((one, other) -> {
                    int byTime = other.decidedAt().compareTo(one.decidedAt());
                    return byTime != 0 ? byTime : one.dealId().compareTo(other.dealId());
                })
                .toList();
    }

    private static boolean isLetIn(Listing listing, DealOutcome deal) {
        Question question = listing.question();
        LocalDate day = LocalDate.ofInstant(deal.decidedAt(), ZoneOffset.UTC);
        boolean counts = listing.awaiting()
                ? deal.relationship() == null
                : question.measure() == Measure.WON || deal.relationship() != null;
        return counts
                && (listing.relationships().isEmpty()
                        || (deal.relationship() != null
                                && listing.relationships().contains(deal.relationship())))
                && (!listing.hasOption()
                        || (question.of() == Of.STRATEGY ? deal.strategy() : deal.prevention()) != null)
                && question.filters().entrySet().stream()
                        .allMatch(filter -> filter.getValue().contains(value(filter.getKey(), deal)))
                && (question.from() == null || !day.isBefore(question.from()))
                && (question.to() == null || !day.isAfter(question.to()));
    }

    private static String value(Dimension filter, DealOutcome deal) {
        return switch (filter) {
            case COUNTRY -> deal.country().code();
            case REGION -> deal.country().region().code();
            case TEAM -> deal.team() == null ? "UNKNOWN" : deal.team();
            default -> {
                Enum<?> said = Said.in(CodeColumn.valueOf(filter.name()), deal);
                yield said == null ? "UNKNOWN" : said.name();
            }
        };
    }

    private @Nullable LocalDate day() {
        return LocalDate.ofInstant(OutcomeBuilder.DECIDED, ZoneOffset.UTC).plusDays(random.nextInt(-2, 12));
    }

    private DealOutcome outcome(String dealId) {
        return facts.outcome(dealId)
                .decidedAt(OutcomeBuilder.DECIDED
                        .plus(Duration.ofDays(random.nextInt(10)))
                        .plusNanos(1_000L * random.nextInt(3)))
                .country(facts.any(COUNTRIES))
                .team(facts.maybe(() -> facts.any(TEAMS)))
                .build();
    }
}

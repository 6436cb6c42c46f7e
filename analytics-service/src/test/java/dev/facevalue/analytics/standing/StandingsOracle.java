package dev.facevalue.analytics.standing;

import dev.facevalue.analytics.examples.Said;
import dev.facevalue.analytics.question.Dimension;
import dev.facevalue.analytics.question.Measure;
import dev.facevalue.analytics.question.Of;
import dev.facevalue.analytics.question.Question;
import dev.facevalue.analytics.store.CodeColumn;
import dev.facevalue.deal.DealOutcome;
import dev.facevalue.deal.Decision;
import dev.facevalue.deal.Relationship;
import dev.facevalue.statistics.Proportion;
import dev.facevalue.statistics.Wilson;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The standings told straight from the contract's sentences over a list of deals: every figure is a filter over the
 * list and its size. Labels, estimates, verdicts and warnings are left out.
 */
record StandingsOracle(Question question, List<DealOutcome> deals) {

    static final Standings.Verdict UNJUDGED =
            new Standings.Verdict(Standings.Status.NO_CLEAR_LEADER, null, null, null, null);

    Standings standings() {
        List<DealOutcome> asked = deals.stream()
                .filter(deal -> said(deal) != null)
                .filter(this::isLetIn)
                .toList();
        // "absent for one overall group"
        Stream<List<String>> overall = question.by().isEmpty() ? Stream.of(List.of()) : Stream.empty();
        List<Standings.Group> left =
                new ArrayList<>(Stream.concat(overall, asked.stream().map(this::key))
                        .distinct()
                        .map(key -> group(key, asked))
                        .toList());
        List<Standings.Group> groups = new ArrayList<>();
        while (!left.isEmpty()) {
            Standings.Group next = left.stream()
                    .filter(one -> left.stream().noneMatch(better -> comesBefore(better, one)))
                    .findAny()
                    .orElseThrow();
            groups.add(next);
            left.remove(next);
        }
        return new Standings(
                question.of().parameter(),
                question.measure().parameter(),
                question.by().stream().map(Dimension::parameter).toList(),
                null,
                asked.stream().filter(this::counts).count(),
                asked.stream().filter(deal -> !counts(deal)).count(),
                groups,
                List.of());
    }

    /** "A deal counts when its outcome is known, its relationship was observed (not needed for measure=won)" */
    private boolean counts(DealOutcome deal) {
        return question.measure() == Measure.WON || deal.relationship() != null;
    }

    private boolean isSuccess(DealOutcome deal) {
        return question.measure() == Measure.WON
                ? deal.decision() == Decision.WON
                : deal.relationship() == Relationship.MAINTAINED
                        || deal.relationship() == Relationship.STRENGTHENED
                        || deal.relationship() == Relationship.FOR_LIFE;
    }

    /** "values of one are or-ed, filters and-ed"; "ISO dates on decidedAt, inclusive, UTC" */
    private boolean isLetIn(DealOutcome deal) {
        LocalDate day = day(deal);
        return question.filters().entrySet().stream()
                        .allMatch(filter -> filter.getValue().contains(value(filter.getKey(), deal)))
                && (question.from() == null || !day.isBefore(question.from()))
                && (question.to() == null || !day.isAfter(question.to()));
    }

    private Standings.Group group(List<String> key, List<DealOutcome> asked) {
        List<DealOutcome> inGroup =
                asked.stream().filter(deal -> key(deal).equals(key)).toList();
        List<Standings.Option> options = question.of().options().stream()
                .map(option -> option(
                        option,
                        inGroup.stream()
                                .filter(deal -> option.equals(said(deal)))
                                .toList()))
                .toList();
        return new Standings.Group(
                key, List.of(), inGroup.stream().filter(this::counts).count(), UNJUDGED, options);
    }

    private Standings.Option option(String option, List<DealOutcome> deals) {
        List<DealOutcome> counted = deals.stream().filter(this::counts).toList();
        Map<Relationship, Long> outcomes = new EnumMap<>(Relationship.class);
        for (Relationship relationship : Relationship.values()) {
            outcomes.put(
                    relationship,
                    counted.stream()
                            .filter(deal -> deal.relationship() == relationship)
                            .count());
        }
        long successes = counted.stream().filter(this::isSuccess).count();
        return new Standings.Option(
                option,
                counted.size(),
                successes,
                counted.isEmpty() ? null : (double) successes / counted.size(),
                Wilson.interval(new Proportion(successes, counted.size())).orNull(),
                null,
                null,
                null,
                null,
                counted.stream().filter(deal -> deal.decision() == Decision.WON).count(),
                deals.size() - counted.size(),
                deals.isEmpty()
                        ? null
                        : new Standings.Bounds(
                                (double) successes / deals.size(),
                                (double) (successes + deals.size() - counted.size()) / deals.size()),
                outcomes);
    }

    /** "Groups come largest first, ties by key" */
    private static boolean comesBefore(Standings.Group first, Standings.Group second) {
        if (first.deals() != second.deals()) {
            return first.deals() > second.deals();
        }
        for (int i = 0; i < first.key().size(); i++) {
            int order = first.key().get(i).compareTo(second.key().get(i));
            if (order != 0) {
                return order < 0;
            }
        }
        return false;
    }

    private @Nullable String said(DealOutcome deal) {
        Enum<?> said = question.of() == Of.STRATEGY ? deal.strategy() : deal.prevention();
        return said == null ? null : said.name();
    }

    private List<String> key(DealOutcome deal) {
        return question.by().stream().map(dimension -> value(dimension, deal)).toList();
    }

    /** The value of a dimension, as the contract names it. */
    static String value(Dimension dimension, DealOutcome deal) {
        return switch (dimension) {
            case COUNTRY -> deal.country().code();
            case REGION -> deal.country().region().code();
            case TEAM -> orUnknown(deal.team());
            case MONTH -> day(deal).toString().substring(0, "2026-03".length());
            case QUARTER -> day(deal).getYear() + "-Q" + (day(deal).getMonthValue() + 2) / 3;
            default -> {
                Enum<?> said = Said.in(CodeColumn.valueOf(dimension.name()), deal);
                yield said == null ? "UNKNOWN" : said.name();
            }
        };
    }

    private static String orUnknown(@Nullable String text) {
        return text == null ? "UNKNOWN" : text;
    }

    private static LocalDate day(DealOutcome deal) {
        return LocalDate.ofInstant(deal.decidedAt(), ZoneOffset.UTC);
    }
}

package dev.facevalue.analytics.standing;

import dev.facevalue.analytics.columns.Histogram;
import dev.facevalue.analytics.question.Dimension;
import dev.facevalue.analytics.question.Key;
import dev.facevalue.analytics.question.Measure;
import dev.facevalue.analytics.question.Question;
import dev.facevalue.deal.Relationship;
import dev.facevalue.statistics.Proportion;
import dev.facevalue.statistics.Wilson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes standings of counts. Pure. */
final class StandingsTable {

    // Groups with as many deals go by their keys, so that the same facts always give the same answer.
    private static final Comparator<Standings.Group> LARGEST_FIRST = Comparator.comparingLong(Standings.Group::deals)
            .reversed()
            .thenComparing(group -> String.join("\n", group.key()));

    private StandingsTable() {}

    static Standings of(Question question, Question.Counted counted, @Nullable Instant asOf) {
        // Who asks overall is told even of nothing: one group, in which no option has a deal.
        int count = question.by().isEmpty() ? 1 : counted.histogram().groups();
        List<Standings.Group> groups = IntStream.range(0, count)
                .mapToObj(group -> group(question, counted, group))
                .sorted(LARGEST_FIRST)
                .toList();
        return new Standings(
                question.of().parameter(),
                question.measure().parameter(),
                question.by().stream().map(Dimension::parameter).toList(),
                asOf,
                groups.stream().mapToLong(Standings.Group::deals).sum(),
                groups.stream()
                        .flatMap(group -> group.options().stream())
                        .mapToLong(Standings.Option::awaiting)
                        .sum(),
                groups);
    }

    private static Standings.Group group(Question question, Question.Counted counted, int group) {
        List<Key> keys = counted.keysOf(group);
        List<String> codes = question.of().options();
        List<Standings.Option> options = new ArrayList<>(codes.size());
        for (int option = 0; option < codes.size(); option++) {
            options.add(option(codes.get(option), question.measure(), counted.histogram(), group, option));
        }
        return new Standings.Group(
                keys.stream().map(Key::code).toList(),
                keys.stream().map(Key::label).toList(),
                options.stream().mapToLong(Standings.Option::deals).sum(),
                options);
    }

    private static Standings.Option option(String code, Measure measure, Histogram histogram, int group, int option) {
        Map<Relationship, Long> outcomes = new EnumMap<>(Relationship.class);
        long observed = 0;
        long observedWon = 0;
        long preserved = 0;
        int cell = 1;
        for (Relationship relationship : Relationship.values()) {
            long won = histogram.count(group, option, cell, true);
            long all = won + histogram.count(group, option, cell, false);
            outcomes.put(relationship, all);
            observed += all;
            observedWon += won;
            preserved += relationship.isPreserved() ? all : 0;
            cell++;
        }
        long unobservedWon = histogram.count(group, option, 0, true);
        long unobserved = unobservedWon + histogram.count(group, option, 0, false);
        return switch (measure) {
            case PRESERVED -> option(code, new Proportion(preserved, observed), observedWon, unobserved, outcomes);
            // Whether a deal was won is known without any observation, so none is awaited.
            case WON -> {
                long won = observedWon + unobservedWon;
                yield option(code, new Proportion(won, observed + unobserved), won, 0, outcomes);
            }
        };
    }

    private static Standings.Option option(
            String code, Proportion proportion, long won, long awaiting, Map<Relationship, Long> outcomes) {
        return new Standings.Option(
                code,
                proportion.trials(),
                proportion.successes(),
                proportion.rate().orNull(),
                Wilson.interval(proportion).orNull(),
                won,
                awaiting,
                outcomes);
    }
}

package dev.facevalue.analytics.standing;

import dev.facevalue.analytics.table.CsvTable;
import dev.facevalue.deal.Relationship;
import dev.facevalue.statistics.Interval;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Standings as a table: a line an option of a group, under the names that the members have in JSON. */
final class StandingsCsv {

    private record Line(Standings.Group group, Standings.Option option) {}

    private StandingsCsv() {}

    static byte[] of(Standings standings) {
        CsvTable<Line> table = new CsvTable<>();
        addDimensions(table, standings.by());
        table.text("verdict", line -> line.group().verdict().status().name())
                .text("option", line -> line.option().option())
                .number("deals", line -> line.option().deals())
                .number("successes", line -> line.option().successes())
                .number("rate", line -> line.option().rate());
        addInterval(table, "wilson", Standings.Option::wilson);
        table.number("estimate", line -> line.option().estimate());
        addInterval(table, "credible", Standings.Option::credible);
        table.number("probabilityBest", line -> line.option().probabilityBest())
                .number("crudeProbabilityBest", line -> line.option().crudeProbabilityBest())
                .number("won", line -> line.option().won())
                .number("awaiting", line -> line.option().awaiting())
                .number("bounds.low", line -> {
                    Standings.Bounds bounds = line.option().bounds();
                    return bounds == null ? null : bounds.low();
                })
                .number("bounds.high", line -> {
                    Standings.Bounds bounds = line.option().bounds();
                    return bounds == null ? null : bounds.high();
                });
        for (Relationship relationship : Relationship.values()) {
            table.number(
                    "outcomes." + relationship, line -> line.option().outcomes().get(relationship));
        }
        return table.write(standings.groups().stream()
                .flatMap(group -> group.options().stream().map(option -> new Line(group, option)))
                .toList());
    }

    private static void addInterval(
            CsvTable<Line> table, String name, Function<Standings.Option, @Nullable Interval> intervalOf) {
        table.number(name + ".low", line -> {
                    Interval interval = intervalOf.apply(line.option());
                    return interval == null ? null : interval.low();
                })
                .number(name + ".high", line -> {
                    Interval interval = intervalOf.apply(line.option());
                    return interval == null ? null : interval.high();
                });
    }

    /** Two columns a dimension: its code, under its own name, and the same in words. */
    private static void addDimensions(CsvTable<Line> table, List<String> dimensions) {
        for (int i = 0; i < dimensions.size(); i++) {
            int position = i;
            table.text(dimensions.get(i), line -> line.group().key().get(position))
                    .text(
                            dimensions.get(i) + ".label",
                            line -> line.group().label().get(position));
        }
    }
}

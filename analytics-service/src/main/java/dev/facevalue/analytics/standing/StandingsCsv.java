package dev.facevalue.analytics.standing;

import dev.facevalue.analytics.table.CsvTable;
import dev.facevalue.deal.Relationship;
import java.util.List;

/** Standings as a table: a line an option of a group, under the names that the members have in JSON. */
final class StandingsCsv {

    private record Line(Standings.Group group, Standings.Option option) {}

    private StandingsCsv() {}

    static byte[] of(Standings standings) {
        CsvTable<Line> table = new CsvTable<>();
        addDimensions(table, standings.by());
        table.text("option", line -> line.option().option())
                .number("deals", line -> line.option().deals())
                .number("successes", line -> line.option().successes())
                .number("rate", line -> line.option().rate())
                .number("wilson.low", line -> {
                    var wilson = line.option().wilson();
                    return wilson == null ? null : wilson.low();
                })
                .number("wilson.high", line -> {
                    var wilson = line.option().wilson();
                    return wilson == null ? null : wilson.high();
                })
                .number("won", line -> line.option().won())
                .number("awaiting", line -> line.option().awaiting());
        for (Relationship relationship : Relationship.values()) {
            table.number(
                    "outcomes." + relationship, line -> line.option().outcomes().get(relationship));
        }
        return table.write(standings.groups().stream()
                .flatMap(group -> group.options().stream().map(option -> new Line(group, option)))
                .toList());
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

package dev.facevalue.analytics.trend;

import dev.facevalue.analytics.table.CsvTable;

/** Trends as a table: a line a period of an option, under the names that the members have in JSON. */
final class TrendCsv {

    private record Line(String option, Trends.Point point) {}

    private TrendCsv() {}

    static byte[] of(Trends trends) {
        return new CsvTable<Line>()
                .text("option", Line::option)
                .text("period", line -> line.point().period())
                .number("deals", line -> line.point().deals())
                .number("successes", line -> line.point().successes())
                .number("rate", line -> line.point().rate())
                .number("wilson.low", line -> {
                    var wilson = line.point().wilson();
                    return wilson == null ? null : wilson.low();
                })
                .number("wilson.high", line -> {
                    var wilson = line.point().wilson();
                    return wilson == null ? null : wilson.high();
                })
                .number("awaiting", line -> line.point().awaiting())
                .write(trends.series().stream()
                        .flatMap(series -> series.points().stream().map(point -> new Line(series.option(), point)))
                        .toList());
    }
}

package dev.facevalue.analytics.comparison;

import dev.facevalue.analytics.table.CsvTable;

/** The strata of a comparison as a table, under the names that the members have in JSON. */
final class ComparisonCsv {

    private ComparisonCsv() {}

    static byte[] of(Comparison comparison) {
        CsvTable<Comparison.Stratum> table = new CsvTable<>();
        for (int i = 0; i < comparison.adjustFor().size(); i++) {
            int position = i;
            String dimension = comparison.adjustFor().get(i);
            table.text(dimension, stratum -> stratum.key().get(position))
                    .text(dimension + ".label", stratum -> stratum.label().get(position));
        }
        return table.number("deals", Comparison.Stratum::deals)
                .number("successes", Comparison.Stratum::successes)
                .number("againstDeals", Comparison.Stratum::againstDeals)
                .number("againstSuccesses", Comparison.Stratum::againstSuccesses)
                .number("oddsRatio", Comparison.Stratum::oddsRatio)
                .write(comparison.strata());
    }
}

package dev.facevalue.analytics.advice;

import dev.facevalue.analytics.table.CsvTable;
import dev.facevalue.statistics.Interval;

/** The ranking of an advice as a table. */
final class AdviceCsv {

    private AdviceCsv() {}

    static byte[] of(Advice advice) {
        return new CsvTable<Advice.Option>()
                .text("option", Advice.Option::option)
                .number("estimate", Advice.Option::estimate)
                .number("credible.low", option -> {
                    Interval credible = option.credible();
                    return credible == null ? null : credible.low();
                })
                .number("credible.high", option -> {
                    Interval credible = option.credible();
                    return credible == null ? null : credible.high();
                })
                .number("probabilityBest", Advice.Option::probabilityBest)
                .number("severedRisk", Advice.Option::severedRisk)
                .number("forLifeChance", Advice.Option::forLifeChance)
                .number("deals", Advice.Option::deals)
                .write(advice.ranking());
    }
}

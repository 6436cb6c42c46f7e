package dev.facevalue.analytics.comparison;

import dev.facevalue.analytics.columns.Histogram;
import dev.facevalue.analytics.question.Dimension;
import dev.facevalue.analytics.question.Key;
import dev.facevalue.analytics.question.Measure;
import dev.facevalue.analytics.question.Question;
import dev.facevalue.analytics.tally.Tally;
import dev.facevalue.statistics.BreslowDay;
import dev.facevalue.statistics.ChiSquared;
import dev.facevalue.statistics.Effect;
import dev.facevalue.statistics.Figure;
import dev.facevalue.statistics.FourfoldTable;
import dev.facevalue.statistics.MantelHaenszel;
import dev.facevalue.statistics.Newcombe;
import dev.facevalue.statistics.Proportion;
import dev.facevalue.statistics.StandardisedRates;
import dev.facevalue.statistics.Strata;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a comparison of counts. Pure. */
final class ComparisonTable {

    // Strata with as many deals go by their keys, so that the same facts always give the same answer.
    private static final Comparator<Comparison.Stratum> LARGEST_FIRST = Comparator.comparingLong(
                    Comparison.Stratum::size)
            .reversed()
            .thenComparing(stratum -> String.join("\n", stratum.key()));

    /** A difference that is nearer to none than this is rounding, and has no sign. */
    private static final double ROUNDING = 1e-12;

    private final ComparisonQuestion asked;
    private final Map<String, Figure.Reason> missing = new LinkedHashMap<>();

    private ComparisonTable(ComparisonQuestion asked) {
        this.asked = asked;
    }

    /**
     * Compares.
     *
     * @param counted the deals asked about, by the dimensions that are adjusted for
     */
    static Comparison of(ComparisonQuestion asked, Question.Counted counted, @Nullable Instant asOf) {
        return new ComparisonTable(asked).compare(counted, asOf);
    }

    private Comparison compare(Question.Counted counted, @Nullable Instant asOf) {
        Histogram histogram = counted.histogram();
        List<FourfoldTable> tables = new ArrayList<>();
        List<Comparison.Stratum> listed = new ArrayList<>();
        FourfoldTable all = new FourfoldTable(Proportion.NONE, Proportion.NONE);
        long awaiting = 0;
        // Who adjusts for nothing is told even of nothing: one stratum, in which neither option has a deal.
        int groups = asked.adjustFor().isEmpty() ? 1 : histogram.groups();
        for (int group = 0; group < groups; group++) {
            Measure measure = asked.question().measure();
            Tally option = Tally.of(histogram, group, asked.option());
            Tally against = Tally.of(histogram, group, asked.against());
            FourfoldTable table = new FourfoldTable(option.proportion(measure), against.proportion(measure));
            awaiting += option.awaiting(measure) + against.awaiting(measure);
            if (table.trials() > 0 || asked.adjustFor().isEmpty()) {
                tables.add(table);
                listed.add(stratum(counted.keysOf(group), table));
                all = all.plus(table);
            }
        }
        listed.sort(LARGEST_FIRST);
        Strata strata = Strata.of(tables);
        Comparison.Crude crude = crude(all);
        Comparison.Adjusted adjusted = adjusted(strata);
        Comparison.Homogeneity homogeneity = homogeneity(strata);
        boolean reversal = isReversal(crude, adjusted);
        return new Comparison(
                asked.question().of().parameter(),
                asked.question().measure().parameter(),
                asked.optionCode(),
                asked.againstCode(),
                asked.adjustFor().stream().map(Dimension::parameter).toList(),
                asOf,
                all.trials(),
                awaiting,
                crude,
                adjusted,
                homogeneity,
                reversal,
                List.copyOf(listed),
                all.trials() - strata.trials(),
                missing,
                ComparisonWarnings.of(
                        asked,
                        reversal,
                        crude.riskDifference() != null && crude.riskDifference().estimate() > 0,
                        BreslowDay.testOfLargeStrata(strata)));
    }

    private static Comparison.Stratum stratum(List<Key> keys, FourfoldTable table) {
        return Comparison.Stratum.of(
                keys.stream().map(Key::code).toList(),
                keys.stream().map(Key::label).toList(),
                table);
    }

    private Comparison.Crude crude(FourfoldTable all) {
        return new Comparison.Crude(
                all.option().trials(),
                all.option().successes(),
                all.against().trials(),
                all.against().successes(),
                orMissing("crude.rate", all.option().rate()),
                orMissing("crude.againstRate", all.against().rate()),
                orMissing("crude.riskDifference", Newcombe.riskDifference(all)),
                orMissing("crude.oddsRatio", all.oddsRatio()));
    }

    private Comparison.Adjusted adjusted(Strata strata) {
        Effect oddsRatio = orMissing("adjusted.oddsRatio", MantelHaenszel.oddsRatio(strata));
        Double riskDifference = orMissing("adjusted.riskDifference", MantelHaenszel.riskDifference(strata));
        Effect interval = orMissing("adjusted.riskDifferenceInterval", MantelHaenszel.riskDifferenceInterval(strata));
        StandardisedRates rates = orMissing("adjusted.standardisedRate", StandardisedRates.of(strata));
        ChiSquared test = orMissing("adjusted.chiSquared", MantelHaenszel.test(strata));
        return new Comparison.Adjusted(
                oddsRatio,
                riskDifference,
                interval == null ? null : new Comparison.Range(Effect.LEVEL, interval.low(), interval.high()),
                rates == null ? null : rates.option(),
                rates == null ? null : rates.against(),
                test == null ? null : test.statistic(),
                test == null ? null : test.pValue());
    }

    private Comparison.Homogeneity homogeneity(Strata strata) {
        ChiSquared test = orMissing("homogeneity.statistic", BreslowDay.test(strata));
        return test == null
                ? new Comparison.Homogeneity("BRESLOW_DAY", null, null, null)
                : new Comparison.Homogeneity("BRESLOW_DAY", test.statistic(), test.degreesOfFreedom(), test.pValue());
    }

    private static boolean isReversal(Comparison.Crude crude, Comparison.Adjusted adjusted) {
        Effect before = crude.riskDifference();
        Double after = adjusted.riskDifference();
        return before != null && after != null && sign(before.estimate()) * sign(after) < 0;
    }

    private static double sign(double difference) {
        return Math.abs(difference) < ROUNDING ? 0 : Math.signum(difference);
    }

    private <T> @Nullable T orMissing(String name, Figure<T> figure) {
        if (figure instanceof Figure.Unknown<T>(Figure.Reason reason)) {
            missing.put(name, reason);
        }
        return figure.orNull();
    }
}

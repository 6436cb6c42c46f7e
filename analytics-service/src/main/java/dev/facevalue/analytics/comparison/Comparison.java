package dev.facevalue.analytics.comparison;

import dev.facevalue.statistics.Effect;
import dev.facevalue.statistics.Figure;
import dev.facevalue.statistics.FourfoldTable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How two options differ.
 *
 * @param of what is compared
 * @param measure what counts as a success
 * @param option the one
 * @param against the one it is compared with
 * @param adjustFor the dimensions that make the strata
 * @param asOf the greatest time of record ever applied; null before the first fact
 * @param deals the deals of both that count
 * @param awaitingObservation the deals of both that only lack an observation of the relationship
 * @param crude over all deals, like and unlike
 * @param adjusted within strata, and then over all strata in which both have deals
 * @param homogeneity whether the odds ratio is the same in all strata
 * @param reversal whether the crude and the adjusted risk difference have opposite signs
 * @param strata the largest first, those of equal size by key
 * @param excludedDeals the deals in strata in which only one of the two has any; they are not in {@code adjusted}
 * @param missing why a figure is null, by the figure's name
 * @param warnings what to bear in mind
 */
record Comparison(
        @Schema(examples = "strategy") String of,
        @Schema(examples = "preserved") String measure,
        @Schema(examples = "CONFRONT") String option,
        @Schema(examples = "SAVE_FACE") String against,
        @Schema(examples = "[\"faceRisk\"]") List<String> adjustFor,
        @Nullable Instant asOf,
        long deals,
        long awaitingObservation,
        Crude crude,
        Adjusted adjusted,
        Homogeneity homogeneity,
        boolean reversal,
        List<Stratum> strata,
        long excludedDeals,
        Map<String, Figure.Reason> missing,
        List<Warning> warnings) {

    /**
     * Without regard to strata.
     *
     * @param deals the option's deals that count
     * @param successes those among them that were a success
     * @param againstDeals the other's deals that count
     * @param againstSuccesses those among them that were a success
     * @param rate the option's successes by its deals
     * @param againstRate the other's
     * @param riskDifference the one less the other, with Newcombe's 95 % interval
     * @param oddsRatio the option's odds by the other's
     */
    record Crude(
            long deals,
            long successes,
            long againstDeals,
            long againstSuccesses,
            @Nullable Double rate,
            @Nullable Double againstRate,
            @Nullable Effect riskDifference,
            @Nullable Double oddsRatio) {}

    /**
     * Like with like.
     *
     * @param oddsRatio Mantel and Haenszel's, with the 95 % interval of Robins, Breslow and Greenland
     * @param riskDifference Mantel and Haenszel's
     * @param riskDifferenceInterval its 95 % interval by Sato
     * @param standardisedRate the option's rate if it had met the strata as often as both did together
     * @param againstStandardisedRate the other's
     * @param chiSquared Mantel and Haenszel's test that they do not differ, with continuity correction
     * @param pValue its p-value
     */
    record Adjusted(
            @Nullable Effect oddsRatio,
            @Nullable Double riskDifference,
            @Nullable Range riskDifferenceInterval,
            @Nullable Double standardisedRate,
            @Nullable Double againstStandardisedRate,
            @Nullable Double chiSquared,
            @Nullable Double pValue) {}

    /**
     * Between which values something lies.
     *
     * @param level the confidence, such as 0.95
     * @param low the lower end
     * @param high the upper end
     */
    record Range(double level, double low, double high) {}

    /**
     * A test that the odds ratio is the same in all strata.
     *
     * @param test which one
     * @param statistic 0 or more
     * @param degreesOfFreedom the strata in which an odds ratio shows, less one
     * @param pValue how often chance alone would give so large a statistic
     */
    record Homogeneity(
            @Schema(enumeration = "BRESLOW_DAY") String test,
            @Nullable Double statistic,
            @Nullable Integer degreesOfFreedom,
            @Nullable Double pValue) {}

    /**
     * How both fare under one condition.
     *
     * @param key the stratum's value of each dimension
     * @param label the same in words
     * @param deals the option's deals that count
     * @param successes those among them that were a success
     * @param againstDeals the other's deals that count
     * @param againstSuccesses those among them that were a success
     * @param oddsRatio the option's odds by the other's; null where there is none, or none that is finite
     */
    record Stratum(
            List<String> key,
            List<String> label,
            long deals,
            long successes,
            long againstDeals,
            long againstSuccesses,
            @Nullable Double oddsRatio) {

        static Stratum of(List<String> key, List<String> label, FourfoldTable table) {
            return new Stratum(
                    key,
                    label,
                    table.option().trials(),
                    table.option().successes(),
                    table.against().trials(),
                    table.against().successes(),
                    table.oddsRatio().orNull());
        }

        /** The deals of both. */
        long size() {
            return deals + againstDeals;
        }
    }

    /**
     * What to bear in mind.
     *
     * @param code the kind of warning, for programs
     * @param dimension what it is about; null where that is the measure, or several dimensions together
     * @param message the same in words
     */
    record Warning(Code code, @Nullable String dimension, String message) {

        /** The kinds of warnings. */
        enum Code {
            /** The deals were chosen, or made alike, by something that comes after the choice. */
            SELECTION,
            /** The crude and the adjusted difference point in opposite directions. */
            SIMPSON_REVERSAL,
            /** The odds ratio is not the same in all strata. */
            EFFECT_DEPENDS_ON
        }
    }
}

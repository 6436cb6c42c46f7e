package dev.facevalue.analytics.trend;

import dev.facevalue.statistics.Interval;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How the options fared over time.
 *
 * @param of what is compared
 * @param measure what counts as a success
 * @param by the length of a period
 * @param asOf the greatest time of record ever applied; null before the first fact
 * @param deals the deals that count, over all periods
 * @param awaitingObservation the deals that only lack an observation of the relationship, over all periods
 * @param series every option, in the order of the vocabulary
 */
record Trends(
        @Schema(examples = "strategy") String of,
        @Schema(examples = "preserved") String measure,
        @Schema(enumeration = {"month", "quarter"}) String by,
        @Nullable Instant asOf,
        long deals,
        long awaitingObservation,
        List<Series> series) {

    /**
     * How one option fared over time.
     *
     * @param option its code
     * @param points every period from the first to the last in which any option has a deal
     */
    record Series(String option, List<Point> points) {}

    /**
     * How one option fared in one period.
     *
     * @param period the period, such as {@code 2026-03} or {@code 2026-Q1}
     * @param label the same in words
     * @param deals the deals decided in it that count
     * @param successes those among them that were a success
     * @param rate successes by deals; null without deals
     * @param wilson the 95 % score interval for the rate; null without deals
     * @param awaiting the deals decided in it that only lack an observation of the relationship
     */
    record Point(
            @Schema(examples = "2026-03") String period,
            @Schema(examples = "March 2026") String label,
            long deals,
            long successes,
            @Nullable Double rate,
            @Nullable Interval wilson,
            long awaiting) {}
}

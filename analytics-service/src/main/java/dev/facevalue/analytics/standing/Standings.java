package dev.facevalue.analytics.standing;

import dev.facevalue.deal.Relationship;
import dev.facevalue.statistics.Interval;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How the options fare.
 *
 * @param of what is compared
 * @param measure what counts as a success
 * @param by the dimensions of the groups
 * @param asOf the greatest time of record ever applied; null before the first fact
 * @param deals the deals that count, over all groups
 * @param awaitingObservation the deals that only lack an observation of the relationship, over all groups
 * @param groups the largest first, those of equal size by key
 */
record Standings(
        @Schema(examples = "strategy") String of,
        @Schema(examples = "preserved") String measure,
        List<String> by,
        @Nullable Instant asOf,
        long deals,
        long awaitingObservation,
        List<Group> groups) {

    /**
     * How the options fare in one group.
     *
     * @param key the group's value of each dimension
     * @param label the same in words
     * @param deals the deals that count
     * @param options every option, in the order of the vocabulary
     */
    record Group(List<String> key, List<String> label, long deals, List<Option> options) {}

    /**
     * How one option fares in one group.
     *
     * @param option its code
     * @param deals the deals that count
     * @param successes those among them that were a success
     * @param rate successes by deals; null without deals
     * @param wilson the 95 % score interval for the rate; null without deals
     * @param won those of the deals that count that were won
     * @param awaiting the deals that only lack an observation of the relationship
     * @param outcomes the deals that count and whose relationship was observed, by how it came out
     */
    record Option(
            String option,
            long deals,
            long successes,
            @Nullable Double rate,
            @Nullable Interval wilson,
            long won,
            long awaiting,
            Map<Relationship, Long> outcomes) {}
}

package dev.facevalue.analytics.standing;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param warnings what stands in the way of taking the figures at their face value
 */
record Standings(
        @Schema(examples = "strategy") String of,
        @Schema(examples = "preserved") String measure,
        List<String> by,
        @Nullable Instant asOf,
        long deals,
        long awaitingObservation,
        List<Group> groups,
        List<Warning> warnings) {

    /**
     * How the options fare in one group.
     *
     * @param key the group's value of each dimension
     * @param label the same in words
     * @param deals the deals that count
     * @param verdict what the evidence carries
     * @param options every option, in the order of the vocabulary
     */
    record Group(List<String> key, List<String> label, long deals, Verdict verdict, List<Option> options) {}

    /**
     * Which option does best.
     *
     * @param status how sure that is
     * @param option the option that leads, or is likely to; absent otherwise
     * @param probabilityBest the probability that it is best; absent without such an option
     * @param lead by how much it is ahead of the next; absent without such an option
     * @param reason why options cannot be compared; absent if they can
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Verdict(
            Status status,
            @Nullable String option,
            @Nullable Double probabilityBest,
            @Nullable Lead lead,
            @Nullable Reason reason) {}

    /**
     * By how much the option that leads is ahead of the next: a difference of adjusted rates, −1 to 1.
     *
     * @param over the next: the other option with the highest estimate
     * @param level the probability with which the difference lies between {@code low} and {@code high}, 0.95
     * @param estimate the difference to expect
     */
    record Lead(String over, double level, double estimate, double low, double high) {}

    /** How sure it is which option does best. */
    enum Status {
        /** One is best with a probability of 95 % or more. */
        LEADER,
        /** One is best with a probability of 80 % or more. */
        LIKELY_LEADER,
        /** None stands out. */
        NO_CLEAR_LEADER,
        /** Fewer than two options have enough deals. */
        TOO_LITTLE_EVIDENCE
    }

    /** Why options cannot be compared. */
    enum Reason {
        /** There are no deals that count. */
        NO_DEALS,
        /** Only one option has deals. */
        ONE_OPTION,
        /** Fewer than two options have enough deals. */
        TOO_FEW_DEALS
    }

    /**
     * How one option fares in one group.
     *
     * @param option its code
     * @param deals the deals that count
     * @param successes those among them that were a success
     * @param rate successes by deals; null without deals
     * @param wilson the 95 % score interval for the rate; null without deals
     * @param estimate the rate to expect, adjusted for case mix and partially pooled; null without deals
     * @param credible where the adjusted rate lies with a probability of 95 %; null without deals
     * @param probabilityBest the probability that no other option of the group has a higher adjusted rate; null if only
     *     one has deals
     * @param crudeProbabilityBest the same without the adjustment
     * @param won those of the deals that count that were won
     * @param awaiting the deals that only lack an observation of the relationship
     * @param bounds the rate if none and if all of these turned out a success; null if there are no deals at all
     * @param outcomes the deals that count and whose relationship was observed, by how it came out
     */
    record Option(
            String option,
            long deals,
            long successes,
            @Nullable Double rate,
            @Nullable Interval wilson,
            @Nullable Double estimate,
            @Nullable Interval credible,
            @Nullable Double probabilityBest,
            @Nullable Double crudeProbabilityBest,
            long won,
            long awaiting,
            @Nullable Bounds bounds,
            Map<Relationship, Long> outcomes) {}

    /** The least and the greatest that a rate can become. */
    record Bounds(double low, double high) {}

    /**
     * Something that stands in the way of taking figures at their face value.
     *
     * @param code what it is
     * @param dimension what it is about; absent if it is about none
     * @param group the key of the group that it is about; absent if it is about all
     * @param options the options that it is about, if some
     * @param pValue of the test behind it, adjusted for their number (Holm); absent without a test
     * @param betterAt for each option the values of the dimension at which its crude rate is the higher one; absent if
     *     the warning is about none
     * @param message in words for people
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Warning(
            Code code,
            @Nullable String dimension,
            @Nullable List<String> group,
            @Nullable List<String> options,
            @Nullable Double pValue,
            @Nullable Map<String, List<String>> betterAt,
            String message) {

        /** What a warning is. */
        enum Code {
            /** Crude rates favour one option, and like for like another does better. */
            SIMPSON_REVERSAL,
            /** Which option does better, or by how much, differs with the dimension. */
            EFFECT_DEPENDS_ON,
            /** The deals that await an observation could turn the verdict. */
            MANY_AWAITING,
            /** Deals were picked by what came after the choice. */
            SELECTION
        }
    }
}

package dev.facevalue.analytics.advice;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.facevalue.statistics.Interval;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one situation.
 *
 * @param of what is compared
 * @param measure what counts as a success
 * @param situation the fields that were given and used, by name
 * @param asOf the greatest time of record ever applied; null before the first fact
 * @param ranking every option, the one with the highest estimate first; those without evidence last
 * @param verdict what the evidence carries
 * @param evidence which deals the estimates lean on
 * @param caveats what to bear in mind
 */
record Advice(
        String of,
        String measure,
        Map<String, String> situation,
        @Nullable Instant asOf,
        List<Option> ranking,
        Verdict verdict,
        List<Evidence> evidence,
        List<Caveat> caveats) {

    /**
     * One option.
     *
     * @param option its code
     * @param label the same in words
     * @param estimate the rate to expect in this situation, 0 to 1; null without any deals of the option
     * @param credible where the rate lies with a probability of 95 %; null like the estimate
     * @param probabilityBest the probability that no other option has a higher rate; null if only one has deals
     * @param severedRisk the share of such deals whose relationship is expected to be severed, 0 to 1
     * @param forLifeChance the share of such deals whose relationship is expected to last for life, 0 to 1
     * @param deals the deals that count of exactly this situation
     */
    record Option(
            String option,
            String label,
            @Nullable Double estimate,
            @Nullable Interval credible,
            @Nullable Double probabilityBest,
            @Nullable Double severedRisk,
            @Nullable Double forLifeChance,
            long deals) {}

    /**
     * Which option does best.
     *
     * @param status how sure that is: as in standings
     * @param option the option that leads, or is likely to; absent otherwise
     * @param probabilityBest the probability that it is best; absent without such an option
     * @param message the same in words
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Verdict(
            Status status,
            @Nullable String option,
            @Nullable Double probabilityBest,
            String message) {}

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

    /**
     * Deals that the estimates lean on.
     *
     * @param group which deals, in words
     * @param deals how many
     * @param weight their part in the estimates, 0 to 1, on the average of the options; all parts make 1
     * @param filters what selects these deals, by the name of the filter, beside the period
     */
    record Evidence(String group, long deals, double weight, Map<String, List<String>> filters) {}

    /** Something to bear in mind: its code, and in words. */
    record Caveat(Code code, String message) {

        /** What it is. */
        enum Code {
            /** No such deal is known, or hardly any. */
            FEW_SUCH_DEALS,
            /** No deal of this culture, region or country is known, or hardly any. */
            FEW_DEALS_THERE,
            /** The option that comes first severs more relationships than another. */
            BOLD,
            /** A field was not used, since it is known only after the choice. */
            NOT_USED,
            /** The country lies in no culture. */
            NO_CULTURE,
            /** What was seen is no proof of what causes it. */
            OBSERVED_ONLY
        }
    }
}

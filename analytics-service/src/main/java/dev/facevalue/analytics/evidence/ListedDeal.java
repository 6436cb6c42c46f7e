package dev.facevalue.analytics.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.facevalue.deal.DealState;
import org.jspecify.annotations.Nullable;

/**
 * What holds of one deal of a list, under the names that {@link Deal} has; what was not said is left out. So are the
 * facts it follows from and where they lie in the topic: a list is the same however and in whichever order its facts
 * came.
 *
 * @param dealId its identity
 * @param outcome the outcome that holds; its members stand beside those here
 * @param observation the relationship that holds, if one was observed; its members stand beside those here
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ListedDeal(
        String dealId,
        @JsonUnwrapped Deal.Outcome outcome,
        @JsonUnwrapped Deal.@Nullable Observation observation) {

    /** @param state of a deal of which an outcome stands */
    static ListedDeal of(String dealId, DealState state) {
        return new ListedDeal(
                dealId,
                Deal.Outcome.of(state.holdingOutcome().orElseThrow()),
                state.holdingObservation().map(Deal.Observation::of).orElse(null));
    }
}

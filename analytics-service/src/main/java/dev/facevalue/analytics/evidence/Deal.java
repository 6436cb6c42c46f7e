package dev.facevalue.analytics.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.facevalue.analytics.store.DealRow;
import dev.facevalue.deal.DealOutcome;
import dev.facevalue.deal.DealSize;
import dev.facevalue.deal.DealState;
import dev.facevalue.deal.Decision;
import dev.facevalue.deal.Industry;
import dev.facevalue.deal.Level;
import dev.facevalue.deal.Money;
import dev.facevalue.deal.Pretext;
import dev.facevalue.deal.Prevention;
import dev.facevalue.deal.Reason;
import dev.facevalue.deal.RecordedFact;
import dev.facevalue.deal.Relationship;
import dev.facevalue.deal.RelationshipObservation;
import dev.facevalue.deal.Stage;
import dev.facevalue.deal.Strategy;
import dev.facevalue.eventstream.EventType;
import dev.facevalue.geography.Culture;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the projection holds on one deal; what was not said is left out.
 *
 * @param dealId its identity
 * @param outcome the outcome that holds, if one stands; its members stand beside those here
 * @param observation the relationship that holds, if one was observed; its members stand beside those here
 * @param facts every standing fact, in the order of their records
 * @param partition where the deal lies in the topic
 * @param recordOffset the offset of the last record that changed what is known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Deal(
        String dealId,
        @JsonUnwrapped @Nullable Outcome outcome,
        @JsonUnwrapped @Nullable Observation observation,
        List<StandingFact> facts,
        int partition,
        long recordOffset) {

    static Deal of(DealRow row, DealState state) {
        return new Deal(
                row.dealId(),
                state.holdingOutcome().map(Outcome::of).orElse(null),
                state.holdingObservation().map(Observation::of).orElse(null),
                state.standing().stream()
                        .sorted(RecordedFact.BY_RECORD)
                        .map(StandingFact::of)
                        .toList(),
                row.partition(),
                row.recordOffset());
    }

    /**
     * The outcome that holds, under the contract's names.
     *
     * @param region the UN M49 region of the country
     * @param culture the cluster that counts: the one that was said, else the country's
     * @param recordedAt when it was put on record
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Outcome(
            Instant decidedAt,
            Instant recordedAt,
            String country,
            String region,
            Culture culture,
            Decision decision,
            @Nullable Strategy strategy,
            @Nullable Prevention prevention,
            @Nullable Reason statedReason,
            @Nullable Reason actualReason,
            @Nullable Pretext pretext,
            @Nullable Level faceRisk,
            @Nullable Level trust,
            @Nullable Level sellerConfidence,
            @Nullable Stage stage,
            @Nullable DealSize dealSize,
            @Nullable Industry industry,
            @Nullable Value value,
            @Nullable String team,
            @Nullable String sellerId,
            @Nullable String accountId) {

        static Outcome of(RecordedFact recorded) {
            DealOutcome outcome = (DealOutcome) recorded.fact();
            Money money = outcome.value();
            return new Outcome(
                    outcome.decidedAt(),
                    recorded.recordedAt(),
                    outcome.country().code(),
                    outcome.country().region().code(),
                    outcome.effectiveCulture(),
                    outcome.decision(),
                    outcome.strategy(),
                    outcome.prevention(),
                    outcome.statedReason(),
                    outcome.actualReason(),
                    outcome.pretext(),
                    outcome.faceRisk(),
                    outcome.trust(),
                    outcome.sellerConfidence(),
                    outcome.stage(),
                    outcome.dealSize(),
                    outcome.industry(),
                    money == null
                            ? null
                            : new Value(money.amount(), money.currency().getCurrencyCode()),
                    outcome.team(),
                    outcome.sellerId(),
                    outcome.accountId());
        }
    }

    /** What the deal is worth. */
    record Value(BigDecimal amount, String currency) {}

    /**
     * The relationship that holds: the one observed last, whoever told it.
     *
     * @param preserved whether it is maintained or better
     */
    record Observation(Relationship relationship, Instant relationshipObservedAt, boolean preserved) {

        static Observation of(RelationshipObservation observation) {
            return new Observation(
                    observation.relationship(),
                    observation.observedAt(),
                    observation.relationship().isPreserved());
        }
    }

    /**
     * A fact that stands.
     *
     * @param factId its name; behind the dealId and a slash, its key in the topic
     * @param type the type of its event
     * @param recordedAt when it was put on record
     */
    record StandingFact(UUID factId, String type, Instant recordedAt) {

        static StandingFact of(RecordedFact recorded) {
            return new StandingFact(
                    recorded.factId(), EventType.of(recorded.fact()).typeName(), recorded.recordedAt());
        }
    }
}

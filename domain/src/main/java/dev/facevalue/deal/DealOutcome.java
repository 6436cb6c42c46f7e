package dev.facevalue.deal;

import dev.facevalue.geography.Country;
import dev.facevalue.geography.Culture;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * How a deal ended and in which situation, as known when it was said. Whatever was not said is null.
 *
 * @param dealId the deal's identity
 * @param decidedAt when the customer decided, to the microsecond
 * @param country the customer's country
 * @param decision what the customer decided in the end
 * @param strategy how the seller answered the refusal; null only when the deal was won without one
 * @param prevention what was done before the decision
 * @param relationship the relationship as known then; counts as an observation at {@code decidedAt}
 * @param culture overrides the cluster derived from {@code country}
 * @param statedReason what the customer said
 * @param actualReason what it really was, as believed or learned
 * @param pretext whether the stated reason was a pretext
 * @param faceRisk what the truth would cost the customer
 * @param trust the customer's trust in the seller
 * @param sellerConfidence the seller's own confidence
 * @param stage when the real objection surfaced
 * @param dealSize how large the deal is
 * @param industry the customer's industry
 * @param value what the deal is worth
 * @param team the selling team, 1 to 64 characters
 * @param sellerId the seller, 1 to 128 characters; a pseudonym everywhere behind ingest
 * @param accountId the customer, 1 to 128 characters; a pseudonym everywhere behind ingest
 */
public record DealOutcome(
        String dealId,
        Instant decidedAt,
        Country country,
        Decision decision,
        @Nullable Strategy strategy,
        @Nullable Prevention prevention,
        @Nullable Relationship relationship,
        @Nullable Culture culture,
        @Nullable Reason statedReason,
        @Nullable Reason actualReason,
        @Nullable Pretext pretext,
        @Nullable Level faceRisk,
        @Nullable Level trust,
        @Nullable Level sellerConfidence,
        @Nullable Stage stage,
        @Nullable DealSize dealSize,
        @Nullable Industry industry,
        @Nullable Money value,
        @Nullable String team,
        @Nullable String sellerId,
        @Nullable String accountId)
        implements Fact {

    /** @throws IllegalArgumentException if {@code dealId} is malformed or a deal that was not won lacks a strategy */
    public DealOutcome {
        DealId.require(dealId);
        if (strategy == null && decision != Decision.WON) {
            throw new IllegalArgumentException("a deal that was not won needs a strategy");
        }
        decidedAt = decidedAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** The cluster that counts for this deal: the one that was said, else the one of the country. */
    public Culture effectiveCulture() {
        return culture == null ? country.culture() : culture;
    }

    /** The same outcome with other identities of seller and account: how ingest puts pseudonyms in their place. */
    public DealOutcome withPersons(@Nullable String otherSellerId, @Nullable String otherAccountId) {
        return new DealOutcome(
                dealId,
                decidedAt,
                country,
                decision,
                strategy,
                prevention,
                relationship,
                culture,
                statedReason,
                actualReason,
                pretext,
                faceRisk,
                trust,
                sellerConfidence,
                stage,
                dealSize,
                industry,
                value,
                team,
                otherSellerId,
                otherAccountId);
    }
}

package dev.facevalue.analytics.examples;

import dev.facevalue.deal.DealOutcome;
import dev.facevalue.deal.DealSize;
import dev.facevalue.deal.Decision;
import dev.facevalue.deal.Industry;
import dev.facevalue.deal.Level;
import dev.facevalue.deal.Money;
import dev.facevalue.deal.Pretext;
import dev.facevalue.deal.Prevention;
import dev.facevalue.deal.Reason;
import dev.facevalue.deal.Relationship;
import dev.facevalue.deal.Stage;
import dev.facevalue.deal.Strategy;
import dev.facevalue.geography.Country;
import dev.facevalue.geography.Culture;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An outcome of which a test says only what matters to it. What it does not say: lost in the Netherlands on 1 March
 * 2025 after the customer was confronted, and nothing else known.
 */
public final class OutcomeBuilder {

    /** When the customer decided, unless a test says otherwise. */
    public static final Instant DECIDED = Instant.parse("2025-03-01T12:00:00Z");

    private final String dealId;
    private Instant decidedAt = DECIDED;
    private Country country = new Country("NL");
    private Decision decision = Decision.LOST;
    private @Nullable Strategy strategy = Strategy.CONFRONT;
    private @Nullable Prevention prevention;
    private @Nullable Relationship relationship;
    private @Nullable Culture culture;
    private @Nullable Reason statedReason;
    private @Nullable Reason actualReason;
    private @Nullable Pretext pretext;
    private @Nullable Level faceRisk;
    private @Nullable Level trust;
    private @Nullable Level sellerConfidence;
    private @Nullable Stage stage;
    private @Nullable DealSize dealSize;
    private @Nullable Industry industry;
    private @Nullable Money value;
    private @Nullable String team;
    private @Nullable String sellerId;
    private @Nullable String accountId;

    private OutcomeBuilder(String dealId) {
        this.dealId = dealId;
    }

    public static OutcomeBuilder outcome(String dealId) {
        return new OutcomeBuilder(dealId);
    }

    public DealOutcome build() {
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
                sellerId,
                accountId);
    }

    public OutcomeBuilder decidedAt(Instant said) {
        decidedAt = said;
        return this;
    }

    public OutcomeBuilder country(Country said) {
        country = said;
        return this;
    }

    public OutcomeBuilder country(String code) {
        return country(new Country(code));
    }

    public OutcomeBuilder decision(Decision said) {
        decision = said;
        return this;
    }

    public OutcomeBuilder strategy(@Nullable Strategy said) {
        strategy = said;
        return this;
    }

    public OutcomeBuilder prevention(@Nullable Prevention said) {
        prevention = said;
        return this;
    }

    public OutcomeBuilder relationship(@Nullable Relationship said) {
        relationship = said;
        return this;
    }

    public OutcomeBuilder culture(@Nullable Culture said) {
        culture = said;
        return this;
    }

    public OutcomeBuilder statedReason(@Nullable Reason said) {
        statedReason = said;
        return this;
    }

    public OutcomeBuilder actualReason(@Nullable Reason said) {
        actualReason = said;
        return this;
    }

    public OutcomeBuilder pretext(@Nullable Pretext said) {
        pretext = said;
        return this;
    }

    public OutcomeBuilder faceRisk(@Nullable Level said) {
        faceRisk = said;
        return this;
    }

    public OutcomeBuilder trust(@Nullable Level said) {
        trust = said;
        return this;
    }

    public OutcomeBuilder sellerConfidence(@Nullable Level said) {
        sellerConfidence = said;
        return this;
    }

    public OutcomeBuilder stage(@Nullable Stage said) {
        stage = said;
        return this;
    }

    public OutcomeBuilder dealSize(@Nullable DealSize said) {
        dealSize = said;
        return this;
    }

    public OutcomeBuilder industry(@Nullable Industry said) {
        industry = said;
        return this;
    }

    public OutcomeBuilder value(@Nullable Money said) {
        value = said;
        return this;
    }

    public OutcomeBuilder team(@Nullable String said) {
        team = said;
        return this;
    }

    public OutcomeBuilder sellerId(@Nullable String said) {
        sellerId = said;
        return this;
    }

    public OutcomeBuilder accountId(@Nullable String said) {
        accountId = said;
        return this;
    }
}

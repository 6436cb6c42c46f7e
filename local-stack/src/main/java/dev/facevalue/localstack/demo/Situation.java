package dev.facevalue.localstack.demo;

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
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes up what else belongs to a deal, but has no part in how it comes out. Every field is missing now and then. */
final class Situation {

    private static final List<Reason> STATED = List.of(
            Reason.PRICE,
            Reason.PRICE,
            Reason.PRICE,
            Reason.BUDGET,
            Reason.BUDGET,
            Reason.TIMING,
            Reason.TIMING,
            Reason.COMPETITOR,
            Reason.INCUMBENT,
            Reason.MISSING_FEATURE,
            Reason.POOR_FIT,
            Reason.NO_NEED,
            Reason.UNRESPONSIVE,
            Reason.RISK,
            Reason.OTHER);

    /** What one would rather not say. */
    private static final List<Reason> HIDDEN = List.of(
            Reason.EARLIER_CHOICE,
            Reason.EARLIER_CHOICE,
            Reason.INTERNAL_POLITICS,
            Reason.INTERNAL_POLITICS,
            Reason.NO_AUTHORITY,
            Reason.TRUST,
            Reason.TRUST,
            Reason.UNDISCLOSED);

    private static final List<Industry> INDUSTRIES = List.of(
            Industry.C,
            Industry.C,
            Industry.J,
            Industry.J,
            Industry.K,
            Industry.K,
            Industry.G,
            Industry.H,
            Industry.M,
            Industry.O,
            Industry.Q,
            Industry.D,
            Industry.F,
            Industry.P);

    private final Dice dice;
    private final Market market;

    Situation(Dice dice, Market market) {
        this.dice = dice;
        this.market = market;
    }

    /** The whole outcome of a deal whose decisive parts are known. */
    DealOutcome of(
            String dealId,
            Instant decidedAt,
            Country country,
            Decision decision,
            @Nullable Strategy strategy,
            Prevention prevention,
            @Nullable Relationship relationship,
            @Nullable Level faceRisk,
            @Nullable Level trust,
            @Nullable Level sellerConfidence) {
        boolean refused = strategy != null;
        Pretext pretext = refused && dice.percent(93) ? dice.weighted(Pretext.values(), 35, 40, 25) : null;
        Reason stated = refused && dice.percent(96) ? dice.oneOf(STATED) : null;
        Reason actual = actualReason(stated, pretext);
        DealSize size = dice.weighted(DealSize.values(), 40, 35, 18, 7);
        String team = dice.oneOf(market.teams());
        return new DealOutcome(
                dealId,
                decidedAt,
                country,
                decision,
                strategy,
                dice.percent(96) ? prevention : null,
                relationship,
                market.mustSayCulture(country) ? market.culture() : null,
                stated,
                actual,
                pretext,
                faceRisk,
                trust,
                sellerConfidence,
                refused && dice.percent(90) ? dice.weighted(Stage.values(), 5, 15, 25, 25, 20, 10) : null,
                dice.percent(97) ? size : null,
                dice.percent(95) ? dice.oneOf(INDUSTRIES) : null,
                dice.percent(92) ? value(size) : null,
                team,
                team + "-seller-" + dice.between(1, 9),
                market.teams().getFirst() + "-account-" + dice.between(1, market.deals() / 3));
    }

    private @Nullable Reason actualReason(@Nullable Reason stated, @Nullable Pretext pretext) {
        if (pretext == null || (pretext == Pretext.SUSPECTED && dice.percent(60))) {
            return null;
        }
        return pretext == Pretext.NO ? stated : dice.oneOf(HIDDEN);
    }

    private Money value(DealSize size) {
        int hundreds = switch (size) {
            case SMALL -> dice.between(10, 150);
            case MEDIUM -> dice.between(150, 900);
            case LARGE -> dice.between(900, 5_000);
            case ENTERPRISE -> dice.between(5_000, 40_000);
        };
        return new Money(BigDecimal.valueOf(100L * hundreds), market.currency());
    }
}

package dev.facevalue.localstack.demo;

import dev.facevalue.deal.DealOutcome;
import dev.facevalue.deal.Decision;
import dev.facevalue.deal.Level;
import dev.facevalue.deal.Prevention;
import dev.facevalue.deal.Relationship;
import dev.facevalue.deal.RelationshipObservation;
import dev.facevalue.deal.Strategy;
import dev.facevalue.geography.Country;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes up what happened in one deal, by the truth of {@link DemoTruth}, and what was said of it when. */
final class DealStory {

    private static final int DAY = 24 * 60 * 60;
    private static final List<Relationship> SCALE = List.of(Relationship.values());

    private final Dice dice;
    private final Instant first;
    private final Instant last;

    DealStory(Dice dice, Instant first, Instant last) {
        this.dice = dice;
        this.first = first;
        this.last = last;
    }

    /** All that was said of one deal. The last of the outcomes holds. */
    record Told(List<Said<DealOutcome>> outcomes, List<Said<RelationshipObservation>> observations) {

        DealOutcome holding() {
            return outcomes.getLast().fact();
        }

        String dealId() {
            return holding().dealId();
        }

        boolean hasStrategy() {
            return holding().strategy() != null;
        }

        boolean isObserved() {
            return holding().relationship() != null || !observations.isEmpty();
        }
    }

    Told tell(Market market, String dealId) {
        Instant decidedAt = first.plusSeconds(
                dice.between(0, (int) Duration.between(first, last).toSeconds()));
        Prevention prevention = dice.weighted(Prevention.values(), 55, 27, 18);
        Level trust = dice.weighted(Level.values(), 30, 45, 25);
        Level faceRisk = dice.weighted(
                Level.values(),
                market.lowFaceRisk(),
                100 - market.lowFaceRisk() - market.highFaceRisk(),
                market.highFaceRisk());
        Level confidence = dice.weighted(Level.values(), 25, 45, 30);
        boolean won = dice.percent(DemoTruth.won(prevention, trust));
        boolean refused = !won || dice.percent(DemoTruth.refusedBeforeWon(prevention));
        Strategy strategy = refused ? chooseStrategy(faceRisk, confidence) : null;
        boolean preserved = dice.percent(
                strategy == null
                        ? DemoTruth.preservedWithoutRefusal(prevention)
                        : DemoTruth.preserved(market.culture(), strategy, faceRisk, trust, prevention));
        Relationship relationship = relationship(strategy, preserved);

        // Seen at once, or later, or both; what is seen later may not have been seen yet.
        boolean seenAtOnce = dice.percent(45);
        boolean seenLater = dice.percent(seenAtOnce ? 30 : 97);
        Instant observedAt = decidedAt.plusSeconds(dice.between(20 * DAY, 150 * DAY));
        Instant observationRecordedAt = observedAt.plusSeconds(dice.between(0, 2 * DAY));
        boolean seenLaterByNow = seenLater && !observationRecordedAt.isAfter(last);
        Relationship atOnce = !seenAtOnce ? null : seenLaterByNow ? firstImpression(relationship) : relationship;

        Country country = dice.oneOf(market.countries());
        Decision decision = won ? Decision.WON : dice.percent(75) ? Decision.LOST : Decision.NO_DECISION;
        DealOutcome outcome = new Situation(dice, market)
                .of(
                        dealId,
                        decidedAt,
                        country,
                        decision,
                        strategy,
                        prevention,
                        atOnce,
                        dice.percent(98) ? faceRisk : null,
                        dice.percent(97) ? trust : null,
                        dice.percent(95) ? confidence : null);
        List<Said<RelationshipObservation>> observations = seenLaterByNow
                ? List.of(new Said<>(
                        new RelationshipObservation(dealId, observedAt, relationship), observationRecordedAt))
                : List.of();
        return new Told(sayAndCorrect(outcome), observations);
    }

    /** Sellers sense how much face is at risk, and the confident confront more: so the crude rates mislead. */
    private Strategy chooseStrategy(Level faceRisk, Level confidence) {
        int bold = switch (confidence) {
            case LOW -> -5;
            case MEDIUM -> 0;
            case HIGH -> 12;
        };
        return switch (faceRisk) {
            case LOW -> dice.weighted(Strategy.values(), 55 + bold, 15, 30);
            case MEDIUM -> dice.weighted(Strategy.values(), 28 + bold, 38, 34);
            case HIGH -> dice.weighted(Strategy.values(), 8 + bold, 62, 30);
        };
    }

    /** Confronting either breaks a relationship or makes it; saving face seldom does either. */
    private Relationship relationship(@Nullable Strategy strategy, boolean preserved) {
        if (strategy == null) {
            return preserved ? kept(50, 38, 12) : broken(20);
        }
        return switch (strategy) {
            case CONFRONT -> preserved ? kept(30, 38, 32) : broken(55);
            case SAVE_FACE -> preserved ? kept(72, 24, 4) : broken(15);
            case BUILD_TRUST -> preserved ? kept(45, 40, 15) : broken(20);
        };
    }

    private Relationship kept(int maintained, int strengthened, int forLife) {
        return dice.weighted(Relationship.values(), 0, 0, maintained, strengthened, forLife);
    }

    private Relationship broken(int severed) {
        return dice.percent(severed) ? Relationship.SEVERED : Relationship.STRAINED;
    }

    /** What one sees at the decision is often a step off. */
    private Relationship firstImpression(Relationship truth) {
        int seen = SCALE.indexOf(truth) + dice.between(-1, 1);
        return SCALE.get(Math.clamp(seen, 0, SCALE.size() - 1));
    }

    /** Three in a hundred outcomes are put on record wrongly and set right some days later. */
    private List<Said<DealOutcome>> sayAndCorrect(DealOutcome outcome) {
        Instant recordedAt = earlier(outcome.decidedAt().plusSeconds(dice.between(60, 3 * DAY)), last);
        Instant correctedAt = recordedAt.plusSeconds(dice.between(DAY, 40 * DAY));
        boolean corrected = dice.percent(3) && !correctedAt.isAfter(last);
        List<Said<DealOutcome>> said = new ArrayList<>();
        if (corrected) {
            said.add(new Said<>(mistaken(outcome), recordedAt));
        }
        said.add(new Said<>(outcome, corrected ? correctedAt : recordedAt));
        return said;
    }

    private DealOutcome mistaken(DealOutcome truth) {
        return new DealOutcome(
                truth.dealId(),
                truth.decidedAt().minusSeconds(dice.between(0, 5 * DAY)),
                truth.country(),
                Decision.LOST,
                dice.oneOf(List.of(Strategy.values())),
                null,
                dice.percent(50) ? Relationship.SEVERED : null,
                truth.culture(),
                null,
                null,
                null,
                dice.oneOf(List.of(Level.values())),
                dice.oneOf(List.of(Level.values())),
                null,
                null,
                null,
                null,
                truth.value(),
                truth.team(),
                truth.sellerId(),
                truth.accountId());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}

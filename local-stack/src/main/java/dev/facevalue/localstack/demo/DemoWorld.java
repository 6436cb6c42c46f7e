package dev.facevalue.localstack.demo;

import dev.facevalue.deal.DealOutcome;
import dev.facevalue.deal.RelationshipObservation;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Everything that was ever said in a made-up world: the facts in the order in which they were put on record.
 *
 * <p>20,000 deals in all ten GLOBE cultures and outside them, decided over 24 months. Some outcomes are corrected
 * later, most relationships are observed months after the decision, some not yet, and some deals are erased in the end.
 * What is true in it is told on the package's page:
 *
 * <pre>
 * P(preserved | culture, strategy, face risk, trust, prevention) =
 *     table(culture, strategy, face risk) + trust(strategy) + prevention
 * </pre>
 *
 * @param outcomes including those that a later one corrects
 * @param observations what was seen of relationships after the decision
 * @param erasures ids of the deals that are erased after all was said
 * @param countedDeals how many deals, of those not erased, have a strategy and an observed relationship
 * @param awaitingDeals how many deals, of those not erased, have a strategy and await the observation of their
 *     relationship
 */
public record DemoWorld(
        List<Said<DealOutcome>> outcomes,
        List<Said<RelationshipObservation>> observations,
        List<String> erasures,
        int countedDeals,
        int awaitingDeals) {

    private static final int MONTHS = 24;
    private static final int ERASED_OF_500 = 1;

    /** The lists are copied. */
    public DemoWorld {
        outcomes = List.copyOf(outcomes);
        observations = List.copyOf(observations);
        erasures = List.copyOf(erasures);
    }

    /**
     * Makes a world. The same arguments give the same world.
     *
     * @param end nothing was said later; the first decision is 24 months older
     */
    public static DemoWorld of(long seed, Instant end) {
        Instant last = end.truncatedTo(ChronoUnit.SECONDS);
        Instant first = last.atOffset(ZoneOffset.UTC).minusMonths(MONTHS).toInstant();
        Dice dice = new Dice(seed);
        DealStory story = new DealStory(dice, first, last);
        List<Said<DealOutcome>> outcomes = new ArrayList<>();
        List<Said<RelationshipObservation>> observations = new ArrayList<>();
        List<String> erasures = new ArrayList<>();
        int counted = 0;
        int awaiting = 0;
        int number = 0;
        for (Market market : Market.ALL) {
            for (int i = 0; i < market.deals(); i++) {
                number++;
                DealStory.Told told = story.tell(market, "demo-" + (100_000 + number));
                outcomes.addAll(told.outcomes());
                observations.addAll(told.observations());
                if (dice.between(1, 500) <= ERASED_OF_500) {
                    erasures.add(told.dealId());
                } else if (told.hasStrategy() && told.isObserved()) {
                    counted++;
                } else if (told.hasStrategy()) {
                    awaiting++;
                }
            }
        }
        outcomes.sort(Comparator.comparing(Said::recordedAt));
        observations.sort(Comparator.comparing(Said::recordedAt));
        return new DemoWorld(outcomes, observations, erasures, counted, awaiting);
    }
}

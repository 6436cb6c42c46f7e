package dev.facevalue.statistics;

import java.util.List;

/** What the evidence carries on which option of a group does best. */
public sealed interface Verdict {

    /** The probability of being best from which an option leads. */
    double LEADS = 0.95;

    /** The probability of being best from which an option is likely to lead. */
    double LIKELY_LEADS = 0.80;

    /** An option leads: it is best with a probability of {@value #LEADS} or more. */
    record Leader(int option, double probabilityBest) implements Verdict {}

    /** An option is likely to lead: it is best with a probability of {@value #LIKELY_LEADS} or more. */
    record LikelyLeader(int option, double probabilityBest) implements Verdict {}

    /** Options were compared, and none stands out. */
    record NoClearLeader() implements Verdict {}

    /** Fewer than two options have enough deals to be compared. */
    record TooLittleEvidence() implements Verdict {}

    /**
     * Judges.
     *
     * @param deals how many deals each option has
     * @param probabilitiesBest for each option the probability that it is best, 0 to 1, or that there is none
     * @param enough how many deals an option needs to be compared, and to lead; 1 or more
     */
    static Verdict of(List<Long> deals, List<Figure<Double>> probabilitiesBest, long enough) {
        if (deals.stream().filter(ofOption -> ofOption >= enough).count() < 2) {
            return new TooLittleEvidence();
        }
        for (int option = 0; option < deals.size(); option++) {
            if (deals.get(option) >= enough
                    && probabilitiesBest.get(option) instanceof Figure.Known<Double>(Double probability)
                    && probability >= LIKELY_LEADS) {
                return probability >= LEADS ? new Leader(option, probability) : new LikelyLeader(option, probability);
            }
        }
        return new NoClearLeader();
    }
}

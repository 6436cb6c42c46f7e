package dev.facevalue.benchmarks.fold;

import dev.facevalue.deal.Relationship;
import dev.facevalue.deal.Strategy;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a peer keeps of a deal: of its outcomes the one said last, of its observations the one observed last. Constant
 * in size, which is enough as long as nothing is erased.
 *
 * @param outcome the one said last; null before the first
 * @param observation the one observed last; null before the first
 */
record HeldDeal(@Nullable Outcome outcome, @Nullable Observation observation) {

    /** Of which nothing was said. */
    static final HeldDeal NONE = new HeldDeal(null, null);

    /**
     * What is kept of an outcome.
     *
     * @param decidedAt in microseconds from 1970
     * @param relationship as it was known then, an observation at {@code decidedAt}
     */
    record Outcome(
            Stamp stamp,
            long decidedAt,
            String country,
            @Nullable Strategy strategy,
            @Nullable Relationship relationship) {}

    /**
     * What is kept of an observation.
     *
     * @param observedAt in microseconds from 1970
     */
    record Observation(Stamp stamp, long observedAt, Relationship relationship) {

        private static final Comparator<Observation> ORDER =
                Comparator.comparingLong(Observation::observedAt).thenComparing(Observation::stamp);
    }

    HeldDeal with(Outcome said) {
        return outcome == null || said.stamp().compareTo(outcome.stamp()) > 0 ? new HeldDeal(said, observation) : this;
    }

    HeldDeal with(Observation said) {
        return observation == null || Observation.ORDER.compare(said, observation) > 0
                ? new HeldDeal(outcome, said)
                : this;
    }

    /** With which deals it is counted; empty until an outcome was said. */
    Optional<Group> group() {
        return Optional.ofNullable(outcome).map(held -> new Group(held.country(), held.strategy(), relationship(held)));
    }

    private @Nullable Relationship relationship(Outcome held) {
        Relationship told = held.relationship();
        if (observation == null) {
            return told;
        }
        return told != null
                        && Observation.ORDER.compare(new Observation(held.stamp(), held.decidedAt(), told), observation)
                                > 0
                ? told
                : observation.relationship();
    }
}

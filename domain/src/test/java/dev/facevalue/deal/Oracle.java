package dev.facevalue.deal;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What holds of a deal, told straight from the contract's sentences over the set of all its facts. It folds nothing and
 * sorts nothing: each answer is the one thing that nothing else goes before. Shares no code with {@link DealState}.
 */
record Oracle(Set<RecordedFact> facts) {

    static Oracle over(Collection<RecordedFact> facts) {
        return new Oracle(new HashSet<>(facts));
    }

    /** "the greatest T of its erasures" */
    @Nullable
    Instant greatestErasure() {
        Set<Instant> moments = facts.stream()
                .flatMap(
                        fact -> fact.fact() instanceof Erasure erasure ? Stream.of(erasure.erasedAt()) : Stream.empty())
                .collect(Collectors.toSet());
        for (Instant moment : moments) {
            if (moments.stream().noneMatch(other -> other.compareTo(moment) > 0)) {
                return moment;
            }
        }
        return null;
    }

    /** "A deal's standing facts are the set of its facts less those with ce_time ≤ the greatest T of its erasures." */
    Set<RecordedFact> standing() {
        Instant greatest = greatestErasure();
        return facts.stream()
                .filter(fact -> !(fact.fact() instanceof Erasure))
                .filter(fact -> greatest == null || !(fact.recordedAt().compareTo(greatest) <= 0))
                .collect(Collectors.toSet());
    }

    /** "Among the standing outcomes the one with the latest ce_time holds, as a whole, whatever its decidedAt" */
    Optional<RecordedFact> outcome() {
        Set<RecordedFact> outcomes = standing().stream()
                .filter(fact -> fact.fact() instanceof DealOutcome)
                .collect(Collectors.toSet());
        return outcomes.stream()
                .filter(one -> outcomes.stream()
                        .noneMatch(other -> later(other.recordedAt(), one.recordedAt())
                                || (other.recordedAt().equals(one.recordedAt())
                                        && number(other).compareTo(number(one)) > 0)))
                .findAny();
    }

    /**
     * "Its relationship counts as an observation at its decidedAt; among that and the standing RelationshipObservations
     * the one with the latest observedAt holds, then the later ce_time. Last tie: the greater factId, as unsigned
     * bytes."
     */
    Optional<RelationshipObservation> observation() {
        Set<Seen> candidates = new HashSet<>();
        outcome().ifPresent(holding -> {
            DealOutcome outcome = (DealOutcome) holding.fact();
            if (outcome.relationship() != null) {
                candidates.add(new Seen(
                        new RelationshipObservation(outcome.dealId(), outcome.decidedAt(), outcome.relationship()),
                        holding.recordedAt(),
                        number(holding)));
            }
        });
        for (RecordedFact fact : standing()) {
            if (fact.fact() instanceof RelationshipObservation observation) {
                candidates.add(new Seen(observation, fact.recordedAt(), number(fact)));
            }
        }
        return candidates.stream()
                .filter(one -> candidates.stream().noneMatch(other -> other.goesBefore(one)))
                .map(Seen::observation)
                .findAny();
    }

    private record Seen(RelationshipObservation observation, Instant saidAt, BigInteger factId) {

        boolean goesBefore(Seen other) {
            if (!observation.observedAt().equals(other.observation.observedAt())) {
                return later(observation.observedAt(), other.observation.observedAt());
            }
            if (!saidAt.equals(other.saidAt)) {
                return later(saidAt, other.saidAt);
            }
            return factId.compareTo(other.factId) > 0;
        }
    }

    private static boolean later(Instant one, Instant other) {
        return one.compareTo(other) > 0;
    }

    /** A factId as unsigned bytes is the number that those bytes are. */
    private static BigInteger number(RecordedFact fact) {
        return new BigInteger(
                1,
                ByteBuffer.allocate(16)
                        .putLong(fact.factId().getMostSignificantBits())
                        .putLong(fact.factId().getLeastSignificantBits())
                        .array());
    }
}

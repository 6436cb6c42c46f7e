package dev.facevalue.deal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that is on record about one deal, and what holds because of it.
 *
 * <p>The state is the set of the deal's standing facts and the latest moment up to which it was erased. It converges:
 * the same facts give an equal state in any order, however often each comes and however they are split, because a fact
 * is added once by its factId, an erasure only ever takes out what it covers, and what it covers is never let in again.
 * A register that keeps only what holds would not do: an erasure that arrives late may take out the observation that
 * held, and then the one before it must hold again.
 *
 * <p>The one exception is deliberate. A deal has at most {@link #MAX_STANDING} standing facts; what would exceed that
 * is refused, and which fact that is depends on the order in which they came.
 *
 * @param erasedUpTo facts recorded up to and including this moment are forgotten; null if the deal was never erased
 * @param standing the standing outcomes and observations, each recorded after {@code erasedUpTo}, by factId ascending
 */
public record DealState(@Nullable Instant erasedUpTo, List<RecordedFact> standing) {

    /** The most facts that stand for one deal. */
    public static final int MAX_STANDING = 256;

    /** Of a deal about which nothing was said. */
    public static final DealState EMPTY = new DealState(null, List.of());

    /** What came of adding a fact to a state. */
    public sealed interface Addition {}

    /**
     * The fact changed what is on record.
     *
     * @param state what is on record now
     * @param forgotten the facts that stood before and were taken out by this one, an erasure; empty for any other
     */
    public record Added(DealState state, List<RecordedFact> forgotten) implements Addition {

        public Added {
            forgotten = List.copyOf(forgotten);
        }
    }

    /** The fact was on record already, or it is an erasure that reaches no further than one before it. */
    public record AlreadyKnown() implements Addition {}

    /** The fact had been erased before it came; it stays out. */
    public record Erased() implements Addition {}

    /** The deal has {@link #MAX_STANDING} standing facts, and this would be one more. */
    public record Full() implements Addition {}

    /**
     * @throws IllegalArgumentException if the facts are not in ascending order of their factId, are more than
     *     {@link #MAX_STANDING}, or one of them is an erasure or was erased
     */
    public DealState {
        standing = List.copyOf(standing);
        if (standing.size() > MAX_STANDING) {
            throw new IllegalArgumentException("more than " + MAX_STANDING + " standing facts");
        }
        for (int i = 0; i < standing.size(); i++) {
            RecordedFact fact = standing.get(i);
            if (fact.fact() instanceof Erasure
                    || covers(erasedUpTo, fact)
                    || (i > 0 && RecordedFact.BY_FACT_ID.compare(standing.get(i - 1), fact) >= 0)) {
                throw new IllegalArgumentException("standing facts out of order, or not standing: " + fact.factId());
            }
        }
    }

    /** Adds one fact of this deal. */
    public Addition add(RecordedFact recorded) {
        return switch (recorded.fact()) {
            case Erasure erasure -> erase(erasure.erasedAt());
            case DealOutcome _, RelationshipObservation _ -> stand(recorded);
        };
    }

    /** The outcome that holds: of those standing, the one recorded last. Empty while none stands. */
    public Optional<RecordedFact> holdingOutcome() {
        return standing.stream()
                .filter(recorded -> recorded.fact() instanceof DealOutcome)
                .max(RecordedFact.BY_RECORD);
    }

    /**
     * The observation of the relationship that holds: the one observed last, among the standing observations and the
     * relationship that the holding outcome itself tells; of those observed at the same moment, the one recorded last.
     * Empty while nothing was observed.
     */
    public Optional<RelationshipObservation> holdingObservation() {
        Stream<Observed> observed = standing.stream().flatMap(recorded -> switch (recorded.fact()) {
            case RelationshipObservation observation -> Stream.of(new Observed(recorded, observation));
            case DealOutcome _, Erasure _ -> Stream.empty();
        });
        return Stream.concat(holdingOutcome().stream().flatMap(DealState::toldByOutcome), observed)
                .max(Observed.BY_OBSERVATION)
                .map(Observed::observation);
    }

    private record Observed(RecordedFact source, RelationshipObservation observation) {

        static final Comparator<Observed> BY_OBSERVATION = Comparator.comparing(
                        (Observed observed) -> observed.observation().observedAt())
                .thenComparing(Observed::source, RecordedFact.BY_RECORD);
    }

    private static Stream<Observed> toldByOutcome(RecordedFact recorded) {
        return recorded.fact() instanceof DealOutcome outcome && outcome.relationship() != null
                ? Stream.of(new Observed(
                        recorded,
                        new RelationshipObservation(outcome.dealId(), outcome.decidedAt(), outcome.relationship())))
                : Stream.empty();
    }

    private Addition erase(Instant upTo) {
        if (erasedUpTo != null && !upTo.isAfter(erasedUpTo)) {
            return new AlreadyKnown();
        }
        Map<Boolean, List<RecordedFact>> covered =
                standing.stream().collect(Collectors.partitioningBy(recorded -> covers(upTo, recorded)));
        return new Added(
                new DealState(upTo, covered.getOrDefault(false, List.of())), covered.getOrDefault(true, List.of()));
    }

    private Addition stand(RecordedFact recorded) {
        if (covers(erasedUpTo, recorded)) {
            return new Erased();
        }
        int found = Collections.binarySearch(standing, recorded, RecordedFact.BY_FACT_ID);
        if (found >= 0) {
            return standing.get(found).equals(recorded) ? new AlreadyKnown() : replace(found, recorded);
        }
        if (standing.size() == MAX_STANDING) {
            return new Full();
        }
        List<RecordedFact> grown = new ArrayList<>(standing.size() + 1);
        grown.addAll(standing);
        grown.add(-found - 1, recorded);
        return new Added(new DealState(erasedUpTo, grown), List.of());
    }

    /**
     * No producer that keeps the contract gives two different facts one factId. Where one does, the log keeps the later
     * of the two once it is compacted, so that one stands here too: a projection rebuilt from the log equals this one.
     */
    private Addition replace(int index, RecordedFact recorded) {
        List<RecordedFact> changed = new ArrayList<>(standing);
        changed.set(index, recorded);
        return new Added(new DealState(erasedUpTo, changed), List.of());
    }

    private static boolean covers(@Nullable Instant upTo, RecordedFact recorded) {
        return upTo != null && !recorded.recordedAt().isAfter(upTo);
    }
}

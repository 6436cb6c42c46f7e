package dev.facevalue.deal;

import dev.facevalue.geography.Country;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Facts of one deal, as short as a test can say them. */
final class Examples {

    static final String DEAL = "deal-1";

    /** A moment on record; every other one is told as microseconds after it. */
    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private Examples() {}

    static Instant at(long micros) {
        return START.plusNanos(micros * 1_000);
    }

    static DealOutcome outcome(Strategy strategy, Instant decidedAt, @Nullable Relationship relationship) {
        return new DealOutcome(
                DEAL,
                decidedAt,
                new Country("NL"),
                Decision.LOST,
                strategy,
                null,
                relationship,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    static RelationshipObservation observation(Instant observedAt, Relationship relationship) {
        return new RelationshipObservation(DEAL, observedAt, relationship);
    }

    /** A fact on record; {@code number} names it, and a greater number is a greater factId. */
    static RecordedFact recorded(long number, Instant recordedAt, Fact fact) {
        return new RecordedFact(new UUID(0, number), recordedAt, fact);
    }

    /** An erasure up to {@code upTo}, on record two seconds before, as a DELETE puts it there. */
    static RecordedFact erasure(long number, Instant upTo) {
        return recorded(number, upTo.minusSeconds(2), new Erasure(DEAL, upTo));
    }

    /** The state after facts that all fit, in this order. */
    static DealState stateOf(RecordedFact... facts) {
        DealState state = DealState.EMPTY;
        for (RecordedFact fact : facts) {
            state = next(state, fact);
        }
        return state;
    }

    /** The state after one more fact that fits. */
    static DealState next(DealState state, RecordedFact fact) {
        return switch (state.add(fact)) {
            case DealState.Added(DealState changed, var _) -> changed;
            case DealState.AlreadyKnown(), DealState.Erased() -> state;
            case DealState.Full() -> throw new AssertionError("no room for " + fact);
        };
    }
}

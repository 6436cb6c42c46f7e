package dev.facevalue.deal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.UUID;

/**
 * A fact as it is on record.
 *
 * @param factId names the fact: equal facts, and only those, share one
 * @param recordedAt when it was put on record ({@code ce_time}), to the microsecond
 * @param fact what was said
 */
public record RecordedFact(UUID factId, Instant recordedAt, Fact fact) {

    /** By {@link #factId} as unsigned bytes ({@link UUID#compareTo} compares signed halves). */
    public static final Comparator<RecordedFact> BY_FACT_ID = (one, other) -> {
        int high = Long.compareUnsigned(one.factId.getMostSignificantBits(), other.factId.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(one.factId.getLeastSignificantBits(), other.factId.getLeastSignificantBits());
    };

    /** What was said later comes later; at the same microsecond, the greater factId does. */
    public static final Comparator<RecordedFact> BY_RECORD =
            Comparator.comparing(RecordedFact::recordedAt).thenComparing(BY_FACT_ID);

    public RecordedFact {
        recordedAt = recordedAt.truncatedTo(ChronoUnit.MICROS);
    }
}

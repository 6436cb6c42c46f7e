package dev.facevalue.deal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The wish that a deal be forgotten.
 *
 * @param dealId the deal's identity, which itself stays on record in the erasure
 * @param erasedAt everything on record up to and including this moment is forgotten, to the microsecond
 */
public record Erasure(String dealId, Instant erasedAt) implements Fact {

    /** @throws IllegalArgumentException if {@code dealId} is malformed */
    public Erasure {
        DealId.require(dealId);
        erasedAt = erasedAt.truncatedTo(ChronoUnit.MICROS);
    }
}

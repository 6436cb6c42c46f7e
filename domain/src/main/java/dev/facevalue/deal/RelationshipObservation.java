package dev.facevalue.deal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What was seen of the relationship at some later moment.
 *
 * @param dealId the deal's identity
 * @param observedAt when it was seen, to the microsecond
 * @param relationship what was seen
 */
public record RelationshipObservation(String dealId, Instant observedAt, Relationship relationship) implements Fact {

    /** @throws IllegalArgumentException if {@code dealId} is malformed */
    public RelationshipObservation {
        DealId.require(dealId);
        observedAt = observedAt.truncatedTo(ChronoUnit.MICROS);
    }
}

package dev.facevalue.deal;

/** Something said about one deal. What it means beside the deal's other facts, {@link DealState} decides. */
public sealed interface Fact permits DealOutcome, RelationshipObservation, Erasure {

    /** The deal's identity: 1 to 128 of {@code A-Za-z0-9._:-}. */
    String dealId();
}

package dev.facevalue.eventstream;

import dev.facevalue.deal.DealOutcome;
import dev.facevalue.deal.Erasure;
import dev.facevalue.deal.Fact;
import dev.facevalue.deal.FactForm;
import dev.facevalue.deal.RelationshipObservation;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of event on {@link Topics#DEAL_EVENTS}, told apart by their CloudEvents type. */
public enum EventType {
    DEAL_OUTCOME_RECORDED("dev.facevalue.deal-outcome.recorded.v1", "deal-outcome.v1.json", FactForm.Kind.DEAL_OUTCOME),
    RELATIONSHIP_OBSERVED(
            "dev.facevalue.relationship.observed.v1",
            "relationship-observation.v1.json",
            FactForm.Kind.RELATIONSHIP_OBSERVATION),
    DEAL_ERASED("dev.facevalue.deal.erased.v1", "deal-erasure.v1.json", FactForm.Kind.ERASURE);

    private static final Map<String, EventType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(type -> type.typeName, type -> type));

    private final String typeName;
    private final String schemaFile;
    private final FactForm.Kind kind;

    EventType(String typeName, String schemaFile, FactForm.Kind kind) {
        this.typeName = typeName;
        this.schemaFile = schemaFile;
        this.kind = kind;
    }

    /** The type of the events that carry such a fact. */
    public static EventType of(Fact fact) {
        return switch (fact) {
            case DealOutcome _ -> DEAL_OUTCOME_RECORDED;
            case RelationshipObservation _ -> RELATIONSHIP_OBSERVED;
            case Erasure _ -> DEAL_ERASED;
        };
    }

    /** The type of the events that carry facts of such a kind. */
    public static EventType of(FactForm.Kind kind) {
        return switch (kind) {
            case DEAL_OUTCOME -> DEAL_OUTCOME_RECORDED;
            case RELATIONSHIP_OBSERVATION -> RELATIONSHIP_OBSERVED;
            case ERASURE -> DEAL_ERASED;
        };
    }

    /** The type named so in {@code ce_type}, or empty if this version has no such type. */
    public static Optional<EventType> named(String typeName) {
        return Optional.ofNullable(BY_NAME.get(typeName));
    }

    /** The value of {@code ce_type}. */
    public String typeName() {
        return typeName;
    }

    /** The name of the JSON schema of the data, under ingest's {@code /schemas/}. */
    public String schemaFile() {
        return schemaFile;
    }

    /** The kind of fact that the data holds. */
    public FactForm.Kind kind() {
        return kind;
    }
}

package dev.facevalue.eventstream;

/**
 * What tells one event from all others.
 *
 * @param id {@code ce_id}, unique within {@code source}; {@linkplain Event#isAttribute an attribute}
 * @param source {@code ce_source}, a URI reference that names where the event comes from; {@linkplain Event#isAttribute
 *     an attribute}
 */
public record EventName(String id, String source) {

    /** @throws IllegalArgumentException if {@code id} or {@code source} is no attribute */
    public EventName {
        if (!Event.isAttribute(id) || !Event.isAttribute(source)) {
            throw new IllegalArgumentException("id and source must not be empty nor hold control characters");
        }
    }
}

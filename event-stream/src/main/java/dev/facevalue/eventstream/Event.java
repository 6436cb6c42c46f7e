package dev.facevalue.eventstream;

import dev.facevalue.deal.Fact;
import java.net.URI;
import java.time.Instant;

/**
 * A fact on its way to the stream.
 *
 * @param id {@code ce_id}, unique within {@code source}; {@linkplain #isAttribute an attribute}
 * @param source {@code ce_source}, a URI reference that names where the event comes from; {@linkplain #isAttribute an
 *     attribute}
 * @param time {@code ce_time}, when the fact was put on record; what is finer than a microsecond is cut off
 * @param schemaBase the URI under which the schemas are served, ending in a slash
 * @param fact the fact, with pseudonyms in place of persons
 */
public record Event(String id, String source, Instant time, URI schemaBase, Fact fact) {

    /**
     * @throws IllegalArgumentException if {@code id} or {@code source} is no attribute, or {@code schemaBase} ends in
     *     no slash
     */
    public Event {
        if (!schemaBase.toString().endsWith("/")) {
            throw new IllegalArgumentException("the schemas' URI must end in a slash: " + schemaBase);
        }
        if (!isAttribute(id) || !isAttribute(source)) {
            throw new IllegalArgumentException("id and source must not be empty nor hold control characters");
        }
    }

    /**
     * Whether a text can be an attribute of an event: it is not empty, and holds no control character and no half of a
     * character (CloudEvents 1.0, Type System). With those, two events could share a fact's name.
     */
    public static boolean isAttribute(String text) {
        return !text.isEmpty() && text.codePoints().noneMatch(Event::isForbidden);
    }

    private static boolean isForbidden(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL || type == Character.SURROGATE;
    }
}

package dev.facevalue.analytics.question;

/**
 * One value of a dimension.
 *
 * @param code as the API names it, such as {@code GERMANIC_EUROPE}; {@code UNKNOWN} for facts that lack the field
 * @param label for people, in English, such as {@code Germanic Europe}
 */
public record Key(String code, String label) {

    /** Of facts that lack the field. */
    public static final Key UNKNOWN = new Key("UNKNOWN", "Unknown");
}

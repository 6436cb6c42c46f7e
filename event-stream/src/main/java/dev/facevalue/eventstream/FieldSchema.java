package dev.facevalue.eventstream;

import dev.facevalue.deal.FactField;
import dev.facevalue.deal.Money;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The JSON Schema (2020-12) of one field, made from what the field itself says. A schema is a tree of maps, lists,
 * texts, numbers and booleans, in the order in which it is to be read.
 */
public final class FieldSchema {

    /** What a pseudonym looks like. */
    static final String PSEUDONYM = "^[0-9a-f]{64}$";

    private static final String DEAL_ID = "^[A-Za-z0-9._:-]{1,128}$";
    private static final String DATE_TIME =
            "^\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2})$";
    private static final String NO_CONTROL_CHARACTER = "^[^\\u0000-\\u001F\\u007F-\\u009F]+$";
    private static final String EXAMPLE_PSEUDONYM = "0123456789abcdef".repeat(4);
    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");

    private FieldSchema() {}

    /** The schema of a field as whoever records a fact sends it. */
    public static Map<String, Object> asSent(FactField field) {
        return switch (field) {
            case SELLER_ID, ACCOUNT_ID -> {
                Map<String, Object> schema =
                        text(field, field.meaning() + " Becomes a pseudonym before it is published.", 128);
                schema.put("examples", List.of(field == FactField.SELLER_ID ? "s-17" : "acme"));
                yield schema;
            }
            default -> asPublished(field);
        };
    }

    /** The schema of a field as it lies on the topic. */
    public static Map<String, Object> asPublished(FactField field) {
        return switch (field) {
            case DEAL_ID -> formatted(field, DEAL_ID, "CRM-4711");
            case DECIDED_AT, OBSERVED_AT, ERASED_AT, RECORDED_AT -> {
                Map<String, Object> schema = described(field, "string", explained(field));
                // Most validators only note a format, so the pattern says what of it can be said so.
                schema.put("format", "date-time");
                schema.put("pattern", DATE_TIME);
                schema.put("examples", List.of("2026-03-01T12:00:00Z"));
                yield schema;
            }
            case COUNTRY -> formatted(field, "^[A-Z]{2}$", "NL");
            case CURRENCY -> formatted(field, "^[A-Z]{3}$", "EUR");
            case AMOUNT -> amount(field);
            case TEAM -> {
                Map<String, Object> schema = text(field, field.meaning(), 64);
                schema.put("examples", List.of("Benelux"));
                yield schema;
            }
            case SELLER_ID, ACCOUNT_ID -> pseudonym(field);
            case DECISION -> codes(field, "LOST");
            case STRATEGY -> codes(field, "SAVE_FACE");
            case PREVENTION -> codes(field, "SURFACED");
            case RELATIONSHIP -> codes(field, "MAINTAINED");
            case CULTURE -> codes(field, "GERMANIC_EUROPE");
            case STATED_REASON -> codes(field, "PRICE");
            case ACTUAL_REASON -> codes(field, "INTERNAL_POLITICS");
            case PRETEXT -> codes(field, "CONFIRMED");
            case FACE_RISK -> codes(field, "HIGH");
            case TRUST -> codes(field, "LOW");
            case SELLER_CONFIDENCE -> codes(field, "MEDIUM");
            case STAGE -> codes(field, "NEGOTIATION");
            case DEAL_SIZE -> codes(field, "LARGE");
            case INDUSTRY -> codes(field, "J");
        };
    }

    /** The name of a field within the object that holds it: {@code amount} of {@code value.amount}. */
    static String memberName(FactField field) {
        return field.fieldName().substring(field.fieldName().lastIndexOf('.') + 1);
    }

    private static Map<String, Object> formatted(FactField field, String pattern, String example) {
        Map<String, Object> schema = described(field, "string", explained(field));
        schema.put("pattern", pattern);
        schema.put("examples", List.of(example));
        return schema;
    }

    private static Map<String, Object> text(FactField field, String description, int maxCharacters) {
        Map<String, Object> schema = described(field, "string", description + ' ' + sentence(field.form()));
        schema.put("minLength", 1);
        schema.put("maxLength", maxCharacters);
        schema.put("pattern", NO_CONTROL_CHARACTER);
        return schema;
    }

    private static Map<String, Object> pseudonym(FactField field) {
        Map<String, Object> schema = described(
                field,
                "string",
                field.meaning()
                        + " A pseudonym: the id's HMAC-SHA-256 under a key that only ingest has, in lower-case hex.");
        schema.put("pattern", PSEUDONYM);
        schema.put("examples", List.of(EXAMPLE_PSEUDONYM));
        return schema;
    }

    private static Map<String, Object> amount(FactField field) {
        Map<String, Object> schema = described(field, "number", explained(field));
        schema.put("minimum", 0);
        schema.put("exclusiveMaximum", BigDecimal.TEN.pow(Money.MAX_DIGITS));
        schema.put("examples", List.of(12_500));
        return schema;
    }

    private static Map<String, Object> codes(FactField field, String example) {
        Map<String, Object> schema = described(field, "string", field.meaning());
        schema.put("enum", field.codes());
        schema.put("examples", List.of(example));
        return schema;
    }

    private static Map<String, Object> described(FactField field, String type, String description) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("title", title(memberName(field)));
        schema.put("description", description);
        schema.put("type", type);
        return schema;
    }

    /** {@code Stated reason} of {@code statedReason}. */
    private static String title(String name) {
        String words = CAPITAL.matcher(name)
                .replaceAll(capital -> ' ' + capital.group().toLowerCase(Locale.ROOT));
        return capitalised(words);
    }

    private static String explained(FactField field) {
        return field.meaning() + ' ' + sentence(field.form());
    }

    private static String sentence(String clause) {
        return capitalised(clause) + '.';
    }

    private static String capitalised(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}

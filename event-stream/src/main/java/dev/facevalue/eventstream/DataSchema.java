package dev.facevalue.eventstream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.facevalue.deal.Decision;
import dev.facevalue.deal.FactField;
import dev.facevalue.deal.FactForm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The JSON Schema (2020-12) of the data of each type of event, as it lies on the topic.
 *
 * <p>It takes whatever {@link EventCodec#decode} counts, except that persons must be pseudonyms, which a writer other
 * than ingest might forget. Within version 1 it may grow by optional fields and by nothing else, so fields that it does
 * not have are not refused.
 */
public final class DataSchema {

    /** The member that holds amount and currency. */
    private static final String VALUE = "value";

    private DataSchema() {}

    /**
     * The schema of the data of a type of event, as a tree of maps, lists, texts, numbers and booleans.
     *
     * @param base the URI under which the schemas are served, ending in a slash
     */
    public static Map<String, Object> of(EventType type, URI base) {
        FactForm.Kind kind = type.kind();
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", base.resolve(type.schemaFile()).toString());
        schema.put("title", title(type));
        schema.put("description", description(type));
        // recordedAt is no part of the data there: it is ce_time.
        Set<FactField> fields = kind.fields();
        fields.remove(FactField.RECORDED_AT);
        schema.putAll(object(kind, fields, FieldSchema::asPublished));
        schema.put("examples", List.of(example(fields)));
        return schema;
    }

    /** The same as JSON, indented, in UTF-8. */
    public static byte[] write(EventType type, URI base) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(8 * 1024);
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
            json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(indenter));
            write(json, of(type, base));
            json.writeRaw('\n');
        } catch (IOException memoryDoesNotFail) {
            throw new UncheckedIOException(memoryDoesNotFail);
        }
        return bytes.toByteArray();
    }

    /** The schema of a fact as whoever records it sends it. There, a field that it does not have is refused. */
    public static Map<String, Object> asSent(FactForm.Kind kind) {
        Map<String, Object> schema = object(kind, kind.fields(), FieldSchema::asSent);
        schema.put("additionalProperties", false);
        return schema;
    }

    private static String title(EventType type) {
        return switch (type) {
            case DEAL_OUTCOME_RECORDED -> "Deal outcome";
            case RELATIONSHIP_OBSERVED -> "Relationship observation";
            case DEAL_ERASED -> "Deal erasure";
        };
    }

    private static String description(EventType type) {
        String meaning = switch (type) {
            case DEAL_OUTCOME_RECORDED ->
                "How a deal ended and in which situation, as known when it was said. Of the outcomes that stand for"
                        + " a deal the one with the latest ce_time holds, as a whole.";
            case RELATIONSHIP_OBSERVED ->
                "What was seen of the relationship at some later moment. Of what was seen, the outcome's own"
                        + " relationship at its decidedAt included, the latest holds.";
            case DEAL_ERASED ->
                "The wish that a deal be forgotten. Facts about it with a ce_time up to and including erasedAt no"
                        + " longer stand, however late they come.";
        };
        return meaning + " Optional fields may be added within version 1: pass over those that you do not know.";
    }

    private static Map<String, Object> object(
            FactForm.Kind kind, Set<FactField> fields, Function<FactField, Map<String, Object>> schemaOf) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (FactField field : fields) {
            switch (field) {
                case AMOUNT -> properties.put(VALUE, value(schemaOf));
                case CURRENCY -> {
                    // It is a member of the value.
                }
                default -> properties.put(field.fieldName(), schemaOf.apply(field));
            }
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put(
                "required", kind.required().stream().map(FactField::fieldName).toList());
        schema.put("properties", properties);
        if (kind == FactForm.Kind.DEAL_OUTCOME) {
            // As the form's check has it: a deal that was not won met a refusal, and somebody answered it.
            schema.put(
                    "if",
                    Map.of("properties", Map.of(FactField.DECISION.fieldName(), Map.of("const", Decision.WON.name()))));
            schema.put("else", Map.of("required", List.of(FactField.STRATEGY.fieldName())));
        }
        return schema;
    }

    private static Map<String, Object> value(Function<FactField, Map<String, Object>> schemaOf) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (FactField field : List.of(FactField.AMOUNT, FactField.CURRENCY)) {
            properties.put(FieldSchema.memberName(field), schemaOf.apply(field));
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("title", "Value");
        schema.put("description", "What the deal is worth.");
        schema.put("type", "object");
        schema.put("required", List.copyOf(properties.keySet()));
        schema.put("properties", properties);
        return schema;
    }

    /** Every field with its own example. */
    private static Map<String, Object> example(Set<FactField> fields) {
        Map<String, Object> example = new LinkedHashMap<>();
        for (FactField field : fields) {
            Object own = ((List<?>) FieldSchema.asPublished(field).getOrDefault("examples", List.of())).getFirst();
            switch (field) {
                case AMOUNT -> example.put(VALUE, new LinkedHashMap<>(Map.of(FieldSchema.memberName(field), own)));
                case CURRENCY ->
                    example.computeIfPresent(VALUE, (_, amount) -> {
                        Map<Object, Object> value = new LinkedHashMap<>((Map<?, ?>) amount);
                        value.put(FieldSchema.memberName(field), own);
                        return value;
                    });
                default -> example.put(field.fieldName(), own);
            }
        }
        return example;
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        switch (value) {
            case Map<?, ?> members -> {
                json.writeStartObject();
                for (Map.Entry<?, ?> member : members.entrySet()) {
                    json.writeFieldName(String.valueOf(member.getKey()));
                    write(json, member.getValue());
                }
                json.writeEndObject();
            }
            case List<?> elements -> {
                json.writeStartArray();
                for (Object element : elements) {
                    write(json, element);
                }
                json.writeEndArray();
            }
            case Boolean truth -> json.writeBoolean(truth);
            case Integer number -> json.writeNumber(number);
            case BigDecimal number -> json.writeNumber(number.toPlainString());
            default -> json.writeString(value.toString());
        }
    }
}

package dev.facevalue.ingest.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.facevalue.deal.FactForm;
import dev.facevalue.deal.Violation;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.jackson.JsonCloudEventData;
import io.cloudevents.jackson.JsonFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event in the JSON event format, taken apart by the CloudEvents SDK.
 *
 * <p>The SDK says of what it refuses neither which member it was nor anything that a sender should read, so what can be
 * wrong with a member is looked at here first. It also would take the last of two members of one name, and decimals as
 * {@code double}: the mapper that it is given does neither.
 */
final class JsonEvent {

    static final String DATA = "data";
    static final String DATA_BASE64 = "data_base64";

    private static final int MAX_DEPTH = 32;

    /** The parser's table keeps thousands of names, of all events that were ever read. */
    static final int MAX_NAME_LENGTH = 256;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .disable(JsonFactory.Feature.CHARSET_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNameLength(MAX_NAME_LENGTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .addModule(JsonFormat.getCloudEventJacksonModule())
            .build();

    private final ObjectNode members;
    private final Map<String, String> attributes = new HashMap<>();
    private final List<Violation> violations = new ArrayList<>();

    private JsonEvent(ObjectNode members) {
        this.members = members;
        members.properties().forEach(member -> look(member.getKey(), member.getValue()));
        lookAtData(members.get(DATA), members.get(DATA_BASE64));
    }

    /** What came of parsing. */
    sealed interface Parsing {}

    /** A JSON object; whether it is an event, {@link #violations} tells. */
    record Parsed(JsonEvent event) implements Parsing {}

    /** A JSON object with a member, at whatever depth, that says nothing certain. */
    record Unusable(Violation violation) implements Parsing {}

    /** No JSON object; {@code message} goes on after "the body". */
    record Malformed(String message) implements Parsing {}

    static Parsing parse(byte[] json) {
        Optional<String> unreadable = JsonFact.wrongWithBytes(json);
        if (unreadable.isPresent()) {
            return new Malformed(unreadable.get());
        }
        int start = ByteOrderMark.lengthIn(json);
        try (JsonParser parser = JSON.createParser(json, start, json.length - start)) {
            return parse(parser);
        } catch (JsonProcessingException malformed) {
            return new Malformed("is not well-formed JSON" + Place.of(malformed));
        } catch (IOException memoryDoesNotFail) {
            throw new UncheckedIOException(memoryDoesNotFail);
        }
    }

    private static Parsing parse(JsonParser parser) throws IOException {
        JsonNode tree;
        try {
            tree = JSON.readTree(parser);
        } catch (MismatchedInputException memberTwice) {
            return unusable(parser, "must occur only once");
        } catch (NumberFormatException outOfRange) {
            // The library lets this out where no BigDecimal can hold an exponent.
            return unusable(parser, "is a number out of any range");
        }
        if (!(tree instanceof ObjectNode members)) {
            return new Malformed("must be a JSON object");
        }
        return parser.nextToken() == null
                ? new Parsed(new JsonEvent(members))
                : new Malformed("has something after the JSON object");
    }

    private static Unusable unusable(JsonParser parser, String message) throws IOException {
        return new Unusable(new Violation(Names.abbreviated(String.valueOf(parser.currentName())), message));
    }

    /** The attributes that are there as texts, by name, without extensions. */
    Map<String, String> attributes() {
        return attributes;
    }

    /** What is wrong with members as JSON; what the attributes say is looked at elsewhere. */
    List<Violation> violations() {
        return violations;
    }

    /** The member that holds the data. */
    String dataMember() {
        return members.has(DATA_BASE64) ? DATA_BASE64 : DATA;
    }

    /** The bytes of the data as the SDK reads them; empty if it reads no event. */
    Optional<byte[]> data() {
        // Both have been looked at. The SDK's reader of times takes what is not RFC 3339 and knows no leap second, and
        // it tells content types apart by upper and lower case.
        ObjectNode event = members.deepCopy().without(List.of(EventAttributes.TIME, EventAttributes.DATA_CONTENT_TYPE));
        try {
            CloudEventData data = JSON.treeToValue(event, CloudEvent.class).getData();
            if (data == null) {
                return Optional.empty();
            }
            return Optional.of(
                    data instanceof JsonCloudEventData json ? JSON.writeValueAsBytes(json.getNode()) : data.toBytes());
        } catch (JsonProcessingException noEvent) {
            return Optional.empty();
        }
    }

    private void look(String name, JsonNode value) {
        if (EventAttributes.ALL.contains(name)) {
            lookAtAttribute(name, value);
        } else if (!name.equals(DATA) && !name.equals(DATA_BASE64)) {
            lookAtExtension(name, value);
        }
    }

    private void lookAtAttribute(String name, JsonNode value) {
        if (value.isTextual()) {
            attributes.put(name, value.textValue());
        } else if (!value.isNull()) {
            refuse(name, "must be a JSON string");
        }
    }

    private void lookAtExtension(String name, JsonNode value) {
        if (!EventAttributes.isName(name)) {
            refuse(Names.abbreviated(name), "is no name of an attribute, which has only lower-case letters and digits");
        } else if (!value.isTextual() && !value.isBoolean() && !value.isInt() && !value.isNull()) {
            refuse(Names.abbreviated(name), "must be a JSON string, a boolean or an integer of 32 bits");
        }
    }

    private void lookAtData(@Nullable JsonNode data, @Nullable JsonNode base64) {
        if (base64 == null) {
            if (data == null) {
                refuse(DATA, "is required");
            }
        } else if (data != null) {
            refuse(DATA_BASE64, "must not stand beside data");
        } else if (!isBase64(base64)) {
            refuse(DATA_BASE64, "must be a JSON string of Base64 (RFC 4648, section 4)");
        }
    }

    private static boolean isBase64(JsonNode value) {
        try {
            return value.isTextual() && value.binaryValue() != null;
        } catch (IOException none) {
            return false;
        }
    }

    private void refuse(String member, String message) {
        if (violations.size() < FactForm.MAX_VIOLATIONS) {
            violations.add(new Violation(member, message));
        }
    }
}

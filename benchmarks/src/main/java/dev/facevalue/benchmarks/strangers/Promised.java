package dev.facevalue.benchmarks.strangers;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * What was answered as accepted, to be found again. Reads the bodies itself, strictly: what is no JSON without any
 * doubt, or says a thing twice, should not have been accepted.
 */
final class Promised {

    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final int FIRST_BYTE_OF_MARK = 0xef;
    private static final int MARK_BYTES = 3;

    private final Queue<Single> singles = new ConcurrentLinkedQueue<>();
    private final Queue<JsonNode> lines = new ConcurrentLinkedQueue<>();

    /** A fact and where the receipt says it lies. */
    record Single(JsonNode fact, int partition, long offset, String eventId) {}

    /** Notes what an answer promises; what is wrong with it, if it promises what it should not. */
    Optional<String> note(Sent sent, Answer answer) {
        if (sent.body().length == 0) {
            return Optional.empty();
        }
        try {
            if (answer.status() == 202) {
                JsonNode receipt = STRICT.readTree(answer.body());
                singles.add(new Single(
                        told(sent.body()),
                        receipt.path("partition").asInt(-1),
                        receipt.path("offset").asLong(-1),
                        receipt.path("eventId").asText()));
            } else if (answer.status() == 200) {
                lines.addAll(sent.lines());
            }
            return Optional.empty();
        } catch (IOException noStrictJson) {
            return Optional.of("accepted what is no JSON of one meaning: " + noStrictJson.getMessage());
        }
    }

    private static JsonNode told(byte[] body) throws IOException {
        boolean marked = body.length > MARK_BYTES && (body[0] & 0xff) == FIRST_BYTE_OF_MARK;
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(body, marked ? MARK_BYTES : 0, body.length - (marked ? MARK_BYTES : 0)))
                .toString();
        JsonNode json = STRICT.readTree(text);
        if (!json.has("specversion")) {
            return json;
        }
        return json.path("data").isTextual() ? STRICT.readTree(json.path("data").asText()) : json.path("data");
    }

    int size() {
        return singles.size() + lines.size();
    }

    /** What of all that was promised is not there, or is another. */
    List<String> missing(Topic topic) {
        List<String> missing = new ArrayList<>();
        for (Single single : singles) {
            Topic.Fact lies = topic.at(single.partition(), single.offset());
            if (lies == null || !lies.eventId().equals(single.eventId()) || !says(lies.data(), single.fact())) {
                missing.add("not where the receipt says, or another: " + single + ", but " + lies);
            }
        }
        for (JsonNode line : lines) {
            if (topic.of(line.path("dealId").asText()).stream().noneMatch(fact -> says(fact.data(), line))) {
                missing.add("not on the topic: " + line);
            }
        }
        return missing;
    }

    /** Whether a recorded fact says what was told: all of it, nothing more, but persons. */
    private static boolean says(JsonNode recorded, JsonNode told) {
        for (var field : told.properties()) {
            JsonNode value = recorded.path(field.getKey());
            boolean same = switch (field.getKey()) {
                case "recordedAt" -> true;
                case "sellerId", "accountId" -> value.asText().matches("[0-9a-f]{64}");
                case "decidedAt", "observedAt" ->
                    isSame(moment(value.asText()), moment(field.getValue().asText()));
                case "value" ->
                    value.path("amount")
                                            .decimalValue()
                                            .compareTo(field.getValue()
                                                    .path("amount")
                                                    .decimalValue())
                                    == 0
                            && value.path("currency").equals(field.getValue().path("currency"));
                default -> value.equals(field.getValue());
            };
            if (!same) {
                return false;
            }
        }
        return recorded.properties().stream().allMatch(field -> told.has(field.getKey()));
    }

    private static boolean isSame(@Nullable Instant one, @Nullable Instant other) {
        // Leap seconds and the like are RFC 3339 but nothing that this library reads; others test those.
        return one == null || other == null || one.equals(other);
    }

    private static @Nullable Instant moment(String text) {
        try {
            return OffsetDateTime.parse(text.toUpperCase(Locale.ROOT))
                    .toInstant()
                    .truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}

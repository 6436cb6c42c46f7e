package dev.facevalue.ingest.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.facevalue.deal.FactForm;
import dev.facevalue.deal.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.List;
import java.util.Optional;

/**
 * Facts as a batch of CloudEvents: one JSON array, read event by event. An event that cannot be read costs that event
 * only, as long as it is JSON; where the array ceases to be JSON nobody can tell where the next event begins, so the
 * body is broken from there on.
 */
public final class CloudEventBatch implements FactLines {

    private final KeptBytes body;
    private final JsonParser parser;
    private final FactForm.Kind kind;
    private final int maxEventBytes;
    private final int maxEvents;
    private long number;

    private CloudEventBatch(KeptBytes body, JsonParser parser, FactForm.Kind kind, int maxEventBytes, int maxEvents) {
        this.body = body;
        this.parser = parser;
        this.kind = kind;
        this.maxEventBytes = maxEventBytes;
        this.maxEvents = maxEvents;
    }

    /**
     * Reads up to where the first event would begin.
     *
     * @param maxEventBytes the most bytes of an event; a longer one is a bad one
     * @param maxEvents the most events of a batch
     * @return the events, of which there may be none, or empty if there is not even an array
     * @throws BrokenBodyException if the body does not begin with an array
     * @throws IOException if the body breaks off
     */
    public static Optional<CloudEventBatch> open(InputStream body, FactForm.Kind kind, int maxEventBytes, int maxEvents)
            throws IOException {
        KeptBytes kept = new KeptBytes(pastByteOrderMark(body), maxEventBytes);
        JsonParser parser = json(maxEventBytes).createParser(kept);
        try {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return Optional.empty();
            }
            if (first != JsonToken.START_ARRAY) {
                throw new BrokenBodyException(1, "a batch must be a JSON array of events");
            }
            return Optional.of(new CloudEventBatch(kept, parser, kind, maxEventBytes, maxEvents));
        } catch (JsonProcessingException malformed) {
            throw broken(1, malformed);
        }
    }

    @Override
    public Optional<FactLine> next() throws IOException {
        if (parser.isClosed()) {
            return Optional.empty();
        }
        JsonToken token;
        try {
            token = parser.nextToken();
            if (token == JsonToken.END_ARRAY) {
                return end();
            }
        } catch (JsonProcessingException malformed) {
            throw broken(number + 1, malformed);
        }
        if (number == maxEvents) {
            throw new TooManyEventsException(maxEvents);
        }
        number++;
        try {
            return Optional.of(token == JsonToken.START_OBJECT ? event() : noObject());
        } catch (JsonProcessingException malformed) {
            throw broken(number, malformed);
        }
    }

    private Optional<FactLine> end() throws IOException {
        if (parser.nextToken() != null) {
            throw new BrokenBodyException(number + 1, "there is something after the array");
        }
        return Optional.empty();
    }

    private FactLine noObject() throws IOException {
        parser.skipChildren();
        return FactLine.Bad.because(number, "must be a JSON object");
    }

    private FactLine event() throws IOException {
        long start = parser.currentTokenLocation().getByteOffset();
        body.hold(start);
        // Texts within are passed over without being held.
        parser.skipChildren();
        return body.cut(start, parser.currentLocation().getByteOffset())
                .map(this::read)
                .orElseGet(() -> FactLine.Bad.because(
                        number, "is longer than the " + maxEventBytes + " bytes that an event may have"));
    }

    private FactLine read(byte[] event) {
        return switch (CloudEventFact.read(event, kind)) {
            case CloudEventFact.Told(var name, var form) -> new FactLine.Filled(number, form, name);
            case CloudEventFact.NoEvent(List<Violation> violations) -> new FactLine.Bad(number, null, violations);
            case CloudEventFact.Malformed(String message) -> FactLine.Bad.because(number, message);
        };
    }

    private static BrokenBodyException broken(long number, JsonProcessingException malformed) {
        return new BrokenBodyException(number, "the array ceases to be well-formed JSON" + Place.of(malformed));
    }

    /** Bounds what the parser may hold of a name or a number, which it does not pass over as it does with texts. */
    private static JsonFactory json(int maxEventBytes) {
        return JsonFactory.builder()
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                .disable(JsonFactory.Feature.CHARSET_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNameLength(JsonEvent.MAX_NAME_LENGTH)
                        .maxStringLength(maxEventBytes)
                        .maxNumberLength(maxEventBytes)
                        .build())
                .build();
    }

    private static InputStream pastByteOrderMark(InputStream body) throws IOException {
        PushbackInputStream whole = new PushbackInputStream(body, ByteOrderMark.LENGTH);
        byte[] first = whole.readNBytes(ByteOrderMark.LENGTH);
        if (ByteOrderMark.lengthIn(first) == 0) {
            whole.unread(first);
        }
        return whole;
    }
}

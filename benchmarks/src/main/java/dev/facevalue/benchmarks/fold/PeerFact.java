package dev.facevalue.benchmarks.fold;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.facevalue.deal.Relationship;
import dev.facevalue.deal.Strategy;
import dev.facevalue.deal.Timestamps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** A record of the topic as a peer reads it: the members that it counts by, with nothing checked. */
sealed interface PeerFact {

    String TOPIC = "facevalue.deal-events.v1";

    /** How a deal ended. */
    record Ended(String dealId, HeldDeal.Outcome outcome) implements PeerFact {}

    /** What a relationship was seen to be. */
    record Observed(String dealId, HeldDeal.Observation observation) implements PeerFact {}

    /** The deal's identity. */
    String dealId();

    /** The deal with this fact. */
    default HeldDeal onto(HeldDeal before) {
        return switch (this) {
            case Ended ended -> before.with(ended.outcome());
            case Observed observed -> before.with(observed.observation());
        };
    }

    /**
     * Reads a record.
     *
     * @return empty for a tombstone, or an event of another type
     */
    static Optional<PeerFact> read(byte[] key, Headers headers, byte @Nullable [] value) {
        if (value == null) {
            return Optional.empty();
        }
        String text = new String(key, UTF_8);
        int slash = text.indexOf('/');
        String dealId = text.substring(0, slash);
        UUID factId = UUID.fromString(text.substring(slash + 1));
        Stamp stamp = new Stamp(
                micros(header(headers, "ce_time")), factId.getMostSignificantBits(), factId.getLeastSignificantBits());
        Members members = Members.of(value);
        return switch (header(headers, "ce_type")) {
            case "dev.facevalue.deal-outcome.recorded.v1" ->
                Optional.of(new Ended(
                        dealId,
                        new HeldDeal.Outcome(
                                stamp,
                                micros(Objects.requireNonNull(members.decidedAt)),
                                Objects.requireNonNull(members.country),
                                members.strategy,
                                members.relationship)));
            case "dev.facevalue.relationship.observed.v1" ->
                Optional.of(new Observed(
                        dealId,
                        new HeldDeal.Observation(
                                stamp,
                                micros(Objects.requireNonNull(members.observedAt)),
                                Objects.requireNonNull(members.relationship))));
            default -> Optional.empty();
        };
    }

    private static String header(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return new String(header.value(), UTF_8);
    }

    private static long micros(String time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Timestamps.parse(time).orElseThrow());
    }

    /** The members that are read; all others are passed over. */
    final class Members {

        private static final JsonFactory JSON = new JsonFactory();

        private @Nullable String decidedAt;
        private @Nullable String observedAt;
        private @Nullable String country;
        private @Nullable Strategy strategy;
        private @Nullable Relationship relationship;

        private Members() {}

        private static Members of(byte[] json) {
            Members members = new Members();
            try (JsonParser parser = JSON.createParser(json)) {
                parser.nextToken();
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    members.take(name, parser);
                }
            } catch (IOException notJson) {
                throw new UncheckedIOException(notJson);
            }
            return members;
        }

        private void take(String name, JsonParser parser) throws IOException {
            switch (name) {
                case "decidedAt" -> decidedAt = parser.getText();
                case "observedAt" -> observedAt = parser.getText();
                case "country" -> country = parser.getText();
                case "strategy" -> strategy = Strategy.valueOf(parser.getText());
                case "relationship" -> relationship = Relationship.valueOf(parser.getText());
                default -> parser.skipChildren();
            }
        }
    }
}

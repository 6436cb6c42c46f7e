package dev.facevalue.analytics.outbox;

import dev.facevalue.eventstream.DeadLetterHeaders;
import dev.facevalue.eventstream.DealPartition;
import dev.facevalue.eventstream.RecordKey;
import dev.facevalue.eventstream.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record that must reach Kafka.
 *
 * @param topic where it goes
 * @param partition which partition of it
 * @param key the record's key
 * @param value the record's value; null in a tombstone
 * @param headers the record's headers in their order
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record OutboxMessage(
        String topic, int partition, byte @Nullable [] key, byte @Nullable [] value, List<MessageHeader> headers) {

    public OutboxMessage {
        headers = List.copyOf(headers);
    }

    /** A header; names may repeat. */
    public record MessageHeader(String name, byte @Nullable [] value) {

        /** A header whose value is a text. */
        public static MessageHeader of(String name, String value) {
            return new MessageHeader(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Has compaction drop every record of a fact from the log: the same key, and no value. */
    public static OutboxMessage tombstone(RecordKey key) {
        return new OutboxMessage(Topics.DEAL_EVENTS, DealPartition.of(key.dealId()), key.toBytes(), null, List.of());
    }

    /** The same message with a header that says how large its value was, in place of the value. */
    OutboxMessage withoutValue() {
        List<MessageHeader> more = new ArrayList<>(headers);
        more.add(MessageHeader.of(DeadLetterHeaders.OMITTED_BYTES, Integer.toString(bytes())));
        return new OutboxMessage(topic, partition, key, null, more);
    }

    /** How large the value is. */
    int bytes() {
        return value == null ? 0 : value.length;
    }
}

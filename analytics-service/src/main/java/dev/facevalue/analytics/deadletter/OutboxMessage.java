package dev.facevalue.analytics.deadletter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record that must reach Kafka.
 *
 * @param topic where it goes
 * @param partition which partition; null leaves it to the producer
 * @param key the record's key
 * @param value the record's value
 * @param headers the record's headers in their order
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record OutboxMessage(
        String topic,
        @Nullable Integer partition,
        byte @Nullable [] key,
        byte @Nullable [] value,
        List<MessageHeader> headers) {

    /** A header; names may repeat. */
    record MessageHeader(String name, byte @Nullable [] value) {}
}

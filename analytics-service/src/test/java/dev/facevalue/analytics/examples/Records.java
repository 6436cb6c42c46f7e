package dev.facevalue.analytics.examples;

import dev.facevalue.deal.Fact;
import dev.facevalue.eventstream.DealPartition;
import dev.facevalue.eventstream.Event;
import dev.facevalue.eventstream.EventCodec;
import dev.facevalue.eventstream.Topics;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** Facts as records of the topic, as ingest writes them and as the projection reads them. */
public final class Records {

    /** When the log took every record that was not read from a real one. */
    private static final Instant LOGGED = Instant.parse("2026-03-01T12:00:00Z");

    private static final URI SCHEMAS = URI.create("http://localhost:8080/schemas/");

    private Records() {}

    /** The record of a fact put on record at a moment, under an id of its own. */
    public static ProducerRecord<byte[], byte[]> of(Fact fact, Instant recordedAt) {
        return of(fact, recordedAt, UUID.randomUUID().toString());
    }

    /** The record of a fact put on record at a moment under an id: the same for the same three. */
    public static ProducerRecord<byte[], byte[]> of(Fact fact, Instant recordedAt, String id) {
        return EventCodec.encode(new Event(id, "/test", recordedAt, SCHEMAS, fact));
    }

    /** A record that was written, as it is read at an offset of its partition. */
    public static ConsumerRecord<byte[], byte[]> read(ProducerRecord<byte[], byte[]> written, long offset) {
        return read(written.partition(), offset, written.key(), written.value(), written.headers());
    }

    /** The log's own note that a fact is gone. */
    public static ConsumerRecord<byte[], byte[]> tombstone(ProducerRecord<byte[], byte[]> of, long offset) {
        return read(of.partition(), offset, of.key(), null, new RecordHeaders());
    }

    /** A record that nobody can read. */
    public static ConsumerRecord<byte[], byte[]> garbage(int partition, long offset) {
        return read(partition, offset, null, new byte[] {0, -1, 1}, new RecordHeaders());
    }

    /** Ids of different deals that all lie in a partition. */
    public static Stream<String> dealIdsIn(int partition) {
        return IntStream.iterate(0, number -> number + 1)
                .mapToObj(number -> "deal-" + number)
                .filter(dealId -> DealPartition.of(dealId) == partition);
    }

    /** Whatever anybody may have written. */
    public static ConsumerRecord<byte[], byte[]> read(
            int partition, long offset, byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        return new ConsumerRecord<>(
                Topics.DEAL_EVENTS,
                partition,
                offset,
                LOGGED.toEpochMilli(),
                TimestampType.LOG_APPEND_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                key,
                value,
                headers,
                Optional.empty());
    }
}

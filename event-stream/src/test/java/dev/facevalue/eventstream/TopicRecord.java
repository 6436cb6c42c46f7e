package dev.facevalue.eventstream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.facevalue.deal.Fact;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * A record as a consumer sees it, of which a test can make anything: begin with a good one, change it, decode it. Every
 * change gives a new one.
 */
final class TopicRecord {

    static final Instant LOGGED = Instant.parse("2026-03-01T12:00:00.250Z");
    static final URI SCHEMAS = URI.create("https://facevalue.example/schemas/");

    private final int partition;
    private final long timestamp;
    private final byte @Nullable [] key;
    private final byte @Nullable [] value;
    private final RecordHeaders headers;

    private TopicRecord(
            int partition, long timestamp, byte @Nullable [] key, byte @Nullable [] value, RecordHeaders headers) {
        this.partition = partition;
        this.timestamp = timestamp;
        this.key = key;
        this.value = value;
        this.headers = headers;
    }

    byte @Nullable [] key() {
        return key;
    }

    byte @Nullable [] value() {
        return value;
    }

    RecordHeaders headers() {
        return headers;
    }

    /** The record of a fact, recorded a quarter of a second before it was logged. */
    static TopicRecord of(Fact fact) {
        return of(new Event("e-1", "/facevalue/ingest", LOGGED.minusMillis(250), SCHEMAS, fact), LOGGED);
    }

    static TopicRecord of(Event event, Instant loggedAt) {
        ProducerRecord<byte[], byte[]> written = EventCodec.encode(event);
        return new TopicRecord(
                written.partition(),
                loggedAt.toEpochMilli(),
                written.key(),
                written.value(),
                new RecordHeaders(written.headers()));
    }

    TopicRecord withPartition(int other) {
        return new TopicRecord(other, timestamp, key, value, headers);
    }

    TopicRecord loggedAt(Instant moment) {
        return new TopicRecord(partition, moment.toEpochMilli(), key, value, headers);
    }

    TopicRecord withKey(byte @Nullable [] other) {
        return new TopicRecord(partition, timestamp, other, value, headers);
    }

    TopicRecord withValue(byte @Nullable [] other) {
        return new TopicRecord(partition, timestamp, key, other, headers);
    }

    TopicRecord withValue(String other) {
        return withValue(other.getBytes(UTF_8));
    }

    TopicRecord without(String header) {
        RecordHeaders changed = new RecordHeaders(headers);
        changed.remove(header);
        return new TopicRecord(partition, timestamp, key, value, changed);
    }

    /** With that header in place of any of its name. */
    TopicRecord with(String header, byte @Nullable [] content) {
        return without(header).plus(header, content);
    }

    TopicRecord with(String header, String content) {
        return with(header, content.getBytes(UTF_8));
    }

    /** With one more header of that name. */
    TopicRecord plus(String header, byte @Nullable [] content) {
        RecordHeaders changed = new RecordHeaders(headers);
        changed.add(header, content);
        return new TopicRecord(partition, timestamp, key, value, changed);
    }

    EventCodec.Decoded decode() {
        return EventCodec.decode(new ConsumerRecord<>(
                Topics.DEAL_EVENTS,
                partition,
                42,
                timestamp,
                TimestampType.LOG_APPEND_TIME,
                key == null ? -1 : key.length,
                value == null ? -1 : value.length,
                key,
                value,
                headers,
                Optional.empty()));
    }

    @Override
    public String toString() {
        return "partition " + partition + ", timestamp " + timestamp + ", key " + Arrays.toString(key) + ", value "
                + Arrays.toString(value) + ", " + headers;
    }
}

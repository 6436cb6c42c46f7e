package dev.facevalue.eventstream;

import dev.facevalue.deal.FactForm;
import dev.facevalue.deal.RecordedFact;
import dev.facevalue.deal.Timestamps;
import dev.facevalue.deal.Violation;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** Turns facts into records of {@link Topics#DEAL_EVENTS} and back. */
public final class EventCodec {

    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final char REPLACEMENT = '\uFFFD';

    private EventCodec() {}

    /** The record of an event: CloudEvents binary mode, keyed by fact, in the deal's partition. */
    public static ProducerRecord<byte[], byte[]> encode(Event event) {
        EventType type = EventType.of(event.fact());
        String dealId = event.fact().dealId();
        String time = MICROSECONDS.format(event.time().truncatedTo(ChronoUnit.MICROS));
        byte[] data = FactJson.write(event.fact());
        RecordKey key = new RecordKey(dealId, FactId.of(type.typeName(), event.source(), event.id(), time, data));
        ProducerRecord<byte[], byte[]> kafkaRecord =
                new ProducerRecord<>(Topics.DEAL_EVENTS, DealPartition.of(dealId), key.toBytes(), data);
        Headers headers = kafkaRecord.headers();
        add(headers, CloudEventHeaders.SPEC_VERSION, CloudEventHeaders.VERSION_1_0);
        add(headers, CloudEventHeaders.ID, event.id());
        add(headers, CloudEventHeaders.SOURCE, event.source());
        add(headers, CloudEventHeaders.TYPE, type.typeName());
        add(headers, CloudEventHeaders.TIME, time);
        add(headers, CloudEventHeaders.SUBJECT, dealId);
        add(headers, CloudEventHeaders.DATA_SCHEMA, event.schemaBase() + type.schemaFile());
        add(headers, CloudEventHeaders.CONTENT_TYPE, CloudEventHeaders.JSON);
        return kafkaRecord;
    }

    /** What a record turned out to be. */
    public sealed interface Decoded {}

    /** A fact. */
    public record ReadFact(RecordedFact recorded) implements Decoded {}

    /** A null value: the log's note that a fact was erased. It changes no state. */
    public record Tombstone() implements Decoded {}

    /**
     * No fact of this version.
     *
     * @param reason a stable code, for programs
     * @param detail what exactly is wrong, for people; repeats no value of the record
     */
    public record Unreadable(Reason reason, String detail) implements Decoded {}

    /** Why a record cannot be counted. */
    public enum Reason {
        /** A CloudEvents header is missing, occurs twice, or does not hold what it must. */
        HEADERS,
        /** The event is of a type that this version does not have. */
        UNKNOWN_TYPE,
        /** The key is not {@code dealId/factId}, or is of another deal than the data. */
        KEY,
        /** The record lies in another partition than the deal. */
        PARTITION,
        /** The data is not a JSON object. */
        MALFORMED,
        /** The data is a JSON object, but no fact. */
        INVALID,
        /** The event is dated after it came. */
        FUTURE,
        /** The deal has as many standing facts as a deal may have. */
        TOO_MANY_FACTS
    }

    /** Reads a record of {@link Topics#DEAL_EVENTS}. Survives any bytes. */
    public static Decoded decode(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        byte[] data = kafkaRecord.value();
        if (data == null) {
            return new Tombstone();
        }
        try {
            return new ReadFact(recordedFact(kafkaRecord, data));
        } catch (UnreadableException unreadable) {
            return new Unreadable(unreadable.reason, unreadable.detail);
        }
    }

    private static RecordedFact recordedFact(ConsumerRecord<byte[], byte[]> kafkaRecord, byte[] data)
            throws UnreadableException {
        // Once: each look-up by name would go through all of them, and make an iterator for it.
        Header[] headers = kafkaRecord.headers().toArray();
        require(
                header(headers, CloudEventHeaders.SPEC_VERSION).equals(CloudEventHeaders.VERSION_1_0),
                Reason.HEADERS,
                CloudEventHeaders.SPEC_VERSION + " must be " + CloudEventHeaders.VERSION_1_0);
        require(
                CloudEventHeaders.isJson(header(headers, CloudEventHeaders.CONTENT_TYPE)),
                Reason.HEADERS,
                CloudEventHeaders.CONTENT_TYPE + " must be " + CloudEventHeaders.JSON);
        header(headers, CloudEventHeaders.ID);
        header(headers, CloudEventHeaders.SOURCE);
        EventType type = EventType.named(header(headers, CloudEventHeaders.TYPE))
                .orElseThrow(() -> new UnreadableException(
                        Reason.UNKNOWN_TYPE, CloudEventHeaders.TYPE + " is none of this version"));
        Instant time = Timestamps.parse(header(headers, CloudEventHeaders.TIME))
                .orElseThrow(
                        () -> new UnreadableException(Reason.HEADERS, CloudEventHeaders.TIME + ' ' + Timestamps.FORM));
        Instant loggedAt = Instant.ofEpochMilli(kafkaRecord.timestamp());
        require(
                !time.isAfter(loggedAt.plus(FactForm.MAX_AHEAD)),
                Reason.FUTURE,
                CloudEventHeaders.TIME + " lies more than 5 minutes after the record's own time");
        // What ingest took must not be lost because the broker's clock is a little behind ingest's, or because the log
        // keeps milliseconds alone.
        FactForm.Accepted accepted = accepted(data, type, loggedAt.plus(FactForm.MAX_RECORD_AHEAD));
        String dealId = accepted.fact().dealId();
        require(
                header(headers, CloudEventHeaders.SUBJECT).equals(dealId),
                Reason.HEADERS,
                CloudEventHeaders.SUBJECT + " must be the dealId of the data");
        RecordKey key = Optional.ofNullable(kafkaRecord.key())
                .flatMap(RecordKey::parse)
                .orElseThrow(() -> new UnreadableException(Reason.KEY, "the key must be dealId/factId"));
        require(key.dealId().equals(dealId), Reason.KEY, "the key must begin with the dealId of the data");
        int partition = DealPartition.of(dealId);
        if (kafkaRecord.partition() != partition) {
            throw new UnreadableException(Reason.PARTITION, "the deal belongs in partition " + partition);
        }
        return new RecordedFact(key.factId(), time, accepted.fact());
    }

    private static FactForm.Accepted accepted(byte[] data, EventType type, Instant takenAtLatest)
            throws UnreadableException {
        return switch (FactJson.read(data, type.kind(), FactJson.UnknownMembers.TOLERATE)) {
            case FactJson.Malformed(String message) ->
                throw new UnreadableException(Reason.MALFORMED, "the value " + message);
            case FactJson.Form(FactForm form) ->
                switch (form.check(takenAtLatest)) {
                    case FactForm.Accepted accepted -> accepted;
                    case FactForm.Refused refused ->
                        throw new UnreadableException(
                                Reason.INVALID,
                                refused.violations().stream()
                                        .limit(10)
                                        .map(EventCodec::inWords)
                                        .collect(Collectors.joining("; ")));
                };
        };
    }

    private static String inWords(Violation violation) {
        return violation.field() + ' ' + violation.message();
    }

    private static String header(Header[] headers, String name) throws UnreadableException {
        Header found = null;
        for (Header header : headers) {
            if (header.key().equals(name)) {
                if (found != null) {
                    throw new UnreadableException(Reason.HEADERS, name + " occurs twice");
                }
                found = header;
            }
        }
        if (found == null || found.value() == null || found.value().length == 0) {
            throw new UnreadableException(Reason.HEADERS, name + " is missing");
        }
        return text(found.value()).orElseThrow(() -> new UnreadableException(Reason.HEADERS, name + " is not UTF-8"));
    }

    private static Optional<String> text(byte[] utf8) {
        String text = new String(utf8, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) < 0) {
            return Optional.of(text);
        }
        // It stands for what is no UTF-8, unless it was said itself.
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString());
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static void require(boolean holds, Reason reason, String detail) throws UnreadableException {
        if (!holds) {
            throw new UnreadableException(reason, detail);
        }
    }

    /** Carries a reason to {@link #decode}; never leaves this class. */
    private static final class UnreadableException extends Exception {

        private static final long serialVersionUID = 1;

        private final Reason reason;
        private final String detail;

        UnreadableException(Reason reason, String detail) {
            super(detail, null, false, false);
            this.reason = reason;
            this.detail = detail;
        }
    }
}

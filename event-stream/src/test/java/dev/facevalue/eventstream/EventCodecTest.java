package dev.facevalue.eventstream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.facevalue.deal.Erasure;
import dev.facevalue.deal.Fact;
import dev.facevalue.deal.RecordedFact;
import dev.facevalue.deal.Relationship;
import dev.facevalue.deal.RelationshipObservation;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {

    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59Z");
    private static final Erasure ERASURE = new Erasure("d-1", Instant.parse("2026-03-01T12:00:02Z"));

    @Test
    void aRecordIsWrittenExactlyAsTheContractSays() {
        ProducerRecord<byte[], byte[]> written = EventCodec.encode(new Event(
                "e-1",
                "/facevalue/ingest",
                Instant.parse("2026-03-01T12:00:00Z"),
                URI.create("https://facevalue.example/schemas/"),
                ERASURE));

        assertThat(written.topic()).isEqualTo("facevalue.deal-events.v1");
        assertThat(written.partition()).isEqualTo(1);
        assertThat(new String(written.key(), UTF_8)).isEqualTo("d-1/f508391b-f545-5910-ae78-8b5f868cb2a7");
        assertThat(new String(written.value(), UTF_8))
                .isEqualTo("{\"dealId\":\"d-1\",\"erasedAt\":\"2026-03-01T12:00:02Z\"}");
        assertThat(written.timestamp()).as("the log's own").isNull();
        assertThat(Arrays.stream(written.headers().toArray())
                        .map(header -> header.key() + ": " + new String(header.value(), UTF_8)))
                .containsExactlyInAnyOrder(
                        "ce_specversion: 1.0",
                        "ce_id: e-1",
                        "ce_source: /facevalue/ingest",
                        "ce_type: dev.facevalue.deal.erased.v1",
                        "ce_time: 2026-03-01T12:00:00.000000Z",
                        "ce_subject: d-1",
                        "ce_dataschema: https://facevalue.example/schemas/deal-erasure.v1.json",
                        "content-type: application/json");
    }

    @Test
    void theTimeOfAnEventIsCutToTheMicrosecond() {
        Instant fine = Instant.parse("2026-03-01T12:00:00.123456999Z");

        assertThat(header(EventCodec.encode(event("e-1", "s", fine)), "ce_time"))
                .isEqualTo("2026-03-01T12:00:00.123456Z");
    }

    @Test
    void whatIsWrittenIsReadAsAnEqualFactUnderItsName() {
        for (long seed = 0; seed < 10_000; seed++) {
            RandomFacts facts = new RandomFacts(seed);
            Fact fact = facts.next();
            Instant time = facts.moment();
            Event event = new Event(facts.text(40), facts.text(40), time, TopicRecord.SCHEMAS, fact);
            UUID factId = FactId.of(
                    EventType.of(fact).typeName(),
                    event.source(),
                    event.id(),
                    header(EventCodec.encode(event), "ce_time"),
                    FactJson.write(fact));

            assertThat(TopicRecord.of(event, RandomFacts.LATEST).decode())
                    .as("seed %d, %s", seed, event)
                    .isEqualTo(new EventCodec.ReadFact(new RecordedFact(factId, time, fact)));
        }
    }

    @Test
    void equalEventsAreWrittenAsEqualBytesUnderOneKey() {
        for (long seed = 0; seed < 1_000; seed++) {
            ProducerRecord<byte[], byte[]> one = EventCodec.encode(
                    new Event("e", "s", RandomFacts.LATEST, TopicRecord.SCHEMAS, new RandomFacts(seed).next()));
            ProducerRecord<byte[], byte[]> other = EventCodec.encode(
                    new Event("e", "s", RandomFacts.LATEST, TopicRecord.SCHEMAS, new RandomFacts(seed).next()));

            assertThat(one.key()).as("seed %d", seed).isEqualTo(other.key());
            assertThat(one.value()).as("seed %d", seed).isEqualTo(other.value());
            assertThat(one.headers()).as("seed %d", seed).isEqualTo(other.headers());
            assertThat(one.partition()).as("seed %d", seed).isEqualTo(other.partition());
        }
    }

    @Test
    void anEmptyValueIsATombstoneWhateverElseTheRecordHolds() {
        TopicRecord good = TopicRecord.of(ERASURE);

        assertThat(good.withValue((byte[]) null).decode()).isEqualTo(new EventCodec.Tombstone());
        assertThat(good.withValue((byte[]) null).withKey(null).without("ce_id").decode())
                .isEqualTo(new EventCodec.Tombstone());
    }

    @Test
    void aRecordOfANewerWriterIsRead() {
        TopicRecord good = TopicRecord.of(ERASURE);
        EventCodec.Decoded plain = good.decode();
        assertThat(plain).isInstanceOf(EventCodec.ReadFact.class);

        assertThat(good.withValue("{\"why\":{\"code\":[1]},\"erasedAt\":\"2026-03-01T12:00:02Z\",\"dealId\":\"d-1\"}")
                        .decode())
                .isEqualTo(plain);
        assertThat(good.plus("ce_traceparent", new byte[] {-1}).decode()).isEqualTo(plain);
        assertThat(good.without("ce_dataschema").decode()).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "application/json; charset=utf-8", "Application/JSON", " application/json ;x"
            })
    void theMediaTypeMayBeWrittenInSeveralWays(String contentType) {
        assertThat(TopicRecord.of(ERASURE).with("content-type", contentType).decode())
                .isInstanceOf(EventCodec.ReadFact.class);
    }

    /** U+FFFD among them, which decoders that are less strict put in place of what is no text. */
    @ParameterizedTest
    @ValueSource(strings = {"\u00e9t\u00e9 \ud83d\ude80", "\ufffd"})
    void aHeaderMayHoldAnyText(String id) {
        assertThat(TopicRecord.of(ERASURE).with("ce_id", id).decode()).isInstanceOf(EventCodec.ReadFact.class);
    }

    @Test
    void aTimeInAnotherOffsetIsTheSameMoment() {
        TopicRecord good = TopicRecord.of(ERASURE);

        assertThat(good.with("ce_time", "2026-03-01T13:00:00+01:00").decode()).isEqualTo(good.decode());
    }

    @Test
    void whatIngestMayAcceptIsReadThoughTheLogKeepsOnlyMillisecondsAndItsClockIsBehind() {
        // Given a decision as far ahead as a fact may tell it, taken at the end of a millisecond
        Instant taken = Instant.parse("2026-03-01T12:00:00.250999Z");
        Fact fact = new RelationshipObservation("d-1", taken.plusSeconds(300), Relationship.STRAINED);
        TopicRecord written = TopicRecord.of(new Event("e-1", "s", taken, TopicRecord.SCHEMAS, fact), taken);

        assertThat(written.decode()).isInstanceOf(EventCodec.ReadFact.class);
        assertThat(written.loggedAt(taken.minusSeconds(1)).decode()).isInstanceOf(EventCodec.ReadFact.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\u0000b", "a\nb", "\u0085", "a\ud83d", "\ude80"})
    void anEventWithoutAWrittenIdOrSourceIsRefused(String attribute) {
        // A NUL would let two different events share the name of one fact; half a character would become a question
        // mark.
        assertThatThrownBy(() -> event(attribute, "s", RandomFacts.LATEST))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> event("e-1", attribute, RandomFacts.LATEST))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Event.isAttribute(attribute)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "a b", "\u00e9t\u00e9 \ud83d\ude80", "0190b6c2-7d1a-7c3e-8d2f-1a2b3c4d5e6f"})
    void anEventsIdMayBeAnyText(String attribute) {
        assertThat(Event.isAttribute(attribute)).isTrue();
        assertThat(event(attribute, attribute, RandomFacts.LATEST).id()).isEqualTo(attribute);
    }

    @Test
    void hundredThousandDamagedRecordsAreReadOrRefusedAndNeverThrow() {
        RecordDamage damage = new RecordDamage();
        for (long seed = 0; seed < 100_000; seed++) {
            Random random = new Random(seed);
            TopicRecord damaged = damage.of(TopicRecord.of(new RandomFacts(seed).next()), random);
            EventCodec.Decoded decoded;
            try {
                decoded = damaged.decode();
            } catch (RuntimeException thrown) {
                throw new AssertionError("seed " + seed + ", " + damaged, thrown);
            }
            damage.note(decoded);
            if (decoded instanceof EventCodec.ReadFact(RecordedFact recorded)) {
                assertCanBeWrittenAgain(seed, recorded);
            }
        }
        damage.assertReachedEveryReason();
    }

    /** Whatever is read must be a fact that can be written and read again: nothing half-read gets in. */
    private static void assertCanBeWrittenAgain(long seed, RecordedFact recorded) {
        Event event = new Event("e", "s", recorded.recordedAt(), TopicRecord.SCHEMAS, recorded.fact());
        assertThat(TopicRecord.of(event, END_OF_TIME).decode())
                .as("seed %d, %s", seed, recorded)
                .isInstanceOfSatisfying(EventCodec.ReadFact.class, read -> {
                    assertThat(read.recorded().fact()).isEqualTo(recorded.fact());
                    assertThat(read.recorded().recordedAt()).isEqualTo(recorded.recordedAt());
                });
    }

    private static Event event(String id, String source, Instant time) {
        return new Event(id, source, time, TopicRecord.SCHEMAS, ERASURE);
    }

    private static String header(ProducerRecord<byte[], byte[]> written, String name) {
        return new String(written.headers().lastHeader(name).value(), UTF_8);
    }
}

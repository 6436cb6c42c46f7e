package dev.facevalue.eventstream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.deal.Erasure;
import dev.facevalue.deal.RecordedFact;
import dev.facevalue.deal.Relationship;
import dev.facevalue.deal.RelationshipObservation;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The cases of the CloudEvents project's conformance tests for the Kafka protocol binding (cloudevents/conformance,
 * kafka-protocol-binding.feature), with facts as data, and the project's own SDK on the other side.
 */
class KafkaBindingConformanceTest {

    private static final String DATA =
            "{\"dealId\":\"d-1\",\"observedAt\":\"2018-04-05T03:56:24Z\",\"relationship\":\"MAINTAINED\"}";
    private static final String STRUCTURED = """
            {
                "specversion": "1.0",
                "type": "dev.facevalue.relationship.observed.v1",
                "time": "2018-04-05T03:56:24Z",
                "id": "1234-1234-1234",
                "source": "/mycontext/subcontext",
                "subject": "d-1",
                "datacontenttype": "application/json",
                "data": %s
            }
            """.formatted(DATA);

    @Test
    void binaryContentModeIsRead() {
        Headers headers = headers(
                "ce_specversion", "1.0",
                "ce_id", "1234-1234-1234",
                "ce_type", "dev.facevalue.relationship.observed.v1",
                "ce_source", "/mycontext/subcontext",
                "ce_time", "2018-04-05T03:56:24Z",
                "ce_subject", "d-1",
                "content-type", "application/json");

        assertThat(EventCodec.decode(onTopic(headers, DATA.getBytes(UTF_8)))).isEqualTo(observation());
    }

    @Test
    void binaryContentModeIsReadAsTheSdkWritesIt() {
        ProducerRecord<Void, byte[]> written = KafkaMessageFactory.createWriter(Topics.DEAL_EVENTS)
                .writeBinary(CloudEventBuilder.v1()
                        .withId("1234-1234-1234")
                        .withSource(URI.create("/mycontext/subcontext"))
                        .withType("dev.facevalue.relationship.observed.v1")
                        .withTime(OffsetDateTime.parse("2018-04-05T03:56:24Z"))
                        .withSubject("d-1")
                        .withDataContentType("application/json")
                        .withData(DATA.getBytes(UTF_8))
                        .build());

        assertThat(EventCodec.decode(onTopic(written.headers(), written.value())))
                .isEqualTo(observation());
    }

    @Test
    void binaryContentModeIsWrittenAsTheSdkReadsIt() {
        ProducerRecord<byte[], byte[]> written = EventCodec.encode(new Event(
                "1234-1234-1234",
                "/mycontext/subcontext",
                Instant.parse("2018-04-05T03:56:24Z"),
                URI.create("https://facevalue.example.org/schemas/"),
                new Erasure("d-1", Instant.parse("2018-04-05T03:56:24Z"))));

        CloudEvent read = KafkaMessageFactory.createReader(written.headers(), written.value())
                .toEvent();

        assertThat(read.getSpecVersion()).hasToString("1.0");
        assertThat(read.getId()).isEqualTo("1234-1234-1234");
        assertThat(read.getType()).isEqualTo("dev.facevalue.deal.erased.v1");
        assertThat(read.getSource()).isEqualTo(URI.create("/mycontext/subcontext"));
        assertThat(Optional.ofNullable(read.getTime()).map(OffsetDateTime::toInstant))
                .contains(Instant.parse("2018-04-05T03:56:24Z"));
        assertThat(read.getSubject()).isEqualTo("d-1");
        assertThat(read.getDataContentType()).isEqualTo("application/json");
        assertThat(read.getDataSchema())
                .isEqualTo(URI.create("https://facevalue.example.org/schemas/deal-erasure.v1.json"));
        assertThat(Objects.requireNonNull(read.getData()).toBytes())
                .isEqualTo("{\"dealId\":\"d-1\",\"erasedAt\":\"2018-04-05T03:56:24Z\"}".getBytes(UTF_8));
    }

    /**
     * The topic's contract is binary mode alone; what comes structured is told as a dead letter rather than counted.
     */
    @ParameterizedTest(name = "structured content mode ({0})")
    @ValueSource(strings = {"application/cloudevents+json", "application/cloudevents+json; charset=utf-8"})
    void structuredContentModeIsNoneOfTheTopic(String contentType) {
        assertThat(EventCodec.decode(onTopic(headers("content-type", contentType), STRUCTURED.getBytes(UTF_8))))
                .isInstanceOfSatisfying(
                        EventCodec.Unreadable.class,
                        unreadable -> assertThat(unreadable.reason()).isEqualTo(EventCodec.Reason.HEADERS));
    }

    private static EventCodec.ReadFact observation() {
        RelationshipObservation fact =
                new RelationshipObservation("d-1", Instant.parse("2018-04-05T03:56:24Z"), Relationship.MAINTAINED);
        return new EventCodec.ReadFact(new RecordedFact(
                RecordKey.parse(key()).orElseThrow().factId(), Instant.parse("2018-04-05T03:56:24Z"), fact));
    }

    private static ConsumerRecord<byte[], byte[]> onTopic(Headers headers, byte[] value) {
        return new ConsumerRecord<>(
                Topics.DEAL_EVENTS,
                DealPartition.of("d-1"),
                0,
                Instant.parse("2026-03-01T12:00:00Z").toEpochMilli(),
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                key(),
                value,
                headers,
                Optional.empty());
    }

    private static byte[] key() {
        return "d-1/5a1c2f3e-0d7b-5c4a-9e21-7f3b8d6a1c05".getBytes(UTF_8);
    }

    private static Headers headers(String... namesAndValues) {
        Headers headers = new RecordHeaders();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.add(namesAndValues[i], namesAndValues[i + 1].getBytes(UTF_8));
        }
        return headers;
    }
}

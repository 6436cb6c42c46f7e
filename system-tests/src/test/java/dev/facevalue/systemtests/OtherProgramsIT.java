package dev.facevalue.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Other programs write to the topic as well, well and badly. */
@SuppressWarnings("NullAway.Init") // made before all tests
class OtherProgramsIT {

    private static final String OUTCOME = "dev.facevalue.deal-outcome.recorded.v1";
    private static final int TWO_MEGABYTES = 2 * 1024 * 1024;

    private static Installation installation;
    private static Api analyst;
    private static Api recorder;

    @BeforeAll
    static void start() {
        installation = new Installation();
        recorder = Installation.recorder(installation.ingest());
        analyst = Installation.analyst(installation.analytics());
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    /** An event as any CloudEvents SDK writes it in binary mode; each part can be made wrong. */
    record Event(String dealId, String key, int partition, Map<String, String> headers, String data) {

        static Event good(String dealId) {
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("ce_specversion", "1.0");
            headers.put("ce_id", UUID.randomUUID().toString());
            headers.put("ce_source", "/another/program");
            headers.put("ce_type", OUTCOME);
            headers.put("ce_time", "2026-01-02T00:00:00Z");
            headers.put("ce_subject", dealId);
            headers.put("content-type", "application/json");
            return new Event(
                    dealId,
                    dealId + '/' + UUID.randomUUID(),
                    BuiltInPartitioner.partitionForKey(dealId.getBytes(UTF_8), 6),
                    headers,
                    ("{\"dealId\":\"%s\",\"decidedAt\":\"2026-01-01T00:00:00Z\",\"country\":\"NL\",\"decision\":\"LOST\","
                                    + "\"strategy\":\"CONFRONT\",\"relationship\":\"SEVERED\"}")
                            .formatted(dealId));
        }

        Event without(String header) {
            Map<String, String> fewer = new LinkedHashMap<>(headers);
            fewer.remove(header);
            return new Event(dealId, key, partition, fewer, data);
        }

        Event with(String header, String value) {
            Map<String, String> changed = new LinkedHashMap<>(headers);
            changed.put(header, value);
            return new Event(dealId, key, partition, changed, data);
        }

        Event keyed(String other) {
            return new Event(dealId, other, partition, headers, data);
        }

        Event in(int other) {
            return new Event(dealId, key, other, headers, data);
        }

        Event saying(String other) {
            return new Event(dealId, key, partition, headers, other);
        }

        ProducerRecord<byte[], byte[]> toRecord() {
            List<Header> all = new ArrayList<>();
            headers.forEach((name, value) -> all.add(new RecordHeader(name, value.getBytes(UTF_8))));
            return new ProducerRecord<>(Topic.DEAL_EVENTS, partition, key.getBytes(UTF_8), data.getBytes(UTF_8), all);
        }
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                bad("no id", "HEADERS", event -> event.without("ce_id")),
                bad("no type", "HEADERS", event -> event.without("ce_type")),
                bad("no time", "HEADERS", event -> event.without("ce_time")),
                bad("another specversion", "HEADERS", event -> event.with("ce_specversion", "0.3")),
                bad(
                        "structured mode",
                        "HEADERS",
                        event -> event.without("ce_specversion")
                                .with("content-type", "application/cloudevents+json; charset=UTF-8")),
                bad("another content type", "HEADERS", event -> event.with("content-type", "application/xml")),
                bad("another subject", "HEADERS", event -> event.with("ce_subject", "another")),
                bad(
                        "a type of the future",
                        "UNKNOWN_TYPE",
                        event -> event.with("ce_type", OUTCOME.replace("v1", "v2"))),
                bad("a key of the deal alone", "KEY", event -> event.keyed(event.dealId())),
                bad("a key of another deal", "KEY", event -> event.keyed("another/" + UUID.randomUUID())),
                bad("another partition", "PARTITION", event -> event.in((event.partition() + 1) % 6)),
                bad(
                        "an unknown code",
                        "INVALID",
                        event -> event.saying(event.data().replace("CONFRONT", "SHOUT"))),
                bad(
                        "a missing field",
                        "INVALID",
                        event -> event.saying(event.data().replace("country", "land"))),
                bad(
                        "broken JSON",
                        "MALFORMED",
                        event -> event.saying(event.data().substring(20))),
                bad("a value of 2 MB", "MALFORMED", event -> event.saying("x".repeat(TWO_MEGABYTES))),
                bad(
                        "a date of tomorrow",
                        "FUTURE",
                        event -> event.with(
                                "ce_time",
                                Instant.now().plus(Duration.ofDays(1)).toString())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void whatCannotBeCountedBecomesADeadLetterAsItCame(String what, String reason, UnaryOperator<Event> damage)
            throws Exception {
        Event event = damage.apply(Event.good("bad-" + UUID.randomUUID()));

        installation.topic().write(event.toRecord());

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(deadLetters(event)).as(what).hasSize(1));
        ConsumerRecord<byte[], byte[]> deadLetter = deadLetters(event).getFirst();
        assertThat(Topic.header(deadLetter, "dead-letter-reason")).isEqualTo(reason);
        assertThat(deadLetter.value()).isEqualTo(event.data().getBytes(UTF_8));
        event.headers()
                .forEach((name, value) ->
                        assertThat(Topic.header(deadLetter, name)).isEqualTo(value));
        Installation.awaitProjected(analyst);
        analyst.get("/v1/deals/" + event.dealId()).expect(404);
    }

    @Test
    void aGoodEventOfAnotherProgramCounts() throws Exception {
        Event event = Event.good("good-" + UUID.randomUUID());

        installation.topic().write(event.toRecord());

        await().untilAsserted(() -> analyst.get("/v1/deals/" + event.dealId()).expect(200));
    }

    @Test
    void aFieldOfALaterVersionIsPassedOver() throws Exception {
        Event event = Event.good("later-" + UUID.randomUUID());

        installation
                .topic()
                .write(event.saying(event.data().replace("{", "{\"mood\":{\"of\":[1,2]},"))
                        .toRecord());

        await().untilAsserted(() -> analyst.get("/v1/deals/" + event.dealId()).expect(200));
    }

    @Test
    void aNullValueForAFactThatStandsChangesNoState() throws Exception {
        Event event = Event.good("null-" + UUID.randomUUID());
        installation.topic().write(event.toRecord());
        await().untilAsserted(() -> analyst.get("/v1/deals/" + event.dealId()).expect(200));

        installation
                .topic()
                .write(new ProducerRecord<>(
                        Topic.DEAL_EVENTS, event.partition(), event.key().getBytes(UTF_8), null));
        recorder.post(
                        "/v1/relationship-observations",
                        "application/json",
                        "{\"dealId\":\"" + event.dealId()
                                + "\",\"observedAt\":\"2026-02-01T00:00:00Z\",\"relationship\":\"FOR_LIFE\"}")
                .expect(202);

        await().untilAsserted(() -> assertThat(analyst.get("/v1/deals/" + event.dealId())
                        .expect(200)
                        .json()
                        .path("facts"))
                .hasSize(2));
    }

    private static Arguments bad(String what, String reason, UnaryOperator<Event> damage) {
        return Arguments.of(what, reason, damage);
    }

    private static List<ConsumerRecord<byte[], byte[]>> deadLetters(Event event) {
        return installation.topic().all(Topic.DEAD_LETTERS).stream()
                .filter(each -> new String(each.key(), UTF_8).equals(event.key()))
                .toList();
    }
}

package dev.facevalue.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.facevalue.localstack.ServiceProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What strangers send, over HTTP and straight to the topic. */
@SuppressWarnings("NullAway.Init") // made before all tests
class StrangersIT {

    private static final String OUTCOMES = "/v1/deal-outcomes";
    private static final String GOOD =
            "{\"dealId\":\"%s\",\"decidedAt\":\"2026-01-01T00:00:00Z\",\"country\":\"NL\",\"decision\":\"WON\"%s}";

    private static Installation installation;
    private static Api recorder;
    private static Api analyst;

    @BeforeAll
    static void start() {
        installation = new Installation();
        ServiceProcess ingest = installation.ingest();
        recorder = Installation.recorder(ingest);
        analyst = Installation.analyst(installation.analytics());
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    static Stream<Arguments> badFacts() {
        return Stream.of(
                Arguments.of("an unknown field", GOOD.formatted("bad", ",\"colour\":\"red\""), "colour"),
                Arguments.of("a bad country", GOOD.formatted("bad", "").replace("NL", "XX"), "country"),
                Arguments.of(
                        "a future date", GOOD.formatted("bad", "").replace("2026-01-01", "2126-01-01"), "decidedAt"),
                Arguments.of("no strategy", GOOD.formatted("bad", "").replace("WON", "LOST"), "strategy"),
                Arguments.of("1.5 for a code", GOOD.formatted("bad", ",\"trust\":1.5"), "trust"),
                Arguments.of("null for a code", GOOD.formatted("bad", ",\"trust\":null"), "trust"),
                Arguments.of("an empty body", "", ""),
                Arguments.of("null", "null", ""),
                Arguments.of("a number", "1.5", ""),
                Arguments.of("broken JSON", "{\"dealId\":", ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badFacts")
    void aBadFactIsRefusedByNameAndNotPublished(String what, String body, String field) {
        long before = installation.topic().size(Topic.DEAL_EVENTS);

        Api.Answer answer = recorder.post(OUTCOMES, "application/json", body).expect(400);

        assertThat(answer.header("content-type")).startsWith("application/problem+json");
        assertThat(answer.json().path("code").asText()).isNotEmpty();
        assertThat(answer.json().findValuesAsText("field")).as(what).contains(field);
        assertThat(answer.text()).doesNotContain("dev.facevalue.", "Exception", "jackson");
        assertThat(installation.topic().size(Topic.DEAL_EVENTS)).isEqualTo(before);
    }

    @Test
    void aCsvWithAColumnThatNoFactHasIsRefusedWhole() {
        long before = installation.topic().size(Topic.DEAL_EVENTS);

        JsonNode problem = recorder.post(
                        OUTCOMES,
                        "text/csv",
                        "dealId,decidedAt,country,decision,colour\nd-1,2026-01-01T00:00:00Z,NL,WON,red\n")
                .expect(400)
                .json();

        assertThat(problem.findValuesAsText("field")).containsExactly("colour");
        assertThat(installation.topic().size(Topic.DEAL_EVENTS)).isEqualTo(before);
    }

    @Test
    void aBrokenLineCostsThatLineOnly() {
        long before = installation.topic().size(Topic.DEAL_EVENTS);
        List<String> lines = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            lines.add(i == 7 ? "{\"dealId\": oops" : GOOD.formatted("line-" + i, ""));
        }

        JsonNode report = recorder.post(OUTCOMES, "application/x-ndjson", String.join("\n", lines))
                .expect(200)
                .json();

        assertThat(report.path("accepted").asInt()).isEqualTo(9);
        assertThat(report.path("rejected").asInt()).isEqualTo(1);
        assertThat(report.at("/errors/0/line").asInt()).isEqualTo(7);
        assertThat(installation.topic().size(Topic.DEAL_EVENTS)).isEqualTo(before + 9);
    }

    @Test
    void garbageOnTheTopicBecomesADeadLetterAndTheProjectionGoesOn() throws Exception {
        byte[] garbage = {0, (byte) 0xff, 10, 123, 34};
        String key = UUID.randomUUID().toString();

        installation.topic().write(new ProducerRecord<>(Topic.DEAL_EVENTS, 2, key.getBytes(UTF_8), garbage));
        recorder.post(OUTCOMES, "application/json", GOOD.formatted("after-garbage", ""))
                .expect(202);

        await().untilAsserted(() -> analyst.get("/v1/deals/after-garbage").expect(200));
        await().untilAsserted(() -> assertThat(deadLetters(key)).hasSize(1));
        ConsumerRecord<byte[], byte[]> deadLetter = deadLetters(key).getFirst();
        assertThat(deadLetter.value()).isEqualTo(garbage);
        assertThat(Topic.header(deadLetter, "dead-letter-reason")).isEqualTo("HEADERS");
        assertThat(Topic.header(deadLetter, "dead-letter-topic")).isEqualTo(Topic.DEAL_EVENTS);
        assertThat(Topic.header(deadLetter, "dead-letter-partition")).isEqualTo("2");
    }

    private static List<ConsumerRecord<byte[], byte[]>> deadLetters(String key) {
        return installation.topic().all(Topic.DEAD_LETTERS).stream()
                .filter(each -> new String(each.key(), UTF_8).equals(key))
                .toList();
    }
}

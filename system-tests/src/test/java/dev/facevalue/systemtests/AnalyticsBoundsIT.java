package dev.facevalue.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.facevalue.localstack.ServiceProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever asks for more than analytics gives at once is told so, and others are served meanwhile. */
@SuppressWarnings("NullAway.Init") // made before all tests
class AnalyticsBoundsIT {

    private static final int DEALS = 20_000;
    private static final int TEAMS = 200;
    private static final int LISTENERS = 30;
    private static final int EXPORTS = 4;
    private static final int ASKING = 6;

    private static Installation installation;
    private static SlowClients clients;
    private static Api other;

    @BeforeAll
    static void start() {
        installation = new Installation();
        ServiceProcess ingest = installation.ingest();
        ServiceProcess service = installation.analytics(Map.of(
                "FACEVALUE_ANALYTICS_LIVE_MAX_LISTENERS", Integer.toString(LISTENERS),
                "FACEVALUE_ANALYTICS_ANSWERS_WIDE_GROUPS", Integer.toString(TEAMS),
                "FACEVALUE_ANALYTICS_ANSWERS_MAX_WIDE_QUESTIONS", "1",
                "FACEVALUE_ANALYTICS_ANSWERS_MAX_WAITING_WIDE_QUESTIONS", "1",
                "FACEVALUE_ANALYTICS_LIVE_HEARTBEAT", "1s",
                "QUARKUS_HTTP_IDLE_TIMEOUT", "15S"));
        clients = new SlowClients(service.service().uri());
        other = Installation.analyst(service);
        StringBuilder facts = new StringBuilder();
        for (int i = 0; i < DEALS; i++) {
            facts.append(
                    "{\"dealId\":\"d-%d\",\"decidedAt\":\"2026-0%d-01T00:00:00Z\",\"country\":\"NL\",\"decision\":\"LOST\","
                            .formatted(i, i % 2 + 1));
            facts.append(
                    "\"strategy\":\"CONFRONT\",\"relationship\":\"MAINTAINED\",\"team\":\"team %d of those that there are\"}\n"
                            .formatted(i % TEAMS));
        }
        Installation.recorder(ingest)
                .post("/v1/deal-outcomes", "application/x-ndjson", facts.toString())
                .expect(200);
        Installation.awaitProjected(other);
        await().atMost(Installation.BOUND)
                .until(() -> other.get("/v1/standings").json().path("deals").asInt() == DEALS);
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    @AfterEach
    void leave() {
        clients.close();
    }

    @Test
    void whoeverDoesNotReadHisExportIsCutOffAndGivesHisPlaceBack() {
        for (int i = 0; i < EXPORTS; i++) {
            clients.another().begin("GET", "/v1/export/facts.ndjson", "analyst", "", "");
        }

        await().atMost(Installation.BOUND).untilAsserted(() -> isUnavailable(other.get("/v1/export/facts.ndjson")));
        anotherIsServed();
        await().atMost(Installation.BOUND)
                .untilAsserted(() -> assertThat(other.get("/v1/export/facts.ndjson")
                                .expect(200)
                                .text()
                                .lines())
                        .hasSize(DEALS));
    }

    @Test
    void whoeverListensBeyondThePlacesThereAreIsToldToComeAgain() {
        for (int i = 0; i < LISTENERS; i++) {
            clients.another().begin("GET", "/v1/standings/stream", "analyst", "", "");
        }

        await().atMost(Installation.BOUND).untilAsserted(() -> {
            SlowClient one = clients.another().begin("GET", "/v1/standings/stream", "analyst", "", "");
            assertThat(one.readFor(Duration.ofMillis(300)))
                    .startsWith("HTTP/1.1 503")
                    .containsIgnoringCase("\r\nretry-after: 10\r\n")
                    .contains("application/problem+json");
        });
        anotherIsServed();
    }

    @Test
    void questionsWithManyGroupsAreBoundedAndOthersPassThem() throws Exception {
        List<Callable<Api.Answer>> wide = new ArrayList<>();
        for (int i = 0; i < ASKING; i++) {
            // Another question each, though the answer is the same.
            String question = "/v1/standings?by=team&from=2025-01-%02d".formatted(i + 1);
            wide.add(() -> other.get(question));
        }
        try (ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Api.Answer>> asked = wide.stream().map(asking::submit).toList();
            while (asked.stream().anyMatch(answer -> !answer.isDone())) {
                anotherIsServed();
            }
            List<Api.Answer> answers = new ArrayList<>();
            for (Future<Api.Answer> answer : asked) {
                answers.add(answer.get());
            }
            assertThat(answers).anyMatch(answer -> answer.status() == 200);
            assertThat(answers.stream().filter(answer -> answer.status() != 200))
                    .isNotEmpty()
                    .allSatisfy(AnalyticsBoundsIT::isUnavailable);
        }
        other.get("/v1/standings?by=team").expect(200);
    }

    @Test
    void trendsAndComparisonsOfManyGroupsAreAmongThem() {
        ServiceProcess strict = installation.analytics(Map.of(
                "FACEVALUE_ANALYTICS_ANSWERS_WIDE_GROUPS", "2",
                "FACEVALUE_ANALYTICS_ANSWERS_MAX_WIDE_QUESTIONS", "0",
                "FACEVALUE_ANALYTICS_ANSWERS_MAX_WAITING_WIDE_QUESTIONS", "0"));
        try {
            Api asking = Installation.analyst(strict);
            isUnavailable(asking.get("/v1/standings?by=team"));
            isUnavailable(asking.get("/v1/trends?by=month"));
            isUnavailable(asking.get("/v1/comparisons?option=CONFRONT&against=SAVE_FACE&adjustFor=team"));
            asking.get("/v1/standings").expect(200);
            asking.get("/v1/trends?by=quarter").expect(200);
        } finally {
            strict.close();
        }
    }

    @Test
    void aBodyThatNobodyAskedForIsRefused() {
        Api.Answer refused = other.post("/v1/standings", "application/json", " ".repeat(100_000))
                .expect(413);

        assertThat(refused.header("content-type")).startsWith("application/problem+json");
    }

    @Test
    void whoeverIsStillSendingARefusedBodySeesTheAnswerAndIsServedAgain() {
        String length = "Content-Length: 100000\r\n";
        SlowClient sending = clients.another().begin("POST", "/v1/standings", "analyst", length, "");
        assertThat(sending.awaitHead()).startsWith("HTTP/1.1 413");

        sending.send(" ".repeat(100_000)).begin("GET", "/v1/standings", "analyst", "", "");

        assertThat(sending.awaitHead()).startsWith("HTTP/1.1 200");
    }

    private static void isUnavailable(Api.Answer answer) {
        answer.expect(503);
        assertThat(answer.header("retry-after")).matches("[1-9][0-9]*");
        assertThat(answer.header("content-type")).startsWith("application/problem+json");
    }

    private static void anotherIsServed() {
        other.get("/v1/standings").expect(200);
    }
}

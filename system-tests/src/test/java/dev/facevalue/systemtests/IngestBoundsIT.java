package dev.facevalue.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.facevalue.localstack.ServiceProcess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever goes beyond a bound of ingest is told so or cut off, and others are served meanwhile. */
@SuppressWarnings("NullAway.Init") // made before all tests
class IngestBoundsIT {

    private static final String OUTCOMES = "/v1/deal-outcomes";
    private static final String GOOD =
            "{\"dealId\":\"%s\",\"decidedAt\":\"2026-01-01T00:00:00Z\",\"country\":\"NL\",\"decision\":\"WON\"}";
    private static final String SINGLE_HEAD = "Content-Type: application/json\r\nContent-Length: 1000\r\n";
    private static final String BULK_HEAD = "Content-Type: application/x-ndjson\r\nContent-Length: 1000000\r\n";
    private static final Duration UNREAD_BODY_TIMEOUT = Duration.ofSeconds(3);
    private static final int CONNECTIONS = 40;
    private static final int AT_ONCE = 3;

    private static Installation installation;
    private static SlowClients clients;
    private static Api other;

    @BeforeAll
    static void start() {
        installation = new Installation();
        ServiceProcess service = installation.ingest(Map.of(
                "FACEVALUE_HTTP_HEAD_TIMEOUT",
                "2s",
                "FACEVALUE_HTTP_UNREAD_BODY_TIMEOUT",
                "3s",
                "FACEVALUE_INGEST_BODY_RATE_GRACE",
                "PT3S",
                "FACEVALUE_INGEST_MAX_SINGLE_REQUESTS",
                Integer.toString(AT_ONCE),
                "FACEVALUE_INGEST_MAX_BULK_REQUESTS",
                Integer.toString(AT_ONCE),
                // So that nobody is cut off for being idle.
                "QUARKUS_HTTP_IDLE_TIMEOUT",
                "10M",
                "QUARKUS_HTTP_LIMITS_MAX_CONNECTIONS",
                Integer.toString(CONNECTIONS)));
        clients = new SlowClients(service.service().uri());
        other = Installation.recorder(service);
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    @AfterEach
    void leave() {
        clients.close();
        await().atMost(Installation.BOUND).ignoreExceptions().untilAsserted(IngestBoundsIT::anotherIsServed);
    }

    @Test
    void aHeadThatComesByteByByteIsCutOff() {
        List<SlowClient> slow = clients.others(20);

        await().atMost(Installation.BOUND).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
            slow.forEach(client -> client.send("G"));
            anotherIsServed();
            assertThat(slow).allMatch(SlowClient::isCutOff);
        });
    }

    @Test
    void aBodyThatComesByteByByteIsBrokenOff() {
        SlowClient slow = clients.another().begin("POST", OUTCOMES, "recorder", SINGLE_HEAD, "{");

        StringBuilder answer = new StringBuilder();
        await().atMost(Installation.BOUND).pollInterval(Duration.ofMillis(200)).until(() -> {
            slow.send(" ");
            anotherIsServed();
            answer.append(slow.readFor(Duration.ofMillis(50)));
            return answer.indexOf("\r\n\r\n") > 0;
        });

        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json", "INCOMPLETE_BODY");
    }

    @Test
    void whoeverUploadsBeyondThePlacesThereAreIsToldToComeAgain() {
        hold(AT_ONCE, BULK_HEAD);

        await().atMost(Installation.BOUND).untilAsserted(() -> {
            Api.Answer refused = other.post(OUTCOMES, "application/x-ndjson", GOOD.formatted("d-1"));
            isOverloaded(refused);
        });
        anotherIsServed();
    }

    @Test
    void whoeverSendsAFactBeyondThePlacesThereAreIsToldToComeAgain() {
        hold(AT_ONCE, SINGLE_HEAD);

        await().atMost(Installation.BOUND).untilAsserted(() -> {
            Api.Answer refused = other.post(OUTCOMES, "application/json", GOOD.formatted("d-1"));
            isOverloaded(refused);
        });
        assertThat(other.get("/q/health/ready").status()).isEqualTo(200);
        other.post(OUTCOMES, "application/x-ndjson", GOOD.formatted("d-2")).expect(200);
    }

    @Test
    void whoeverConnectsBeyondTheConnectionsThereAreIsCutOffAndWhoIsThereIsServed() {
        anotherIsServed();
        clients.others(CONNECTIONS + 10);

        await().atMost(Installation.BOUND)
                .until(() -> clients.all().stream().filter(SlowClient::isCutOff).count() >= 10);

        anotherIsServed();
    }

    @Test
    void aFactThatIsTooLargeIsRefusedBeforeAllOfItIsRead() {
        Api.Answer refused =
                other.post(OUTCOMES, "application/json", " ".repeat(65_537)).expect(413);

        assertThat(refused.header("content-type")).startsWith("application/problem+json");
        assertThat(refused.json().path("code").asText()).isEqualTo("TOO_LARGE");
    }

    @Test
    void whoeverSendsOnWithoutWaitingForAnswersIsCutOff() {
        String good = GOOD.formatted("hasty");
        String head = "Content-Type: application/json\r\nContent-Length: %d\r\n".formatted(good.length());
        SlowClient hasty = clients.another();
        for (int i = 0; i < 1_000; i++) {
            hasty.begin("POST", OUTCOMES, "recorder", head, good);
        }

        await().atMost(Installation.BOUND).until(hasty::isCutOff);
        anotherIsServed();
    }

    @Test
    void whoeverBeginsHttp2WithoutTlsIsRefused() {
        SlowClient beginning = clients.another().send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");

        await().atMost(Installation.BOUND).until(beginning::isCutOff);
    }

    @Test
    void whatFollowsARefusedBodyIsNotKept() {
        // Of its own, where whoever sends on is not cut off meanwhile, however slow the machine.
        ServiceProcess patient = installation.ingest(Map.of("FACEVALUE_HTTP_UNREAD_BODY_TIMEOUT", "10M"));
        try (SlowClient large = new SlowClient(patient.service().uri())) {
            large.begin(
                    "POST",
                    OUTCOMES,
                    "recorder",
                    "Content-Type: application/json\r\nContent-Length: 1000000000000\r\n",
                    "");
            // Twice the heap, which an endless body would fill.
            String megabyte = " ".repeat(1_000_000);
            for (int i = 0; i < 1_000; i++) {
                large.send(megabyte);
            }

            assertThat(large.awaitHead()).startsWith("HTTP/1.1 413");
            assertThat(large.isCutOff()).isFalse();
            Installation.recorder(patient)
                    .post(OUTCOMES, "application/json", GOOD.formatted("beside"))
                    .expect(202);
        } finally {
            patient.close();
        }
    }

    @Test
    void whoeverTricklesOnAfterTheAnswerIsCutOff() {
        SlowClient slow = clients.another().begin("POST", OUTCOMES, "nobody", BULK_HEAD, "");
        assertThat(slow.awaitHead()).startsWith("HTTP/1.1 401");

        await().atMost(Installation.BOUND).pollInterval(Duration.ofMillis(200)).until(() -> {
            slow.send(" ");
            return slow.isCutOff();
        });
    }

    @Test
    void aConnectionWhoseBodiesWereReadIsKept() {
        SlowClient keeping = clients.another();
        String good = GOOD.formatted("kept");
        String ofOne = "Content-Type: application/json\r\nContent-Length: %d\r\n".formatted(good.length());
        String ofMany = "Content-Type: application/x-ndjson\r\nContent-Length: %d\r\n".formatted(good.length());
        String empty = "Content-Type: application/json\r\nContent-Length: 0\r\n";

        assertThat(keeping.begin("POST", OUTCOMES, "recorder", ofMany, good).awaitHead())
                .startsWith("HTTP/1.1 200");
        assertThat(keeping.begin("POST", OUTCOMES, "nobody", ofOne, good).awaitHead())
                .startsWith("HTTP/1.1 401");
        assertThat(keeping.begin("POST", OUTCOMES, "recorder", empty, "").awaitHead())
                .startsWith("HTTP/1.1 400");
        assertThat(keeping.begin("POST", OUTCOMES, "recorder", ofOne, good).awaitHead())
                .startsWith("HTTP/1.1 202");

        await().atMost(Installation.BOUND)
                .during(UNREAD_BODY_TIMEOUT.plusSeconds(1))
                .until(() -> !keeping.isCutOff());
        assertThat(keeping.begin("POST", OUTCOMES, "recorder", ofOne, good).awaitHead())
                .startsWith("HTTP/1.1 202");
    }

    private static void isOverloaded(Api.Answer refused) {
        refused.expect(503);
        assertThat(refused.header("retry-after")).matches("[1-9][0-9]*");
        assertThat(refused.header("content-type")).startsWith("application/problem+json");
        assertThat(refused.json().path("code").asText()).isEqualTo("OVERLOADED");
    }

    private static void anotherIsServed() {
        other.post(OUTCOMES, "application/json", GOOD.formatted("other")).expect(202);
    }

    /** Requests whose bodies begin and do not come to their end. */
    private void hold(int places, String head) {
        for (int i = 0; i < places; i++) {
            clients.another().begin("POST", OUTCOMES, "recorder", head, GOOD.formatted("held-" + i) + '\n');
        }
    }
}

package dev.facevalue.ingest.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import dev.facevalue.ingest.broker.DealEvents;
import dev.facevalue.ingest.broker.TestBroker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestBroker.class)
@TestProfile(BrokerAwayIT.Impatient.class)
@SuppressWarnings("NullAway.Init") // the broker is injected
class BrokerAwayIT {

    private static final Duration RECOVERY = Duration.ofSeconds(60);

    TestBroker broker;

    /** Gives up waiting for the broker soon, so that the tests need not wait long. */
    public static class Impatient implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "facevalue.ingest.delivery-timeout", "PT2S",
                    "facevalue.ingest.hand-over-timeout", "PT1S",
                    "facevalue.ingest.max-unacknowledged-lines", "50");
        }
    }

    @BeforeEach
    void allIsWell() {
        await().atMost(RECOVERY)
                .untilAsserted(() -> Api.post(Api.OUTCOMES, Api.JSON, Api.won("away-well"))
                        .then()
                        .statusCode(202));
    }

    @AfterEach
    void comeBack() {
        broker.comeBack();
    }

    @Test
    void aFactIsNotAcknowledgedWhileTheBrokerIsAway() {
        double unacknowledged = Metrics.figure("facevalue_facts_unacknowledged_total{kind=\"deal-outcome\"}");
        broker.goAway();

        Api.post(Api.OUTCOMES, Api.JSON, Api.won("away-1"))
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("5"))
                .contentType("application/problem+json")
                .body("code", equalTo("NOT_ACKNOWLEDGED"))
                .body("detail", containsString("Send it again with the same Idempotency-Key and recordedAt"));
        assertThat(Metrics.figure("facevalue_facts_unacknowledged_total{kind=\"deal-outcome\"}"))
                .isEqualTo(unacknowledged + 1);
    }

    @Test
    void theServiceIsNotReadyWhileTheBrokerIsAwayAndRecoversByItself() {
        given().get("/q/health/ready").then().statusCode(200);

        broker.goAway();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> given().get("/q/health/ready")
                        .then()
                        .statusCode(503)
                        .body(
                                "checks.find { it.name == 'Kafka topics' }.data.reason",
                                equalTo("Kafka does not answer")));
        await().atMost(RECOVERY)
                .untilAsserted(
                        () -> assertThat(Metrics.figure("facevalue_ready")).isZero());
        given().get("/q/health/live").then().statusCode(200);

        broker.comeBack();
        await().atMost(RECOVERY)
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
        Api.post(Api.OUTCOMES, Api.JSON, Api.won("away-2")).then().statusCode(202);
    }

    @Test
    void ofManyFactsTheFirstThatIsNotAcknowledgedIsTold() {
        broker.goAway();

        JsonPath problem = Api.post(
                        Api.OUTCOMES, Api.NDJSON, "{}\n" + Api.won("away-3") + "\n{}\n" + Api.won("away-3") + "\n")
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("5"))
                .contentType("application/problem+json")
                .body("code", equalTo("NOT_ACKNOWLEDGED"))
                .body("firstUnacknowledgedLine", equalTo(2))
                .body("accepted", equalTo(0))
                .body("rejected", equalTo(1))
                .extract()
                .jsonPath();

        assertThat(problem.getList("errors.line")).containsExactly(1);
    }

    @Test
    void whatCameBeforeTheFirstUnacknowledgedLineIsOnTheTopic() {
        // Long enough to be still on its way when the broker goes, whatever the machine.
        String body = IntStream.rangeClosed(1, 400_000)
                .mapToObj(i -> Api.won("away-4." + i))
                .collect(Collectors.joining("\n"));
        DealEvents events = new DealEvents(broker);
        long before = events.written();
        Thread outage = Thread.startVirtualThread(() -> {
            await().atMost(RECOVERY).until(() -> events.written() > before + 1_000);
            broker.goAway();
        });

        JsonPath problem = Api.post(Api.OUTCOMES, Api.NDJSON, body)
                .then()
                .statusCode(503)
                .body("accepted", greaterThanOrEqualTo(1))
                .extract()
                .jsonPath();
        await().atMost(RECOVERY).until(() -> !outage.isAlive());
        broker.comeBack();

        int first = problem.getInt("firstUnacknowledgedLine");
        assertThat(problem.getInt("accepted")).isEqualTo(first - 1);
        assertThat(new DealEvents(broker)
                        .ofDealsNamed("away-4.").stream()
                                .map(each -> new String(each.key(), java.nio.charset.StandardCharsets.UTF_8))
                                .map(key -> Integer.valueOf(key.substring("away-4.".length(), key.indexOf('/')))))
                .containsAll(IntStream.range(1, first).boxed().toList());
    }
}

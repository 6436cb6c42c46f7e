package dev.facevalue.analytics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.facevalue.analytics.examples.Records;
import dev.facevalue.deal.Relationship;
import dev.facevalue.deal.RelationshipObservation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@SuppressWarnings("NullAway.Init") // the stack and the settings are injected
class DatabaseAwayIT {

    private static final Duration RECOVERY = Duration.ofSeconds(60);

    LocalStackResource stack;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "quarkus.datasource.jdbc.acquisition-timeout")
    Duration acquisitionTimeout;

    @BeforeEach
    void allIsWell() {
        awaitReady();
    }

    @AfterEach
    void comeBack() {
        stack.databaseComesBack();
        awaitReady();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/deals/any", "/v1/deals", "/v1/freshness", "/v1/export/facts.ndjson"})
    void whatIsReadFromTheDatabaseIsNotAvailableWhileItIsAway(String address) {
        // Once while it is there, so that a connection lies in the pool that will turn out to be dead.
        awaitAnswered(address);
        stack.databaseGoesAway();

        // The first on the dead connection, the second on none at all.
        for (int i = 0; i < 2; i++) {
            long asked = System.nanoTime();
            Stream.analyst()
                    .get(address)
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", equalTo("5"))
                    .body("code", equalTo("UNAVAILABLE"))
                    .body("detail", equalTo("The database does not answer just now."));
            // Two seconds beside it, for Kafka may be asked first, and for a machine that is busy.
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(acquisitionTimeout.plusSeconds(2));
        }

        stack.databaseComesBack();
        awaitAnswered(address);
    }

    @Test
    void standingsAreAnsweredWhileTheDatabaseIsAway() {
        String before = Stream.analyst().get("/v1/standings?by=culture").asString();

        stack.databaseGoesAway();

        assertThat(Stream.analyst()
                        .get("/v1/standings?by=culture")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .isEqualTo(before);
    }

    @Test
    void readinessSaysWhyWhileTheDatabaseIsAway() {
        stack.databaseGoesAway();

        await().atMost(RECOVERY)
                .untilAsserted(() -> given().get("/q/health/ready")
                        .then()
                        .statusCode(503)
                        .body(
                                "checks.find { it.name == 'projection' }.data.deals",
                                containsString("Connection to 127.0.0.1")));
        given().get("/q/health/live").then().statusCode(200);
    }

    @Test
    void whatIsSaidWhileTheDatabaseIsAwayIsProjectedOnceItIsBack() {
        String dealId = "away-" + UUID.randomUUID();
        stack.databaseGoesAway();

        try (Stream stream = new Stream(bootstrapServers)) {
            Instant now = Instant.parse("2025-03-01T12:00:00Z");
            stream.write(List.of(Records.of(new RelationshipObservation(dealId, now, Relationship.STRAINED), now)));
        }
        stack.databaseComesBack();

        await().atMost(RECOVERY)
                .untilAsserted(() -> Stream.analyst()
                        .get("/v1/deals/" + dealId)
                        .then()
                        .statusCode(200)
                        .body("relationship", equalTo("STRAINED")));
    }

    private static void awaitAnswered(String address) {
        int status = address.endsWith("any") ? 404 : 200;
        await().atMost(RECOVERY)
                .untilAsserted(() -> Stream.analyst().get(address).then().statusCode(status));
    }

    private static void awaitReady() {
        await().atMost(RECOVERY)
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }
}

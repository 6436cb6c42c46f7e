package dev.facevalue.analytics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import dev.facevalue.eventstream.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@SuppressWarnings("NullAway.Init") // the address is injected
class DeadLettersIT {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Test
    void theLatestComesFirstWithItsReasonAndWhereItCameFrom() {
        String key = UUID.randomUUID().toString();
        write(List.of(garbage(4, key)));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> privacyOfficer()
                        .queryParam("limit", 1)
                        .get("/v1/dead-letters")
                        .then()
                        .statusCode(200)
                        .body("deadLetters.size()", equalTo(1))
                        .body("deadLetters[0].key", equalTo(key))
                        .body("deadLetters[0].reason", equalTo("HEADERS"))
                        .body("deadLetters[0].detail", equalTo("ce_specversion is missing"))
                        .body("deadLetters[0].topic", equalTo(Topics.DEAL_EVENTS))
                        .body("deadLetters[0].partition", equalTo(4)));
    }

    @Test
    void aFloodBlocksNoFactAndNoAnswer() {
        List<ProducerRecord<byte[], byte[]>> flood = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            flood.add(garbage(i % Topics.PARTITIONS, "flood"));
        }
        write(flood);
        Stream.awaitProjected();

        privacyOfficer()
                .queryParam("limit", 1_000)
                .get("/v1/dead-letters")
                .then()
                .statusCode(200)
                .body("deadLetters.size()", lessThanOrEqualTo(1_000));
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            Map<String, Object> latest = privacyOfficer()
                    .queryParam("limit", 1)
                    .get("/v1/dead-letters")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath()
                    .getMap("deadLetters[0]");
            assertThat(latest).containsEntry("key", "flood");
        });
    }

    @Test
    void onlyThePrivacyOfficerReadsThem() {
        Stream.analyst().get("/v1/dead-letters").then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1001", "-1", "many", "1.5"})
    void aLimitThatIsNoneIsRefusedByName(String limit) {
        privacyOfficer()
                .queryParam("limit", limit)
                .get("/v1/dead-letters")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("limit"));
    }

    private void write(List<ProducerRecord<byte[], byte[]>> records) {
        try (Stream stream = new Stream(bootstrapServers)) {
            stream.write(records);
        }
    }

    private static ProducerRecord<byte[], byte[]> garbage(int partition, String key) {
        return new ProducerRecord<>(
                Topics.DEAL_EVENTS, partition, key.getBytes(StandardCharsets.UTF_8), new byte[] {1, 2, 3});
    }

    private static RequestSpecification privacyOfficer() {
        return given().auth().preemptive().basic("privacy", "privacy");
    }
}

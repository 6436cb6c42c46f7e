package dev.facevalue.analytics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.analytics.examples.Records;
import dev.facevalue.deal.Erasure;
import dev.facevalue.deal.Fact;
import dev.facevalue.deal.Relationship;
import dev.facevalue.deal.RelationshipObservation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@SuppressWarnings("NullAway.Init") // the address is injected
class ExportIT {

    private static final Instant OBSERVED = Instant.parse("2025-03-01T12:00:00Z");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Test
    void everyStandingFactIsALineAndNothingErasedIs() {
        String mark = "export-" + UUID.randomUUID() + '-';
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        // More than a page of deals, with two facts each.
        for (int i = 0; i < 1_500; i++) {
            records.add(Records.of(observation(mark + i, Relationship.STRAINED), OBSERVED));
            records.add(Records.of(observation(mark + i, Relationship.FOR_LIFE), OBSERVED.plusSeconds(1)));
        }
        records.add(Records.of(new Erasure(mark + 7, OBSERVED), OBSERVED.plusSeconds(2)));
        try (Stream stream = new Stream(bootstrapServers)) {
            stream.write(records);
        }
        Stream.awaitProjected();

        List<String> lines = Stream.analyst()
                .get("/v1/export/facts.ndjson")
                .then()
                .statusCode(200)
                .contentType("application/x-ndjson")
                .extract()
                .asString()
                .lines()
                .filter(line -> line.contains(mark))
                .toList();

        assertThat(lines).hasSize(2 * 1_500 - 1).doesNotHaveDuplicates();
        JsonPath line = JsonPath.from(lines.getFirst());
        assertThat(line.getString("type")).isEqualTo("dev.facevalue.relationship.observed.v1");
        assertThat(line.getString("data.dealId")).startsWith(mark);
        assertThat(line.getString("factId")).hasSize(36);
        assertThat(Instant.parse(line.getString("recordedAt"))).isIn(OBSERVED, OBSERVED.plusSeconds(1));
    }

    @Test
    void onlyAnalystsGetThem() {
        given().auth()
                .preemptive()
                .basic("privacy", "privacy")
                .get("/v1/export/facts.ndjson")
                .then()
                .statusCode(403);
    }

    @Test
    void askingForTheHeadAloneTakesNoPlace() {
        for (int i = 0; i < 10; i++) {
            Stream.analyst()
                    .head("/v1/export/facts.ndjson")
                    .then()
                    .statusCode(200)
                    .contentType("application/x-ndjson");
        }

        Stream.analyst().get("/v1/export/facts.ndjson").then().statusCode(200);
    }

    private static Fact observation(String dealId, Relationship relationship) {
        return new RelationshipObservation(dealId, OBSERVED, relationship);
    }
}

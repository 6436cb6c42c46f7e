package dev.facevalue.analytics;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dev.facevalue.analytics.examples.OutcomeBuilder;
import dev.facevalue.analytics.examples.Records;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@SuppressWarnings("NullAway.Init") // both are injected
class BrokerAwayIT {

    private static final Duration BOUND = Duration.ofMinutes(2);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    LocalStackResource stack;

    @Test
    void itIsNotReadyWhileKafkaIsAwayAndProjectsByItselfOnceItIsBack() {
        await().atMost(BOUND).until(BrokerAwayIT::isReady);
        stack.brokerGoesAway();
        await().atMost(BOUND).until(() -> !isReady());
        stack.brokerComesBack();
        String dealId = UUID.randomUUID().toString();
        try (Stream stream = new Stream(bootstrapServers)) {
            stream.write(List.of(Records.of(OutcomeBuilder.outcome(dealId).build(), Instant.now())));
        }

        await().atMost(BOUND).until(() -> isProjected(dealId));
        await().atMost(BOUND).until(BrokerAwayIT::isReady);
    }

    private static boolean isReady() {
        return given().get("/q/health/ready").statusCode() == 200;
    }

    private static boolean isProjected(String dealId) {
        return Stream.analyst().get("/v1/deals/" + dealId).statusCode() == 200;
    }
}

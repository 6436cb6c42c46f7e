package dev.facevalue.ingest.publishing;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready only while facts can be published: the topics are there and the broker answers now. */
@Readiness
@ApplicationScoped
class BrokerReadiness implements HealthCheck {

    private final TopicSetup topics;

    BrokerReadiness(TopicSetup topics) {
        this.topics = topics;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("Kafka topics");
        return switch (topics.stateNow()) {
            case TopicState.Ready _ -> response.up().build();
            case TopicState.NotReady(String reason, var _) ->
                response.down().withData("reason", reason).build();
        };
    }
}

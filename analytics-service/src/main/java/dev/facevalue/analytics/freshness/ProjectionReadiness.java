package dev.facevalue.analytics.freshness;

import dev.facevalue.analytics.columns.ChangeFeed;
import dev.facevalue.analytics.projection.Projection;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready while facts are projected, and all deals are in memory and current. */
@Readiness
@ApplicationScoped
public class ProjectionReadiness implements HealthCheck {

    private final Projection projection;
    private final ChangeFeed feed;
    private final BrokerWatch broker;

    ProjectionReadiness(Projection projection, ChangeFeed feed, BrokerWatch broker) {
        this.projection = projection;
        this.feed = feed;
        this.broker = broker;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("projection").up();
        projection.fault().ifPresent(fault -> response.down().withData("projection", fault));
        feed.fault().ifPresent(fault -> response.down().withData("deals", fault));
        broker.fault().ifPresent(fault -> response.down().withData("kafka", fault));
        return response.build();
    }
}

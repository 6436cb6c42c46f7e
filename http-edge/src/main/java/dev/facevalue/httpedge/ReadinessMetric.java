package dev.facevalue.httpedge;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.inject.Singleton;

/**
 * Whether the service is ready, for whoever reads metrics and not health: 1 where {@code /q/health/ready} would say UP
 * at this moment, else 0. The checks are asked with each look, and are bounded in time themselves.
 */
@Startup
@Singleton
class ReadinessMetric {

    ReadinessMetric(MeterRegistry registry, SmallRyeHealthReporter health) {
        Gauge.builder("facevalue.ready", health, ReadinessMetric::value)
                .description("Whether the service is ready to do its work: 1, or 0 where it is not")
                .register(registry);
    }

    private static double value(SmallRyeHealthReporter health) {
        return health.getReadiness().isDown() ? 0 : 1;
    }
}

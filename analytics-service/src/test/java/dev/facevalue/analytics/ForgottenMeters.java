package dev.facevalue.analytics;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Has the meters of an application end with it. Micrometer keeps them for the process, and tests start one application
 * after the other in theirs: a gauge of the next would still look at the last.
 */
@Singleton
class ForgottenMeters {

    void forget(@Observes ShutdownEvent stopping, MeterRegistry registry) {
        registry.clear();
    }
}

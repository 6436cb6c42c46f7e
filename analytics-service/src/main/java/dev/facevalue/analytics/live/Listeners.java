package dev.facevalue.analytics.live;

import dev.facevalue.analytics.AnalyticsConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;

/** Bounds how many listen to changes at once. */
@Startup
@Singleton
class Listeners {

    private final Semaphore free;
    private volatile boolean stopping;

    Listeners(AnalyticsConfig config, MeterRegistry registry) {
        int bound = config.live().maxListeners();
        free = new Semaphore(bound);
        Gauge.builder("facevalue.live.listeners", free, permits -> bound - permits.availablePermits())
                .description("Connections that are told of changes")
                .register(registry);
        Gauge.builder("facevalue.live.listeners.limit", () -> bound)
                .description("How many may be at once; what exceeds that is answered 503")
                .register(registry);
    }

    /** Whether there is no room for one more at this moment. */
    boolean isFull() {
        return free.availablePermits() == 0;
    }

    /** Lets one more listen, if there is room. */
    boolean tryAcquire() {
        return free.tryAcquire();
    }

    /** Whether those who listen must go, because the service is about to stop; elsewhere, they hear the rest. */
    boolean mustGo() {
        return stopping;
    }

    void beforeStop(@Observes ShutdownDelayInitiatedEvent event) {
        stopping = true;
    }

    /** One listens no more. */
    void release() {
        free.release();
    }
}

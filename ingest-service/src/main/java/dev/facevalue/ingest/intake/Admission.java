package dev.facevalue.ingest.intake;

import dev.facevalue.httpedge.Problem;
import dev.facevalue.httpedge.ProblemException;
import dev.facevalue.httpedge.ProblemMetrics;
import dev.facevalue.ingest.IngestConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Bounds how many requests are in hand at once; whoever comes beyond that is told to come again. */
@Startup
@Singleton
class Admission {

    private final Semaphore single;
    private final Semaphore bulk;
    private final Duration retryAfter;

    Admission(IngestConfig config, MeterRegistry registry, ProblemMetrics problems) {
        single = bounded(config.ingest().maxSingleRequests(), "single", registry);
        bulk = bounded(config.ingest().maxBulkRequests(), "bulk", registry);
        retryAfter = config.ingest().retryAfter();
        problems.expect(Problems.ALL);
    }

    private static Semaphore bounded(int bound, String form, MeterRegistry registry) {
        Semaphore free = new Semaphore(bound);
        Gauge.builder("facevalue.requests.in.hand", free, permits -> bound - permits.availablePermits())
                .description("Requests with facts and erasures being worked on, by form: one fact, or a bulk body")
                .tag("form", form)
                .register(registry);
        Gauge.builder("facevalue.requests.in.hand.limit", () -> bound)
                .description("How many may be in hand at once; what exceeds that is answered 503 OVERLOADED")
                .tag("form", form)
                .register(registry);
        return free;
    }

    /** Does the work of a request about one fact. */
    <T> T single(Supplier<T> work) {
        return within(single, work);
    }

    /** Does the work of a request with a bulk body. */
    <T> T bulk(Supplier<T> work) {
        return within(bulk, work);
    }

    private <T> T within(Semaphore bound, Supplier<T> work) {
        if (!bound.tryAcquire()) {
            throw ProblemException.retryAfter(
                    retryAfter,
                    Problem.of(
                            Problems.OVERLOADED,
                            "Too many requests are in hand just now. Nothing of this one was taken."));
        }
        try {
            return work.get();
        } finally {
            bound.release();
        }
    }
}

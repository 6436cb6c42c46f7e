package dev.facevalue.ingest.intake;

import dev.facevalue.httpedge.Problem;
import dev.facevalue.httpedge.ProblemException;
import dev.facevalue.ingest.IngestConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Bounds how many requests are in hand at once; whoever comes beyond that is told to come again. */
@Singleton
final class Admission {

    private final Semaphore single;
    private final Semaphore bulk;
    private final Duration retryAfter;

    Admission(IngestConfig config) {
        single = new Semaphore(config.ingest().maxSingleRequests());
        bulk = new Semaphore(config.ingest().maxBulkRequests());
        retryAfter = config.ingest().retryAfter();
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

package dev.facevalue.ingest.publishing;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A fact on its way to the broker. */
public final class Publication {

    private final CompletableFuture<Receipt> receipt;
    private final Duration timeout;

    Publication(CompletableFuture<Receipt> receipt, Duration timeout) {
        this.receipt = receipt;
        this.timeout = timeout;
    }

    /** Whether {@link #await} would return or throw at once. */
    public boolean isSettled() {
        return receipt.isDone();
    }

    /**
     * Waits for the broker's acknowledgement.
     *
     * @throws NotPublishedException if it did not come in time, or never will
     */
    public Receipt await() throws NotPublishedException {
        try {
            return receipt.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw new NotPublishedException(
                    NotPublishedException.Outcome.UNKNOWN, "Kafka did not acknowledge in time", failed.getCause());
        } catch (TimeoutException lasted) {
            throw new NotPublishedException(
                    NotPublishedException.Outcome.UNKNOWN, "Kafka did not acknowledge in time", lasted);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new NotPublishedException(NotPublishedException.Outcome.UNKNOWN, "the service is stopping", stopping);
        }
    }
}

package dev.facevalue.benchmarks.testbed;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Something that is measured again and again beside the load, until this is closed or it fails. */
public final class Repeatedly implements AutoCloseable {

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> work;

    /** What is done. */
    public interface Measurement {
        void take() throws IOException, SQLException, InterruptedException;
    }

    private Repeatedly(Duration interval, Measurement measurement) {
        work = thread.scheduleAtFixedRate(
                () -> {
                    try {
                        measurement.take();
                    } catch (IOException | SQLException failed) {
                        throw new IllegalStateException("what should be measured cannot be", failed);
                    } catch (InterruptedException ended) {
                        Thread.currentThread().interrupt();
                    }
                },
                0,
                interval.toNanos(),
                TimeUnit.NANOSECONDS);
    }

    /** Begins at once. What takes longer than the interval delays what comes after it. */
    public static Repeatedly every(Duration interval, Measurement measurement) {
        return new Repeatedly(interval, measurement);
    }

    /**
     * Looks whether it still goes on.
     *
     * @throws IllegalStateException if it has failed
     */
    public void requireWell() {
        if (work.state() == Future.State.FAILED) {
            throw new IllegalStateException(work.exceptionNow());
        }
    }

    /** Waits for a measurement that is being taken. Fails as one has failed. */
    @Override
    public void close() {
        thread.close();
        requireWell();
    }
}

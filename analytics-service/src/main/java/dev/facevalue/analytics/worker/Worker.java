package dev.facevalue.analytics.worker;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A thread that does the same work until it is told to stop. Whatever the work throws, an {@link Error} too, it is
 * begun anew after a pause: what a library asserts or cannot load must not leave a service that runs and does nothing.
 * So work keeps nothing that matters but in PostgreSQL and Kafka.
 *
 * <p>A fault is logged once, until another comes or the work says that it went well.
 */
public final class Worker {

    /** What a worker does. */
    @FunctionalInterface
    public interface Work {

        /** Works until it is time to stop, or until something goes wrong. */
        void run() throws Exception;
    }

    private final String name;
    private final Logger log;
    private final Duration backOff;
    private final Work work;
    private final Semaphore wake = new Semaphore(0);

    private volatile boolean stopping;
    private volatile @Nullable String fault;
    private @Nullable Thread thread;

    /**
     * A worker that does not work yet.
     *
     * @param name the thread's name, and how the log calls the work
     * @param log where faults are told
     * @param backOff how long to wait before the work is begun anew
     */
    public Worker(String name, Logger log, Duration backOff, Work work) {
        this.name = name;
        this.log = log;
        this.backOff = backOff;
        this.work = work;
    }

    /** Begins to work; once at most. */
    public void start() {
        thread = Thread.ofPlatform().name(name).start(this::run);
    }

    /** Says that it is time to stop, and ends a rest; the work must see to it that it looks. */
    public void requestStop() {
        stopping = true;
        wake();
    }

    /**
     * Waits until the work has stopped, if it was ever begun.
     *
     * @return whether it has, within the time
     */
    public boolean awaitStop(Duration patience) throws InterruptedException {
        return thread == null || thread.join(patience);
    }

    /** Whether it is time to stop. */
    public boolean isStopping() {
        return stopping;
    }

    /** Ends the rest that the work takes, or the next that it will take. */
    public void wake() {
        wake.release();
    }

    /** Called by the work: waits, until it is woken at the latest. */
    public void rest(Duration atMost) throws InterruptedException {
        if (wake.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
        }
    }

    /** Called by the work: whatever went wrong before is over. */
    public void wentWell() {
        fault = null;
    }

    /** What went wrong last, in a line; empty if the work went well since. */
    public Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    private void run() {
        try {
            while (!stopping) {
                try {
                    work.run();
                } catch (InterruptedException interrupted) {
                    throw interrupted;
                } catch (Throwable failed) {
                    if (!stopping) {
                        tell(failed);
                        rest(backOff);
                    }
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(Throwable failed) {
        String told = inShort(failed);
        if (!told.equals(fault)) {
            log.warnf(failed, "The work of %s begins anew, every %s until it goes well", name, backOff);
        }
        fault = told;
    }

    /** In a line: some messages are a page. */
    private static String inShort(Throwable fault) {
        String message = Objects.requireNonNullElse(fault.getMessage(), "");
        return fault.getClass().getSimpleName()
                + message.lines()
                        .filter(line -> !line.isBlank())
                        .findFirst()
                        .map(": "::concat)
                        .orElse("");
    }
}

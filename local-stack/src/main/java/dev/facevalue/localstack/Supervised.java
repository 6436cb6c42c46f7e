package dev.facevalue.localstack;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * A service that is started again when it dies, and says so.
 *
 * <p>It waits longer each time it dies soon after its start, up to half a minute, so a service that cannot live does
 * not keep the machine busy.
 */
final class Supervised implements AutoCloseable {

    private static final Duration READY_BOUND = Duration.ofMinutes(2);
    private static final Duration LONG_LIFE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** On Ctrl-C the services get the signal beside the launcher and may end first; that is no death. */
    private static final Duration SIGNAL_SPREAD = Duration.ofMillis(500);

    private final ServiceProcess process;
    private final PidFile note;
    private final CountDownLatch closing;
    private final PrintStream out;

    private Supervised(ServiceProcess process, PidFile note, CountDownLatch closing, PrintStream out) {
        this.process = process;
        this.note = note;
        this.closing = closing;
        this.out = out;
    }

    /**
     * @param note where the process is noted as long as it runs
     * @param closing released when the service is to end and stay ended
     */
    static Supervised start(Service service, PidFile note, CountDownLatch closing, PrintStream out) {
        Supervised supervised = new Supervised(ServiceProcess.start(service), note, closing, out);
        supervised.noteProcess();
        return supervised;
    }

    ServiceProcess process() {
        return process;
    }

    /** From now on, starts the service again when it dies. */
    void watch() {
        Thread.ofVirtual().name("watch-" + process.service().name()).start(this::keepAlive);
    }

    /** Ends the service; whoever closes it has released {@code closing}. */
    @Override
    public synchronized void close() {
        process.close();
        note.delete();
    }

    private void keepAlive() {
        String name = process.service().name();
        int soonDeaths = 0;
        try {
            while (true) {
                long begun = System.nanoTime();
                awaitEnd();
                boolean livedLong = System.nanoTime() - begun > LONG_LIFE.toNanos();
                soonDeaths = livedLong ? 0 : soonDeaths + 1;
                if (isClosingWithin(SIGNAL_SPREAD)) {
                    return;
                }
                Duration pause = pauseAfter(soonDeaths);
                out.println(name + " (process " + process.pid() + ") ended with code " + process.exitCode()
                        + "; it is started again in " + pause.toSeconds() + " s; its log is "
                        + process.service().logFile());
                if (isClosingWithin(pause)) {
                    return;
                }
                startAgain(name);
            }
        } catch (InterruptedException | ExecutionException e) {
            out.println(name + " is no longer watched: " + e);
        }
    }

    private void startAgain(String name) {
        try {
            // One lock with close(), which must not come between starting and noting.
            synchronized (this) {
                if (closing.getCount() == 0) {
                    return;
                }
                process.restart();
                noteProcess();
            }
            process.awaitReady(READY_BOUND);
            out.println(name + " is ready again (process " + process.pid() + ")");
        } catch (LocalStackException e) {
            if (closing.getCount() > 0) {
                out.println(e.getMessage());
            }
        }
    }

    private void awaitEnd() throws InterruptedException, ExecutionException {
        process.handle().onExit().get();
    }

    private boolean isClosingWithin(Duration time) throws InterruptedException {
        return closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void noteProcess() {
        note.write(process.handle(), process.service().jar().toString());
    }

    /** None after a long life, then 1, 2, 4 … seconds. */
    static Duration pauseAfter(int soonDeaths) {
        if (soonDeaths == 0) {
            return Duration.ZERO;
        }
        Duration doubled = Duration.ofSeconds(1L << Math.min(soonDeaths - 1, 10));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }
}

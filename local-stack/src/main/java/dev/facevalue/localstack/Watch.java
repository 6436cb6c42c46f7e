package dev.facevalue.localstack;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Has a process started again when it dies, and says so.
 *
 * <p>It waits longer each time the process dies soon after its start, up to half a minute, so one that cannot live does
 * not keep the machine busy.
 */
final class Watch {

    private static final Duration LONG_LIFE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** On Ctrl-C the processes get the signal beside the launcher and may end first; that is no death. */
    private static final Duration SIGNAL_SPREAD = Duration.ofMillis(500);

    /** What is watched. */
    interface Watched {

        /** How it is named to people. */
        String name();

        /** The process that was started last. */
        ProcessHandle handle();

        /** How that process ended, in words, such as {@code ended with code 137}; only once it has ended. */
        String ending();

        /** Where its output is. */
        Path logFile();

        /**
         * Starts it again, and returns when it can do its job.
         *
         * @return whether it was started; it is not once everything is being stopped
         * @throws LocalStackException when it cannot be started, or is not ready in time
         */
        boolean startAgain();
    }

    private final Watched watched;
    private final CountDownLatch closing;
    private final PrintStream out;

    private Watch(Watched watched, CountDownLatch closing, PrintStream out) {
        this.watched = watched;
        this.closing = closing;
        this.out = out;
    }

    /**
     * From now on, has it started again when it dies.
     *
     * @param closing released when it is to end and stay ended
     */
    static void begin(Watched watched, CountDownLatch closing, PrintStream out) {
        Watch watch = new Watch(watched, closing, out);
        Thread.ofVirtual().name("watch-" + watched.name()).start(watch::keepAlive);
    }

    private void keepAlive() {
        String name = watched.name();
        int soonDeaths = 0;
        try {
            while (true) {
                long begun = System.nanoTime();
                watched.handle().onExit().get();
                boolean livedLong = System.nanoTime() - begun > LONG_LIFE.toNanos();
                soonDeaths = livedLong ? 0 : soonDeaths + 1;
                if (isClosingWithin(SIGNAL_SPREAD)) {
                    return;
                }
                Duration pause = pauseAfter(soonDeaths);
                out.println(name + " (process " + watched.handle().pid() + ") " + watched.ending()
                        + "; it is started again in " + pause.toSeconds() + " s; its log is " + watched.logFile());
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
            if (watched.startAgain()) {
                out.println(
                        name + " is ready again (process " + watched.handle().pid() + ")");
            }
        } catch (LocalStackException e) {
            if (closing.getCount() > 0) {
                out.println(e.getMessage());
            }
        }
    }

    private boolean isClosingWithin(Duration time) throws InterruptedException {
        return closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
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

package dev.facevalue.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A program in a process of its own that can be killed, paused, ended in order and started again.
 *
 * <p>Safe for use by several threads: starting and ending exclude each other.
 */
final class ChildProcess {

    private static final Duration TERM_BOUND = Duration.ofSeconds(12);

    private final String name;
    private final Supplier<Process> launch;
    private volatile Process process;

    /**
     * Starts the program and returns at once.
     *
     * @param name how it is named to people
     * @param launch starts the program, the first time and each time again
     */
    ChildProcess(String name, Supplier<Process> launch) {
        this.name = name;
        this.launch = launch;
        this.process = launch.get();
    }

    /**
     * Starts a program with its output, errors included, at the end of a file.
     *
     * @throws LocalStackException when it cannot be started
     */
    static Process start(String name, ProcessBuilder builder, Path logFile) {
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(logFile.toFile()));
        try {
            Files.createDirectories(logFile.toAbsolutePath().getParent());
            return builder.start();
        } catch (IOException e) {
            throw new LocalStackException(name + " cannot be started: " + e.getMessage(), e);
        }
    }

    /** The {@code java} of the JDK that runs this. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The process that runs now, or ran last. */
    Process current() {
        return process;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** {@code kill -9}, and waits until the process is gone. */
    synchronized void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** {@code SIGSTOP}: the process stands still, with its connections open, until {@link #resume()}. */
    synchronized void pause() {
        signal("STOP");
    }

    /** {@code SIGCONT}: the process goes on where it stood still; nothing happens to one that runs. */
    synchronized void resume() {
        signal("CONT");
    }

    /** Starts the program again, after it was killed, closed or ended by itself; ends it first if it runs. */
    synchronized void restart() {
        close();
        process = launch.get();
    }

    /**
     * Ends the process in order, or by force if it does not end within twelve seconds; a paused one too. Closing twice
     * does nothing.
     */
    synchronized void close() {
        process.destroy();
        signal("CONT");
        if (!endsWithin(process, TERM_BOUND.toMillis())) {
            process.destroyForcibly();
            awaitEnd();
        }
    }

    /** Whether a process of this program has ended before so many milliseconds have passed. */
    boolean endsWithin(Process awaited, long millis) {
        try {
            return awaited.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("Interrupted while waiting for " + name, e);
        }
    }

    private void awaitEnd() {
        if (!endsWithin(process, TERM_BOUND.toMillis())) {
            throw new LocalStackException(name + " (process " + process.pid() + ") cannot be killed");
        }
    }

    /** None is sent to what has ended. */
    private void signal(String signal) {
        Signals.send(signal, List.of(process.toHandle()));
    }
}

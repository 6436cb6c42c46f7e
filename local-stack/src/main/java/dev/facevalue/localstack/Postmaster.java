package dev.facevalue.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** PostgreSQL's first process, found by the file in which it notes its process id in the data directory. */
final class Postmaster {

    /**
     * PostgreSQL's signals from mild to hard: end all sessions in order; end at once and recover later; the last
     * resort.
     */
    private static final List<Ending> ENDINGS = List.of(
            new Ending("INT", Duration.ofSeconds(20)),
            new Ending("QUIT", Duration.ofSeconds(5)),
            new Ending("KILL", Duration.ofSeconds(5)));

    private Postmaster() {}

    /**
     * Stops the PostgreSQL that runs on this data directory, if one does, and returns when it is gone. A note that
     * names a process that is gone, or that is another program by now, is removed. The caller must own the directory.
     *
     * @return whether one was running
     * @throws LocalStackException when the process cannot be told or does not end
     */
    static boolean stop(Path data) {
        Path note = data.resolve("postmaster.pid");
        Optional<ProcessHandle> running = named(note).filter(process -> isPostgresOf(process, data));
        running.ifPresent(process -> end(process, data));
        try {
            Files.deleteIfExists(note);
        } catch (IOException e) {
            throw new LocalStackException("The stale " + note + " cannot be removed", e);
        }
        return running.isPresent();
    }

    /**
     * The PostgreSQL that runs on this data directory.
     *
     * @throws LocalStackException when none does
     */
    static ProcessHandle require(Path data) {
        return named(data.resolve("postmaster.pid"))
                .orElseThrow(
                        () -> new LocalStackException("PostgreSQL on " + data + " ended as soon as it had started"));
    }

    private static Optional<ProcessHandle> named(Path note) {
        if (Files.notExists(note)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(note);
            return lines.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.get(0).trim())).filter(ProcessHandle::isAlive);
        } catch (IOException | NumberFormatException e) {
            throw new LocalStackException("PostgreSQL's " + note + " cannot be read", e);
        }
    }

    /** Whether a process really is a postgres of this data directory: ids of processes are used again. */
    private static boolean isPostgresOf(ProcessHandle process, Path data) {
        ProcessHandle.Info info = process.info();
        String command = info.command().orElse("");
        if (!command.isEmpty() && !Path.of(command).endsWith("postgres")) {
            return false;
        }
        List<String> arguments = List.of(info.arguments().orElse(new String[0]));
        int option = arguments.indexOf("-D");
        if (command.isEmpty() || arguments.isEmpty()) {
            String owner = info.user().orElse("");
            if (!owner.isEmpty() && !owner.equals(System.getProperty("user.name"))) {
                return false;
            }
            throw new LocalStackException("Process " + process.pid() + " may be a PostgreSQL that still runs on " + data
                    + ", but the system does not tell; stop it, or remove " + data.resolve("postmaster.pid"));
        }
        return option >= 0
                && option + 1 < arguments.size()
                && arguments.get(option + 1).equals(data.toString());
    }

    private static void end(ProcessHandle process, Path data) {
        for (Ending ending : ENDINGS) {
            Signals.send(ending.signal(), List.of(process));
            try {
                process.onExit().get(ending.patience().toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException stillThere) {
                // The next signal is harder.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LocalStackException("Interrupted while stopping PostgreSQL on " + data, e);
            } catch (ExecutionException e) {
                throw new LocalStackException("PostgreSQL on " + data + " cannot be stopped", e);
            }
        }
        throw new LocalStackException("PostgreSQL (process " + process.pid() + ") on " + data + " does not end");
    }

    private record Ending(String signal, Duration patience) {}
}

package dev.facevalue.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Notes which process was started, so that it can be found and ended when whoever started it was killed.
 *
 * <p>Ids of processes are used again, so the note also holds when the process began and a word of its command line, and
 * only a process that fits both is touched.
 */
final class PidFile {

    /** A system tells the start of a process against its clock, which may have been set in the meantime. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(5);

    private static final Duration TERM_BOUND = Duration.ofSeconds(5);

    private final Path file;

    PidFile(Path file) {
        this.file = file;
    }

    /** Notes a process that was just started. */
    void write(ProcessHandle process, String wordOfItsCommandLine) {
        Instant started = process.info().startInstant().orElseGet(Instant::now);
        try {
            Path complete = Files.write(
                    file.resolveSibling(file.getFileName() + ".new"),
                    List.of(Long.toString(process.pid()), started.toString(), wordOfItsCommandLine));
            // A note read by half could name another process.
            Files.move(complete, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new LocalStackException("The process id cannot be noted in " + file, e);
        }
    }

    /** Forgets the process, which has ended. */
    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new LocalStackException("The stale " + file + " cannot be removed", e);
        }
    }

    /**
     * Ends the noted process if it still runs, and removes the note.
     *
     * @return the id of the process that was ended
     */
    Optional<Long> endOrphan() {
        Optional<ProcessHandle> orphan = find();
        orphan.ifPresent(PidFile::end);
        delete();
        return orphan.map(ProcessHandle::pid);
    }

    private Optional<ProcessHandle> find() {
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try {
            List<String> note = Files.readAllLines(file);
            Instant started = Instant.parse(note.get(1));
            String word = note.get(2);
            return ProcessHandle.of(Long.parseLong(note.get(0)))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> fits(process.info(), started, word));
        } catch (IOException | RuntimeException e) {
            throw new LocalStackException(
                    "The note of a process in " + file + " cannot be read; end it and remove the file", e);
        }
    }

    private static boolean fits(ProcessHandle.Info info, Instant started, String word) {
        boolean sameStart = info.startInstant()
                .map(other -> Duration.between(started, other).abs().compareTo(CLOCK_TOLERANCE) <= 0)
                .orElse(false);
        boolean sameCommand =
                Arrays.asList(info.arguments().orElse(new String[0])).contains(word);
        return sameStart && sameCommand;
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        if (!endsWithin(process)) {
            process.destroyForcibly();
            if (!endsWithin(process)) {
                throw new LocalStackException("Process " + process.pid() + " of an earlier run does not end");
            }
        }
    }

    private static boolean endsWithin(ProcessHandle process) {
        try {
            process.onExit().get(TERM_BOUND.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("Interrupted while ending process " + process.pid(), e);
        } catch (ExecutionException e) {
            throw new LocalStackException("Process " + process.pid() + " cannot be awaited", e);
        }
    }
}

package dev.facevalue.benchmarks.fold;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A peer in a JVM of its own, with this one's class path. It runs until its input ends, so it ends with this JVM,
 * however that ends.
 */
final class PeerProcess implements AutoCloseable {

    private static final long END_BOUND_SECONDS = 60;

    private final Process process;
    private final Path log;

    private PeerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a peer.
     *
     * @param heap as {@code -Xmx} has it
     * @param log where what it says besides its answer is appended
     */
    static PeerProcess start(Class<?> main, String heap, Path log, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms" + heap,
                "-Xmx" + heap,
                "-XX:+UseG1GC",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        return new PeerProcess(
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start(),
                log);
    }

    /** @throws IllegalStateException if it has ended by itself, which none should */
    void requireAlive() {
        if (!process.isAlive()) {
            throw new IllegalStateException("a peer has ended with " + process.exitValue() + "; see " + log);
        }
    }

    /** Ends its input, and returns the lines that it answers with. */
    List<String> finish() throws IOException, InterruptedException {
        process.getOutputStream().close();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        if (!process.waitFor(END_BOUND_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException("a peer did not end in order; see " + log);
        }
        return lines;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
            process.getInputStream().close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

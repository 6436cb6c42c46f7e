package dev.facevalue.benchmarks.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file system of its own, in memory, that can be filled up and have room made again. Needs root, and Linux. */
final class SmallDisk implements AutoCloseable {

    private static final int BLOCK_BYTES = 64 * 1024;

    private final Path directory;
    private final Path ballast;

    private SmallDisk(Path directory) {
        this.directory = directory;
        this.ballast = directory.resolve("ballast");
    }

    /** Skips the test where nothing can be mounted; fails it where FACEVALUE_CHECKER_REQUIRED is true. */
    static SmallDisk mount(Path directory, int megabytes) throws IOException {
        Files.createDirectories(directory);
        String failure = run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", directory.toString());
        if ("true".equals(System.getenv("FACEVALUE_CHECKER_REQUIRED"))) {
            assertThat(failure).isEmpty();
        }
        assumeTrue(failure.isEmpty(), () -> "a small disk cannot be mounted here: " + failure);
        return new SmallDisk(directory);
    }

    /** Fills it up but for so many bytes. */
    void fill(long leaving) throws IOException {
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (Files.getFileStore(directory).getUsableSpace() > leaving + BLOCK_BYTES) {
                out.write(new byte[BLOCK_BYTES]);
            }
        }
    }

    void makeRoom() throws IOException {
        Files.delete(ballast);
    }

    @Override
    public void close() throws IOException {
        assertThat(run("umount", directory.toString())).isEmpty();
    }

    /** What a command complained of; empty if it succeeded. */
    private static String run(String... command) throws IOException {
        Process process =
                new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.onExit().join().exitValue() == 0 ? "" : "failed: " + said;
    }
}

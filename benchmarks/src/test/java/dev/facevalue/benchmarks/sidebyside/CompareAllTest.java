package dev.facevalue.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./facevalue bench} without a name, with a Java that only notes what it was to run. */
class CompareAllTest {

    private static final Path SCRIPT = Path.of("../facevalue").toAbsolutePath();
    private static final Duration BOUND = Duration.ofMinutes(1);
    private static final List<String> IN_ORDER = List.of(
            "ingest.Ingest",
            "memory.Memory",
            "startup.Startup",
            "query.Query",
            "projection.ProjectionSpeed",
            "freshness.Freshness");

    @TempDir
    private Path checkout;

    @BeforeEach
    void makeACheckoutInWhichNothingIsBuilt() throws IOException {
        Files.copy(SCRIPT, checkout.resolve("facevalue"));
        executable("bin/mvn", "exit 0");
        executable("bin/wrk", "exit 0");
        executable("jdk/bin/javac", "exit 0");
        write("jdk/release", "JAVA_VERSION=\"25.0.1\"\n");
        write("benchmarks/target/benchmarks.classpath", "");
        write("benchmarks/results/comparisons.md", "# All that was compared\n");
        javaThat("exit 0");
    }

    @Test
    void runsEachInTurnAndShowsTheWholeTable() throws Exception {
        Ended ended = bench("--run", "2");

        assertThat(started())
                .hasSameSizeAs(IN_ORDER)
                .zipSatisfy(
                        IN_ORDER,
                        (line, name) -> assertThat(line)
                                .contains("dev.facevalue.benchmarks." + name + ' ')
                                .endsWith("/benchmarks/results --run 2"));
        assertThat(ended.output()).endsWith("# All that was compared\n");
        assertThat(ended.code()).isZero();
    }

    @Test
    void goesOnAfterOneThatCouldNotMeasureAndSaysSo() throws Exception {
        javaThat("case \"$*\" in *memory.Memory*) exit 1 ;; esac");

        Ended ended = bench();

        assertThat(started()).hasSameSizeAs(IN_ORDER);
        assertThat(ended.output())
                .contains("# All that was compared")
                .contains("Not measured")
                .endsWith(": memory.\n");
        assertThat(ended.code()).isEqualTo(1);
    }

    @Test
    void stopsWhenItIsToldTo() throws Exception {
        javaThat("case \"$*\" in *memory.Memory*) exit 130 ;; esac");

        Ended ended = bench();

        assertThat(started()).hasSize(2);
        assertThat(ended.code()).isEqualTo(130);
    }

    @Test
    void tellsTheOneThatRunsWhenItIsToldToStop() throws Exception {
        Path told = checkout.resolve("told");
        javaThat("trap 'echo >\"" + told + "\"; exit 143' TERM; for _ in $(seq 600); do sleep 0.1; done");

        Process process = start();
        try {
            await().atMost(BOUND).until(() -> !started().isEmpty());
            // Java may have noted that it runs before it listens.
            await().atMost(BOUND).until(() -> {
                process.destroy();
                return !process.isAlive();
            });

            assertThat(told).exists();
            assertThat(process.exitValue()).isEqualTo(143);
            assertThat(started()).hasSize(1);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    @Test
    void takesNoOptionOfASingleOne() throws Exception {
        Ended ended = bench("--facts", "10");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output()).contains("--rounds N");
        assertThat(started()).isEmpty();
    }

    private record Ended(int code, String output) {}

    private Ended bench(String... said) throws IOException, InterruptedException {
        Process process = start(said);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    private Process start(String... said) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("bash", checkout.resolve("facevalue").toString(), "bench"));
        command.addAll(List.of(said));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", checkout.resolve("jdk").toString());
        builder.environment().put("PATH", checkout.resolve("bin") + ":" + System.getenv("PATH"));
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private List<String> started() throws IOException {
        Path noted = checkout.resolve("started");
        return Files.exists(noted) ? Files.readAllLines(noted) : List.of();
    }

    private void javaThat(String does) throws IOException {
        executable("jdk/bin/java", "echo \"$*\" >>'" + checkout.resolve("started") + "'\n" + does);
    }

    private void executable(String name, String does) throws IOException {
        write(name, "#!/bin/sh\n" + does + '\n');
        assertThat(checkout.resolve(name).toFile().setExecutable(true)).isTrue();
    }

    private void write(String name, String content) throws IOException {
        Path file = checkout.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}

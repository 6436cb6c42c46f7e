package dev.facevalue.benchmarks.testbed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ChildrenTest {

    private static final long BOUND_SECONDS = 60;

    /** Started by the test in a JVM of its own. */
    static final class Benchmark {

        public static void main(String[] arguments) throws Exception {
            if (arguments.length > 0) {
                // Longer than the test waits for it; whoever is left over does not stay for long.
                Thread.sleep(Duration.ofSeconds(2 * BOUND_SECONDS));
            }
            Children.endWithJvm();
            Process child = java("as a child");
            System.out.println(child.pid());
            child.waitFor();
        }
    }

    @Test
    void endWithTheJvmThatIsToldToEnd() throws Exception {
        Process benchmark = java();
        ProcessHandle child = childOf(benchmark);
        try {
            benchmark.destroy();

            assertThat(benchmark.waitFor(BOUND_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(child.isAlive()).isFalse();
        } finally {
            child.destroyForcibly();
            benchmark.destroyForcibly();
        }
    }

    private static Process java(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Benchmark.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static ProcessHandle childOf(Process benchmark) throws IOException {
        BufferedReader said = new BufferedReader(new InputStreamReader(benchmark.getInputStream(), UTF_8));
        return ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
    }
}

package dev.facevalue.benchmarks.testbed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ChildrenTest {

    private static final long BOUND_SECONDS = 60;

    /** Started by the test in a JVM of its own. */
    static final class Benchmark {

        public static void main(String[] arguments) throws Exception {
            Children.endWithJvm();
            Process child = new ProcessBuilder("sleep", "600").start();
            System.out.println(child.pid());
            child.waitFor();
        }
    }

    @Test
    void endWithTheJvmThatIsToldToEnd() throws Exception {
        Process benchmark = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Benchmark.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            ProcessHandle child = childOf(benchmark);

            benchmark.destroy();

            assertThat(benchmark.waitFor(BOUND_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(child.isAlive()).isFalse();
        } finally {
            benchmark.descendants().forEach(ProcessHandle::destroyForcibly);
            benchmark.destroyForcibly();
        }
    }

    private static ProcessHandle childOf(Process benchmark) throws IOException {
        BufferedReader said = new BufferedReader(new InputStreamReader(benchmark.getInputStream(), UTF_8));
        return ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
    }
}

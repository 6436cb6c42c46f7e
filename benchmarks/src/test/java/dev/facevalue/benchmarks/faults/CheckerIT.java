package dev.facevalue.benchmarks.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tests of the checker, and of the mistakes that show what it is worth, in their own language. */
class CheckerIT {

    @ParameterizedTest
    @ValueSource(strings = {"checker", "planted"})
    void everyTestInPythonPasses(String directory) throws Exception {
        Needs.program("python3");
        Process tests = new ProcessBuilder("python3", "-B", "-m", "unittest", "discover")
                .directory(Path.of(directory).toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(tests.getInputStream().readAllBytes(), UTF_8);

        assertThat(tests.waitFor()).as(said).isZero();
        assertThat(said).containsPattern("Ran [1-9]\\d* tests");
    }
}

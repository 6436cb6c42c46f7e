package dev.facevalue.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same counts give the same figures, to the last bit, wherever and however the code is run on a machine. */
class ReproducibleEstimatesTest {

    /** Often enough that what takes the time has been compiled. */
    private static final String OFTEN = "60";

    @Test
    void interpretedAndCompiledCodeGiveTheSameBytesWhateverTheLocaleAndTheTimeZone() throws Exception {
        String compiled = print(OFTEN, "-Duser.language=en", "-Duser.country=US", "-Duser.timezone=UTC");
        String interpreted =
                print("1", "-Xint", "-Duser.language=ar", "-Duser.country=EG", "-Duser.timezone=Pacific/Kiritimati");
        String elsewhere = print(
                "1",
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Duser.timezone=America/St_Johns",
                "-Djava.util.concurrent.ForkJoinPool.common.parallelism=1");

        // 4 groups of 2 options with 8 figures each, and in each group a leader with 2 more
        assertThat(compiled.split("\\s+")).hasSize(72);
        assertThat(interpreted).isEqualTo(compiled);
        assertThat(elsewhere).isEqualTo(compiled);
    }

    private static String print(String times, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), PrintedEstimates.class.getName(), times));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(process.waitFor()).isZero();
        return printed;
    }
}

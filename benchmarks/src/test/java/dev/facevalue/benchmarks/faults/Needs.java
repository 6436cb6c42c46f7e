package dev.facevalue.benchmarks.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;

/** Programs that tests need and that not every machine has. */
final class Needs {

    private Needs() {}

    /** Skips the test on a machine without a program; fails it where FACEVALUE_CHECKER_REQUIRED is true. */
    static void program(String name) {
        boolean isThere = Arrays.stream(Objects.requireNonNullElse(System.getenv("PATH"), "")
                        .split(Pattern.quote(File.pathSeparator), -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, name)));
        String message = name + " is not installed, and the checker needs it";
        if ("true".equals(System.getenv("FACEVALUE_CHECKER_REQUIRED"))) {
            assertThat(isThere).as(message).isTrue();
        }
        assumeTrue(isThere, message);
    }
}

package dev.facevalue.benchmarks.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartsTest {

    private final Parts parts = new Parts();
    private final List<String> ended = new ArrayList<>();

    @Test
    void endsWhatStandsOnOthersFirst() {
        parts.add(() -> ended.add("ground"));
        parts.add(() -> ended.add("roof"));

        parts.close();

        assertThat(ended).containsExactly("roof", "ground");
    }

    @Test
    void endsTheOthersIfOneCannotBe() {
        parts.add(() -> ended.add("ground"));
        parts.add(() -> {
            throw new IllegalStateException("stuck");
        });

        assertThatIllegalStateException().isThrownBy(parts::close).withMessage("stuck");

        assertThat(ended).containsExactly("ground");
    }

    @Test
    void endsEachOnce() {
        parts.add(() -> ended.add("ground"));

        parts.close();
        parts.close();

        assertThat(ended).hasSize(1);
    }

    @Test
    void deletesADirectoryOnceNobodyUsesIt() throws Exception {
        Path directory = parts.directory("facevalue-parts");
        parts.add(() -> ended.add(Files.isDirectory(directory) ? "in use" : "gone too early"));
        Files.writeString(directory.resolve("log"), "");

        parts.close();

        assertThat(ended).containsExactly("in use");
        assertThat(directory).doesNotExist();
    }
}

package dev.facevalue.benchmarks.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The short form of {@code ./facevalue bench faults}. */
class FaultsIT {

    private static final int FAULTS = 20;
    private static final long SEED = 20;

    @Test
    void nothingIsLostOrDoubledOrCountedThoughRefused() throws Exception {
        Needs.program("python3");
        Needs.program("kcat");

        Round.Outcome outcome = new Round(
                        Path.of(System.getProperty("facevalue.root", "..")).toAbsolutePath(), SEED, FAULTS, 1, Set.of())
                .run(System.out);

        assertThat(outcome.isClean()).as(outcome.verdict()).isTrue();
        JsonNode verdict = new ObjectMapper().readTree(outcome.verdict());
        assertThat(verdict.path("accepted").asInt()).isGreaterThan(1_000);
        assertThat(verdict.path("unknown").asInt())
                .as("facts whose fate was not told")
                .isPositive();
        assertThat(verdict.path("refused").asInt()).isPositive();
        assertThat(verdict.path("deadLetters").asInt()).isPositive();
        assertThat(verdict.path("tombstones").asInt()).isPositive();
        assertThat(verdict.path("asked").asInt()).isPositive();
    }
}

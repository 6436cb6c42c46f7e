package dev.facevalue.benchmarks.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.benchmarks.sidebyside.Comparison;
import dev.facevalue.benchmarks.sidebyside.Interleaved;
import dev.facevalue.benchmarks.sidebyside.Pair;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The short form of {@code ./facevalue bench freshness}: both see every probe, and count what was told. */
class FreshnessIT {

    private static final Path ROOT =
            Path.of(System.getProperty("facevalue.root", "..")).toAbsolutePath();

    @Test
    void bothSeeEveryProbeAndCountWhatWasTold() throws Exception {
        Plan plan = new Plan(
                "512m",
                2,
                List.of(Duration.ofMillis(100), Duration.ofMillis(20)),
                40,
                0.1,
                10,
                Duration.ofMillis(500),
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofMillis(20));
        ByteArrayOutputStream said = new ByteArrayOutputStream();

        Comparison came;
        try (PrintStream progress = new PrintStream(said, true, StandardCharsets.UTF_8);
                Pair pair = FreshnessPair.start(ROOT, plan, progress)) {
            came = new Interleaved(2, 0).run(pair.ours(), pair.peer(), "ms", progress);
        }

        assertThat(came.did()).startsWith("20 probes seen; in the end ");
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("commits every 100 ms", "commits every 20 ms");
    }
}

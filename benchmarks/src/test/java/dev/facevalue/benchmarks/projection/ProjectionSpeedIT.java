package dev.facevalue.benchmarks.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code ./facevalue bench projection}: all three count the same. */
class ProjectionSpeedIT {

    private static final Path ROOT =
            Path.of(System.getProperty("facevalue.root", "..")).toAbsolutePath();
    private static final Case FACTS = new Case("short", 6_000, true);
    private static final String HEAP = "512m";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Test
    void allContendersCountTheSame() throws Exception {
        try (FilledTopic topic = FilledTopic.fill(ROOT, directory, FACTS)) {
            GroupCounts counted = counted(() -> AnalyticsFolding.start(ROOT, topic, directory, HEAP));

            assertThat(counted.deals().values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(FACTS.deals());
            assertThat(counted(() -> UpsertFolding.start(topic, directory, HEAP)))
                    .isEqualTo(counted);
            assertThat(counted(() -> StreamsFolding.start(
                            topic,
                            directory,
                            HEAP,
                            new StreamsFolding.Tuning(2, Duration.ofMillis(100)),
                            FACTS.facts())))
                    .isEqualTo(counted);
        }
    }

    private static GroupCounts counted(Folding.Start program) throws Exception {
        try (Folding folding = program.start()) {
            await().atMost(Duration.ofMinutes(2)).until(() -> folding.folded() == FACTS.facts());
            return folding.counts();
        }
    }
}

package dev.facevalue.benchmarks.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.facevalue.benchmarks.fold.AnalyticsFolding;
import dev.facevalue.benchmarks.fold.Folding;
import dev.facevalue.benchmarks.fold.GroupCounts;
import dev.facevalue.benchmarks.fold.StreamsFolding;
import dev.facevalue.benchmarks.fold.UpsertFolding;
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
            GroupCounts counted = counted(() -> AnalyticsFolding.start(ROOT, topic.topics(), directory, HEAP));

            assertThat(counted.deals().values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(FACTS.deals());
            assertThat(counted(() -> UpsertFolding.start(topic.topics(), directory, HEAP)))
                    .isEqualTo(counted);
            assertThat(counted(() -> StreamsFolding.start(
                            topic.topics(),
                            directory,
                            HEAP,
                            StreamsFolding.Tuning.forThroughput(2, Duration.ofMillis(100)))))
                    .isEqualTo(counted);
        }
    }

    private static GroupCounts counted(Folding.Start program) throws Exception {
        try (Folding folding = program.start()) {
            await().atMost(Duration.ofMinutes(2)).until(() -> folding.folded(FACTS.facts()) == FACTS.facts());
            return folding.counts();
        }
    }
}

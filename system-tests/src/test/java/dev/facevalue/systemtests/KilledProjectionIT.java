package dev.facevalue.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.facevalue.localstack.ServiceProcess;
import dev.facevalue.systemtests.Recount.Question;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** {@code kill -9} in the middle of projecting 300,000 facts, twice: nothing skipped, nothing counted double. */
class KilledProjectionIT {

    private static final int FACTS = 300_000;

    @Test
    void everyFigureIsExactAfterTwoKillsInTheMiddle() throws Exception {
        List<Told> story = Story.of(4_711, 100_000, FACTS);
        try (Installation installation = new Installation()) {
            Api recorder = Installation.recorder(installation.ingest());
            recorder.tell(story.subList(0, FACTS / 2));
            ServiceProcess analytics = installation.analytics();
            CompletableFuture<Void> rest =
                    CompletableFuture.runAsync(() -> recorder.tell(story.subList(FACTS / 2, FACTS)));

            for (int share : new int[] {FACTS / 5, FACTS / 2}) {
                await().atMost(Installation.BOUND)
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> installation.progress().projected() >= share);
                analytics.kill();
                long projected = installation.progress().projected();
                long written = installation.topic().size(Topic.DEAL_EVENTS);
                System.out.printf("killed with %d of %d records projected%n", projected, written);
                assertThat(projected).as("in the middle").isLessThan(written);
                analytics.restart();
            }
            rest.join();
            analytics.awaitReady(Installation.BOUND);
            Api analyst = Installation.analyst(analytics);
            Installation.awaitProjected(analyst);

            Recount recount = new Recount(story);
            assertThat(installation.topic().size(Topic.DEAL_EVENTS)).isEqualTo(FACTS);
            assertThat(installation.progress().deals()).isEqualTo(100_000);
            await().untilAsserted(() -> assertThat(analyst.standings("by=culture,faceRisk"))
                    .isEqualTo(recount.answer(Question.by("culture", "faceRisk"))));
            assertThat(analyst.standings("by=month&of=prevention&measure=won"))
                    .isEqualTo(
                            recount.answer(Question.by("month").of("prevention").measure("won")));
            assertThat(installation.topic().size(Topic.DEAD_LETTERS)).isZero();
        }
    }
}

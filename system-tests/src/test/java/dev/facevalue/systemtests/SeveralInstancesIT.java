package dev.facevalue.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.facevalue.localstack.ServiceProcess;
import dev.facevalue.systemtests.Recount.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Two instances of analytics share the partitions, and each answers everything; also once one of them is gone. */
class SeveralInstancesIT {

    @Test
    void bothAnswerTheSameAndSoDoesTheOneThatIsLeft() throws Exception {
        List<Told> story = Story.of(2_016, 3_000, 9_000);
        Question question = Question.by("culture", "strategy");
        try (Installation installation = new Installation()) {
            Api recorder = Installation.recorder(installation.ingest());
            ServiceProcess one = installation.analytics();
            ServiceProcess other = installation.analytics();
            awaitSharing(one, other);

            recorder.tell(story.subList(0, 6_000));
            var counted = new Recount(story.subList(0, 6_000)).answer(question);
            for (ServiceProcess each : List.of(one, other)) {
                Api analyst = Installation.analyst(each);
                Installation.awaitProjected(analyst);
                await().untilAsserted(() ->
                        assertThat(analyst.standings("by=culture,strategy")).isEqualTo(counted));
            }

            // What Kubernetes is told to scale analytics by, as Prometheus would read it.
            await().atMost(Installation.BOUND).until(() -> partitionsWithLag(one) == 6);

            one.kill();
            recorder.tell(story.subList(6_000, 9_000));
            Api left = Installation.analyst(other);
            Installation.awaitProjected(left);
            await().untilAsserted(() ->
                    assertThat(left.standings("by=culture,strategy")).isEqualTo(new Recount(story).answer(question)));
        }
    }

    private static void awaitSharing(ServiceProcess... instances) {
        for (ServiceProcess each : instances) {
            await().atMost(Installation.BOUND)
                    .untilAsserted(() -> assertThat(assignedPartitions(each)).isBetween(1.0, 5.0));
        }
    }

    /** How many partitions an instance tells the lag of, by the metric that the query of the ScaledObject sums. */
    private static long partitionsWithLag(ServiceProcess instance) throws IOException {
        Path manifest = Path.of(System.getProperty("facevalue.root", ".."))
                .resolve("deploy/kubernetes/autoscaling/analytics.yaml");
        Matcher query = Pattern.compile("query: .*\\((\\w+)\\)").matcher(Files.readString(manifest));
        assertThat(query.find()).isTrue();
        Pattern series = Pattern.compile(query.group(1) + "\\{.*partition=\"(\\d)\".*\\} \\d.*");
        return Installation.analyst(instance)
                .get("/q/metrics")
                .text()
                .lines()
                .map(series::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group(1))
                .distinct()
                .count();
    }

    /** As the service's own metrics tell. */
    private static double assignedPartitions(ServiceProcess instance) {
        return Installation.analyst(instance)
                .get("/q/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith("kafka_consumer_coordinator_assigned_partitions"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}

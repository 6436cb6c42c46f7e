package dev.facevalue.systemtests.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.facevalue.localstack.ServiceProcess;
import dev.facevalue.systemtests.Api;
import dev.facevalue.systemtests.Installation;
import java.time.Duration;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever is told that a service is ready may rely on it. */
class ReadinessIT {

    private static final Pattern ASSIGNED =
            Pattern.compile("(?m)^kafka_consumer_coordinator_assigned_partitions\\{.*} (\\S+)$");
    private static final int PARTITIONS = 6;

    // The group waits for the one that was killed until it has timed out, and gives nobody anything meanwhile.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void analyticsIsReadyOnlyOnceItHasItsPartitionsAndSoIsOneThatWasKilled(int consumers) {
        try (Installation installation = new Installation()) {
            installation.ingest();
            ServiceProcess analytics = installation.analytics(
                    Map.of("FACEVALUE_ANALYTICS_PROJECTION_CONSUMERS", Integer.toString(consumers)));
            assertThat(assigned(analytics)).isEqualTo(PARTITIONS);

            analytics.kill();
            analytics.restart();

            await().atMost(Installation.BOUND)
                    .pollInterval(Duration.ofMillis(20))
                    .until(analytics::isReady);
            assertThat(assigned(analytics)).isEqualTo(PARTITIONS);
        }
    }

    /** How many partitions the group has given to the only instance there is. */
    private static double assigned(ServiceProcess analytics) {
        return ASSIGNED.matcher(new Api(analytics.service().uri(), "nobody")
                        .get("/q/metrics")
                        .expect(200)
                        .text())
                .results()
                .mapToDouble((MatchResult line) -> Double.parseDouble(line.group(1)))
                .sum();
    }
}

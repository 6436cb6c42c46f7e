package dev.facevalue.analytics.freshness;

import dev.facevalue.analytics.store.ProgressRepository;
import dev.facevalue.analytics.store.ProgressRow;
import dev.facevalue.eventstream.Topics;
import dev.facevalue.httpedge.Problem;
import dev.facevalue.httpedge.ProblemException;
import dev.facevalue.httpedge.ProblemType;
import dev.facevalue.httpedge.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How far answers are behind what was said. */
@Path("/v1/freshness")
@Tag(name = "Freshness")
public class FreshnessResource {

    private final ProgressRepository progress;
    private final TopicEnd topicEnd;
    private final Clock clock = Clock.systemUTC();

    FreshnessResource(ProgressRepository progress, TopicEnd topicEnd) {
        this.progress = progress;
        this.topicEnd = topicEnd;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ANALYST)
    @Operation(
            summary = "How far answers are behind what was said, by partition",
            description = "Role: `analyst`. Answers follow the tables within a tenth of a second or so.")
    @APIResponse(responseCode = "200", description = "How far the projection has come, and how far the topic goes")
    public Freshness freshness() {
        try {
            // The end first: what is projected meanwhile then makes the lag smaller, never negative.
            Map<Integer, Long> ends = topicEnd.offsets();
            List<ProgressRow> rows = progress.listByPartition();
            List<Freshness.Partition> partitions =
                    rows.stream().map(row -> partition(row, ends)).toList();
            Optional<Instant> newest =
                    rows.stream().flatMap(row -> row.asOf().stream()).max(Comparator.naturalOrder());
            return new Freshness(partitions, newest.orElse(null), behindSeconds(partitions));
        } catch (KafkaException unreachable) {
            throw ProblemException.retryAfter(
                    Duration.ofSeconds(5),
                    Problem.of(ProblemType.UNAVAILABLE, "Kafka does not tell the end of the topic just now."));
        }
    }

    private static Freshness.Partition partition(ProgressRow row, Map<Integer, Long> ends) {
        long projected = row.nextOffset();
        long end = Math.max(projected, ends.getOrDefault(row.partition(), 0L));
        return new Freshness.Partition(Topics.DEAL_EVENTS, row.partition(), projected, end, end - projected);
    }

    private double behindSeconds(List<Freshness.Partition> partitions) {
        Map<Integer, Long> lagging = partitions.stream()
                .filter(partition -> partition.lag() > 0)
                .collect(Collectors.toMap(Freshness.Partition::partition, Freshness.Partition::projectedOffset));
        if (lagging.isEmpty()) {
            return 0;
        }
        return topicEnd.oldestFrom(lagging)
                .map(oldest ->
                        Math.max(0, Duration.between(oldest, clock.instant()).toMillis() / 1000.0))
                .orElse(0.0);
    }
}

package dev.facevalue.analytics.freshness;

import dev.facevalue.analytics.store.ProgressRepository;
import dev.facevalue.analytics.store.ProgressRow;
import dev.facevalue.eventstream.Topics;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Finds out how far answers are behind what was said. Whoever asks has one of his own, with a consumer of its own, so
 * that nobody waits for another's question.
 */
@Dependent
public class FreshnessInquiry {

    private final ProgressRepository progress;
    private final TopicEnd topicEnd;
    private final Clock clock = Clock.systemUTC();

    FreshnessInquiry(ProgressRepository progress, TopicEnd topicEnd) {
        this.progress = progress;
        this.topicEnd = topicEnd;
    }

    /**
     * Asks the broker and the database, which takes seconds at most.
     *
     * @throws org.apache.kafka.common.KafkaException if the broker does not tell in time
     */
    @ActivateRequestContext
    public Freshness now() {
        // The end first: what is projected meanwhile then makes the lag smaller, never negative.
        Map<Integer, Long> ends = topicEnd.offsets();
        List<ProgressRow> rows = progress.listByPartition();
        List<Freshness.Partition> partitions =
                rows.stream().map(row -> partition(row, ends)).toList();
        Optional<Instant> newest =
                rows.stream().flatMap(row -> row.asOf().stream()).max(Comparator.naturalOrder());
        return new Freshness(partitions, newest.orElse(null), behindSeconds(partitions));
    }

    private static Freshness.Partition partition(ProgressRow row, Map<Integer, Long> ends) {
        long projected = row.nextOffset();
        long end = Math.max(projected, ends.getOrDefault(row.partition(), 0L));
        return new Freshness.Partition(Topics.DEAL_EVENTS, row.partition(), projected, end, end - projected);
    }

    private @Nullable Double behindSeconds(List<Freshness.Partition> partitions) {
        List<Freshness.Partition> lagging =
                partitions.stream().filter(partition -> partition.lag() > 0).toList();
        if (lagging.isEmpty()) {
            return 0.0;
        }
        try {
            return topicEnd.oldestOf(lagging)
                    .map(oldest -> Math.max(
                            0, Duration.between(oldest, clock.instant()).toMillis() / 1000.0))
                    .orElse(0.0);
        } catch (TimeoutException notBrought) {
            // How many there are is known all the same.
            return null;
        }
    }
}

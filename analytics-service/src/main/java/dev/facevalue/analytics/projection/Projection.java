package dev.facevalue.analytics.projection;

import dev.facevalue.analytics.AnalyticsConfig;
import dev.facevalue.analytics.outbox.OutboxPublisher;
import dev.facevalue.analytics.store.Schema;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * This instance's part of the projection, from start to stop: one {@link ProjectionConsumer} or some, which share the
 * partitions with one another as they do with those of other instances. While one waits for PostgreSQL, another decodes
 * and folds.
 */
@ApplicationScoped
public class Projection {

    private static final Logger LOG = Logger.getLogger(Projection.class);

    private final AnalyticsConfig config;
    private final List<ProjectionConsumer> consumers;

    @Inject
    Projection(
            DataSource dataSource,
            Schema schema,
            OutboxPublisher outbox,
            AnalyticsConfig config,
            MeterRegistry meters,
            ProjectionTracing tracing,
            @Identifier("default-kafka-broker") Map<String, Object> kafkaSettings) {
        this.config = config;
        this.consumers = IntStream.rangeClosed(1, consumers(config))
                .mapToObj(number -> new ProjectionConsumer(
                        "projection-" + number, dataSource, schema, outbox, config, meters, tracing, kafkaSettings))
                .toList();
    }

    /** How many consumers there shall be; without one, nothing would be projected, and nothing amiss. */
    static int consumers(AnalyticsConfig config) {
        int consumers = config.projection().consumers();
        if (consumers < 1) {
            throw new IllegalArgumentException(
                    "facevalue.analytics.projection.consumers is %d, and must be 1 or more".formatted(consumers));
        }
        return consumers;
    }

    /** Why the projection does not go on just now; empty while all of it does. */
    public Optional<String> fault() {
        return consumers.stream()
                .map(ProjectionConsumer::fault)
                .flatMap(Optional::stream)
                .findFirst()
                .or(this::imbalance);
    }

    private Optional<String> imbalance() {
        int[] shares = consumers.stream()
                .map(ProjectionConsumer::share)
                .flatMapToInt(OptionalInt::stream)
                .toArray();
        return areSettled(shares) ? Optional.empty() : Optional.of("the partitions are being shared out");
    }

    /**
     * Whether the shares of this instance's consumers may be the last. The group first gives a second consumer nothing,
     * and then half of what the first had to give up; until then some partitions are nobody's. In the end, shares
     * differ by one at most.
     */
    static boolean areSettled(int... shares) {
        IntSummaryStatistics all = IntStream.of(shares).summaryStatistics();
        return all.getCount() == 0 || all.getMax() - all.getMin() <= 1;
    }

    void start(@Observes StartupEvent event) {
        if (config.serve()) {
            consumers.forEach(ProjectionConsumer::start);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        consumers.forEach(ProjectionConsumer::requestStop);
        Instant deadline = Instant.now().plus(config.projection().statementTimeout());
        for (ProjectionConsumer consumer : consumers) {
            if (!consumer.awaitStop(Duration.between(Instant.now(), deadline))) {
                LOG.warn("The projection did not stop in time; its last transaction will be rolled back");
            }
        }
    }
}

package dev.facevalue.analytics.monitoring;

import dev.facevalue.analytics.AnalyticsConfig;
import dev.facevalue.analytics.columns.DealColumns;
import dev.facevalue.analytics.freshness.Freshness;
import dev.facevalue.analytics.freshness.FreshnessInquiry;
import dev.facevalue.analytics.outbox.Outbox;
import dev.facevalue.analytics.store.Schema;
import dev.facevalue.analytics.store.Transaction;
import dev.facevalue.analytics.worker.Worker;
import dev.facevalue.eventstream.Topics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Measures again and again how far the projection is behind, for the metrics. Every instance measures the whole topic,
 * not only the partitions that it projects itself: what nobody projects is behind too.
 */
@ApplicationScoped
class ProjectionMonitor {

    private static final Logger LOG = Logger.getLogger(ProjectionMonitor.class);

    /** Where the outbox is no longer counted on; its alert has long gone off. */
    static final long MOST_MESSAGES_COUNTED = 100_000;

    /** After so many times of measuring that came to nothing, nothing is known. */
    private static final int BELIEVED_FOR = 4;

    private final DataSource dataSource;
    private final Schema schema;
    private final FreshnessInquiry inquiry;
    private final DealColumns columns;
    private final AnalyticsConfig config;
    private final Measured<Freshness> freshness;
    private final Measured<Long> outboxDepth;
    private final Worker worker;

    @Inject
    ProjectionMonitor(
            DataSource dataSource,
            Schema schema,
            FreshnessInquiry inquiry,
            DealColumns columns,
            AnalyticsConfig config,
            MeterRegistry registry) {
        this.dataSource = dataSource;
        this.schema = schema;
        this.inquiry = inquiry;
        this.columns = columns;
        this.config = config;
        Duration lifetime = config.monitoring().interval().multipliedBy(BELIEVED_FOR);
        this.freshness = new Measured<>(lifetime, System::nanoTime);
        this.outboxDepth = new Measured<>(lifetime, System::nanoTime);
        this.worker = new Worker("monitor", LOG, config.monitoring().interval(), this::measureUntilStopped);
        register(registry);
    }

    private void register(MeterRegistry registry) {
        for (int partition = 0; partition < Topics.PARTITIONS; partition++) {
            int number = partition;
            gauge("facevalue.projection.lag.records", freshness, measured -> lag(measured, number))
                    .description("Offsets of the topic that are not projected yet, by partition")
                    .baseUnit("records")
                    .tag("partition", Integer.toString(number))
                    .register(registry);
        }
        gauge("facevalue.projection.behind.seconds", freshness, ProjectionMonitor::behindSeconds)
                .description("How long ago the oldest record that is not projected yet was written; 0 when all are")
                .baseUnit("seconds")
                .register(registry);
        gauge("facevalue.newest.fact.timestamp.seconds", freshness, measured -> epochSeconds(measured.newestFactAt()))
                .description("The greatest time of record ever projected, in seconds from 1970; NaN before the first")
                .baseUnit("seconds")
                .register(registry);
        gauge("facevalue.outbox.messages", outboxDepth, Long::doubleValue)
                .description("Dead letters and tombstones that must still reach Kafka; counted up to 100,000")
                .baseUnit(BaseUnits.MESSAGES)
                .register(registry);
        Gauge.builder("facevalue.columns.deals", columns, held -> held.read(DealColumns.Snapshot::deals))
                .description("Deals held in memory")
                .register(registry);
        Gauge.builder("facevalue.columns.bytes", columns, held -> held.read(DealColumns.Snapshot::bytes))
                .description("What the deals held in memory take of it")
                .baseUnit(BaseUnits.BYTES)
                .register(registry);
    }

    private static <T> Gauge.Builder<Measured<T>> gauge(String name, Measured<T> measured, ToDoubleFunction<T> figure) {
        return Gauge.builder(name, measured, last -> last.figure(figure));
    }

    private static double lag(Freshness measured, int partition) {
        return measured.partitions().stream()
                .filter(each -> each.partition() == partition)
                .mapToDouble(Freshness.Partition::lag)
                .findAny()
                .orElse(Double.NaN);
    }

    private static double behindSeconds(Freshness measured) {
        Double behind = measured.behindSeconds();
        return behind == null ? Double.NaN : behind;
    }

    private static double epochSeconds(@Nullable Instant moment) {
        return moment == null ? Double.NaN : moment.toEpochMilli() / 1000.0;
    }

    void start(@Observes StartupEvent event) {
        if (config.serve()) {
            worker.start();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        worker.requestStop();
        worker.awaitStop(Duration.ofSeconds(5));
    }

    private void measureUntilStopped() throws SQLException, InterruptedException {
        schema.migrate();
        while (!worker.isStopping()) {
            measureFreshness();
            outboxDepth.set(Transaction.run(dataSource, connection -> Outbox.depth(connection, MOST_MESSAGES_COUNTED)));
            worker.wentWell();
            worker.rest(config.monitoring().interval());
        }
    }

    private void measureFreshness() {
        try {
            freshness.set(inquiry.now());
        } catch (KafkaException unreachable) {
            // Readiness says that Kafka is away; the figures are NaN before long, and the outbox is counted on.
            LOG.debug("The end of the topic is not known just now", unreachable);
        }
    }
}

package dev.facevalue.analytics.projection;

import dev.facevalue.analytics.AnalyticsConfig;
import dev.facevalue.analytics.outbox.OutboxPublisher;
import dev.facevalue.analytics.store.Schema;
import dev.facevalue.analytics.worker.Worker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a {@link ProjectionLoop} going on a thread, from start to stop.
 *
 * <p>One thread and one loop for its share of the partitions, because the order of a partition's batches is what the
 * projection rests on. Every fault has the same answer: the consumer is closed with all it has read, and after a pause
 * all begins again from the offsets that PostgreSQL holds. Kafka's own committed offsets are not used.
 */
final class ProjectionConsumer {

    private static final Logger LOG = Logger.getLogger(ProjectionConsumer.class);

    private final String name;
    private final ProjectionStore store;
    private final Schema schema;
    private final OutboxPublisher outbox;
    private final AnalyticsConfig config;
    private final Map<String, Object> kafkaSettings;
    private final MeterRegistry meters;
    private final ProjectionTracing tracing;
    private final Counter projected;
    private final Counter deadLetters;
    private final Worker worker;

    private volatile @Nullable Consumer<byte[], byte[]> consumer;
    private volatile @Nullable Instant lastTurn;
    private volatile @Nullable ProjectionLoop loop;

    /**
     * A consumer that has not begun.
     *
     * @param name names its thread, and its work in the log; no other consumer of this process has it
     * @param kafkaSettings where Kafka is, and how it is reached
     */
    ProjectionConsumer(
            String name,
            DataSource dataSource,
            Schema schema,
            OutboxPublisher outbox,
            AnalyticsConfig config,
            MeterRegistry meters,
            ProjectionTracing tracing,
            Map<String, Object> kafkaSettings) {
        this.name = name;
        this.store = new ProjectionTables(dataSource, config, Optional.empty());
        this.schema = schema;
        this.outbox = outbox;
        this.config = config;
        this.kafkaSettings = kafkaSettings;
        this.meters = meters;
        this.tracing = tracing;
        this.worker = new Worker(name, LOG, config.projection().backOff(), this::project);
        this.projected = Counter.builder("facevalue.facts.projected")
                .description("Records of the topic that were folded into the projection, dead letters among them")
                .register(meters);
        this.deadLetters = Counter.builder("facevalue.dead.letters")
                .description("Records of the topic that became dead letters")
                .register(meters);
    }

    /** Why its share of the projection does not go on just now; empty while it does. */
    Optional<String> fault() {
        return worker.fault().or(this::silence);
    }

    private Optional<String> silence() {
        Instant last = lastTurn;
        if (last == null) {
            return Optional.of("the projection has not begun");
        }
        if (share().isEmpty()) {
            // It may have to wait until its own predecessor has timed out, and hears nothing of the topic until then.
            return Optional.of("waiting for its share of the partitions");
        }
        Duration silence = Duration.between(last, Instant.now());
        return silence.compareTo(config.projection().maxSilence()) > 0
                ? Optional.of("no turn for " + silence.toSeconds() + " s")
                : Optional.empty();
    }

    /** How many partitions are its share; empty while the group has not told it. */
    OptionalInt share() {
        ProjectionLoop current = loop;
        return current == null ? OptionalInt.empty() : current.share();
    }

    /** Begins; once at most. */
    void start() {
        worker.start();
    }

    /** Says that it is time to stop. */
    void requestStop() {
        worker.requestStop();
        Consumer<byte[], byte[]> current = consumer;
        if (current != null) {
            current.wakeup();
        }
    }

    /**
     * Waits until it has stopped.
     *
     * @return whether it has, within the time
     */
    boolean awaitStop(Duration patience) throws InterruptedException {
        return worker.awaitStop(patience);
    }

    private void project() throws SQLException {
        schema.migrate();
        try (KafkaConsumer<byte[], byte[]> polled = newConsumer();
                KafkaClientMetrics clientMetrics = new KafkaClientMetrics(polled)) {
            clientMetrics.bindTo(meters);
            consumer = polled;
            ProjectionLoop begun =
                    new ProjectionLoop(polled, store, config.projection().pollTimeout(), tracing);
            loop = begun;
            begun.begin();
            while (!worker.isStopping()) {
                count(begun.turn());
                lastTurn = Instant.now();
                worker.wentWell();
            }
        } finally {
            loop = null;
            consumer = null;
        }
    }

    private void count(ProjectionWriter.Written written) {
        projected.increment(written.facts());
        deadLetters.increment(written.deadLetters());
        if (written.messages() > 0) {
            outbox.wake();
        }
    }

    private KafkaConsumer<byte[], byte[]> newConsumer() {
        return new KafkaConsumer<>(
                settings(name, config, kafkaSettings), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** A consumer's settings: what the service needs, and what its user has set besides. */
    static Map<String, Object> settings(String name, AnalyticsConfig config, Map<String, Object> kafkaSettings) {
        Map<String, Object> settings = new HashMap<>(kafkaSettings);
        // With the same, Kafka would take one consumer for the other and shut it out, or their metrics would be one.
        for (String id : List.of(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, ConsumerConfig.CLIENT_ID_CONFIG)) {
            settings.computeIfPresent(id, (_, given) -> given + "-" + name);
        }
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, config.projection().groupId());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // A new projection starts at offset 0, which always exists unless somebody has deleted records by hand.
        // Wherever the stored offset is out of range, going on somewhere else would skip facts silently.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                List.of(CooperativeStickyAssignor.class.getName()));
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.projection().maxRecords());
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        // By its heartbeat a member hears that another has come. What it gives up then is nobody's until that one has
        // heard of it, too.
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 500);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        return settings;
    }
}

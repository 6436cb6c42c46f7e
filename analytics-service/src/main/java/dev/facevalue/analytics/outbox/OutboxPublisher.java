package dev.facevalue.analytics.outbox;

import dev.facevalue.analytics.AnalyticsConfig;
import dev.facevalue.analytics.store.Schema;
import dev.facevalue.analytics.store.Transaction;
import dev.facevalue.analytics.worker.Worker;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;

/** Keeps an {@link OutboxDrain} going on a thread, from start to stop. */
@ApplicationScoped
public class OutboxPublisher {

    private static final Logger LOG = Logger.getLogger(OutboxPublisher.class);

    // What came compressed may be large; whether it is too large is for the broker to say.
    private static final int MAX_REQUEST_BYTES = 32 * 1024 * 1024;
    private static final Duration IDLE = Duration.ofSeconds(1);

    private final DataSource dataSource;
    private final Schema schema;
    private final AnalyticsConfig config;
    private final Map<String, Object> kafkaSettings;
    private final Worker worker;

    @Inject
    OutboxPublisher(
            DataSource dataSource,
            Schema schema,
            AnalyticsConfig config,
            @Identifier("default-kafka-broker") Map<String, Object> kafkaSettings) {
        this.dataSource = dataSource;
        this.schema = schema;
        this.config = config;
        this.kafkaSettings = kafkaSettings;
        this.worker = new Worker("outbox", LOG, config.projection().backOff(), this::publishUntilStopped);
    }

    /** Says that there may be something in the outbox now. */
    public void wake() {
        worker.wake();
    }

    void start(@Observes StartupEvent event) {
        if (config.serve()) {
            worker.start();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        worker.requestStop();
        worker.awaitStop(Duration.ofSeconds(10));
    }

    private void publishUntilStopped() throws SQLException, InterruptedException {
        schema.migrate();
        try (Producer<byte[], byte[]> producer = newProducer()) {
            OutboxDrain drain = new OutboxDrain(this::inTransaction, producer);
            while (!worker.isStopping()) {
                int published = drain.publishOldest();
                worker.wentWell();
                if (published == 0) {
                    worker.rest(IDLE);
                }
            }
        }
    }

    private int inTransaction(OutboxStore.Work work) throws SQLException, InterruptedException {
        return Transaction.<Integer, InterruptedException>run(
                dataSource, connection -> work.on(new InTransaction(connection)));
    }

    private record InTransaction(Connection connection) implements OutboxStore.Messages {

        @Override
        public List<Outbox.Numbered> lockOldest(int limit, long maxBytes) throws SQLException {
            return Outbox.lockOldest(connection, limit, maxBytes);
        }

        @Override
        public void remove(List<Outbox.Numbered> messages) throws SQLException {
            Outbox.remove(connection, messages);
        }
    }

    private Producer<byte[], byte[]> newProducer() throws KafkaException {
        Map<String, Object> settings = new HashMap<>(kafkaSettings);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, config.projection().groupId() + "-outbox");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2L * MAX_REQUEST_BYTES);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
}

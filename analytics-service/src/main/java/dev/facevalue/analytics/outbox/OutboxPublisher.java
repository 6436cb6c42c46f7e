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
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;

/**
 * Empties the outbox into Kafka, oldest first. A message is taken out in the same transaction that locked it, after
 * Kafka has acknowledged it; whatever goes wrong before that leaves it where it was, to be tried again.
 */
@ApplicationScoped
public class OutboxPublisher {

    private static final Logger LOG = Logger.getLogger(OutboxPublisher.class);

    private static final int BATCH = 500;
    private static final long BATCH_BYTES = 8L * 1024 * 1024;
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
            while (!worker.isStopping()) {
                int published = publishOldest(producer);
                worker.wentWell();
                if (published == 0) {
                    worker.rest(IDLE);
                }
            }
        }
    }

    private int publishOldest(Producer<byte[], byte[]> producer) throws SQLException, InterruptedException {
        return Transaction.run(dataSource, connection -> {
            List<Outbox.Numbered> messages = Outbox.lockOldest(connection, BATCH, BATCH_BYTES);
            if (!messages.isEmpty()) {
                publish(producer, messages);
                Outbox.remove(connection, messages);
            }
            return messages.size();
        });
    }

    private static void publish(Producer<byte[], byte[]> producer, List<Outbox.Numbered> messages)
            throws InterruptedException {
        List<Future<RecordMetadata>> acknowledgements = new ArrayList<>(messages.size());
        for (Outbox.Numbered numbered : messages) {
            acknowledgements.add(producer.send(toRecord(numbered.message())));
        }
        for (int i = 0; i < messages.size(); i++) {
            try {
                acknowledgements.get(i).get();
            } catch (ExecutionException refused) {
                if (!(refused.getCause() instanceof RecordTooLargeException)) {
                    throw new KafkaException(refused.getCause());
                }
                // It would be refused for ever, and everything behind it with it.
                publishWithoutValue(producer, messages.get(i).message());
            }
        }
    }

    private static void publishWithoutValue(Producer<byte[], byte[]> producer, OutboxMessage message)
            throws InterruptedException {
        try {
            producer.send(toRecord(message.withoutValue())).get();
        } catch (ExecutionException refused) {
            throw new KafkaException(refused.getCause());
        }
    }

    private static ProducerRecord<byte[], byte[]> toRecord(OutboxMessage message) {
        ProducerRecord<byte[], byte[]> kafkaRecord =
                new ProducerRecord<>(message.topic(), message.partition(), message.key(), message.value());
        message.headers().forEach(header -> kafkaRecord.headers().add(header.name(), header.value()));
        return kafkaRecord;
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

package dev.facevalue.analytics.outbox;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/**
 * Empties an outbox into Kafka, oldest first. A message is taken out in the same transaction that locked it, after
 * Kafka has acknowledged it; whatever goes wrong before that leaves it where it was, to be tried again.
 */
final class OutboxDrain {

    private static final int BATCH = 500;
    private static final long BATCH_BYTES = 8L * 1024 * 1024;

    private final OutboxStore outbox;
    private final Producer<byte[], byte[]> producer;

    OutboxDrain(OutboxStore outbox, Producer<byte[], byte[]> producer) {
        this.outbox = outbox;
        this.producer = producer;
    }

    /**
     * Publishes the oldest messages.
     *
     * @return how many; 0 if there is none that nobody else is publishing
     * @throws SQLException if PostgreSQL fails
     * @throws KafkaException if Kafka fails
     */
    int publishOldest() throws SQLException, InterruptedException {
        return outbox.inTransaction(messages -> {
            List<Outbox.Numbered> oldest = messages.lockOldest(BATCH, BATCH_BYTES);
            if (!oldest.isEmpty()) {
                publish(oldest);
                messages.remove(oldest);
            }
            return oldest.size();
        });
    }

    private void publish(List<Outbox.Numbered> messages) throws InterruptedException {
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
                publishWithoutValue(messages.get(i).message());
            }
        }
    }

    private void publishWithoutValue(OutboxMessage message) throws InterruptedException {
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
}

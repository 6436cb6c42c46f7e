package dev.facevalue.analytics.deadletter;

import dev.facevalue.analytics.AnalyticsConfig;
import dev.facevalue.eventstream.Topics;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads the end of {@link Topics#DEAD_LETTERS}. At most {@value #AT_ONCE} at once do, each on a consumer of its own
 * that belongs to no group and keeps no value.
 */
@ApplicationScoped
class RecentDeadLetters {

    private static final int AT_ONCE = 2;
    private static final int FETCH_BYTES = 4 * 1024 * 1024;

    private final AnalyticsConfig config;
    private final Map<String, Object> kafkaSettings;
    private final Semaphore readers = new Semaphore(AT_ONCE);

    @Inject
    RecentDeadLetters(AnalyticsConfig config, @Identifier("default-kafka-broker") Map<String, Object> kafkaSettings) {
        this.config = config;
        this.kafkaSettings = kafkaSettings;
    }

    /**
     * The latest dead letters, the latest first.
     *
     * @param limit how many at most
     * @throws org.apache.kafka.common.KafkaException if the broker does not tell in time, or too many ask
     */
    List<DeadLetterNote> latest(int limit) {
        if (!readers.tryAcquire()) {
            throw new TimeoutException("too many ask for dead letters");
        }
        try (Consumer<byte[], byte[]> consumer = newConsumer()) {
            return latest(consumer, limit);
        } finally {
            readers.release();
        }
    }

    private List<DeadLetterNote> latest(Consumer<byte[], byte[]> consumer, int limit) {
        Duration timeout = config.answers().brokerTimeout();
        List<TopicPartition> partitions = IntStream.range(0, Topics.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(Topics.DEAD_LETTERS, partition))
                .toList();
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, timeout);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions, timeout);
        consumer.assign(partitions);
        // The latest of all may all lie in one partition.
        partitions.forEach(partition -> consumer.seek(
                partition, Math.max(begins.getOrDefault(partition, 0L), ends.getOrDefault(partition, 0L) - limit)));
        List<DeadLetterNote> notes = new ArrayList<>();
        long deadline = System.nanoTime() + 2 * timeout.toNanos();
        while (partitions.stream()
                .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
            if (System.nanoTime() - deadline > 0) {
                throw new TimeoutException("the dead letters could not be read in time");
            }
            consumer.poll(timeout).forEach(each -> notes.add(DeadLetterNote.of(each)));
        }
        return notes.stream()
                .sorted(Comparator.comparing(DeadLetterNote::time).reversed())
                .limit(limit)
                .toList();
    }

    private Consumer<byte[], byte[]> newConsumer() {
        Map<String, Object> settings = new HashMap<>(kafkaSettings);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "facevalue-dead-letters");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        settings.put(
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                Math.toIntExact(config.answers().brokerTimeout().toMillis()));
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}

package dev.facevalue.analytics.freshness;

import dev.facevalue.analytics.AnalyticsConfig;
import dev.facevalue.eventstream.Topics;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Asks the broker about the end of the topic, on a consumer of its own that belongs to no group; whoever asks has one
 * of these for himself. One question at a time; each takes no longer than
 * {@link AnalyticsConfig.Answers#brokerTimeout()}, and so does waiting for one's turn.
 */
@Dependent
class TopicEnd {

    /** A name that is taken would be warned of. */
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final AnalyticsConfig config;
    private final Map<String, Object> kafkaSettings;
    private final ReentrantLock turn = new ReentrantLock();
    private @Nullable Consumer<byte[], byte[]> consumer;

    @Inject
    TopicEnd(AnalyticsConfig config, @Identifier("default-kafka-broker") Map<String, Object> kafkaSettings) {
        this.config = config;
        this.kafkaSettings = kafkaSettings;
    }

    /**
     * The offset that the next record will have, by partition.
     *
     * @throws KafkaException if the broker does not tell in time
     */
    Map<Integer, Long> offsets() {
        return inTurn(asking -> {
            Map<Integer, Long> ends = new HashMap<>();
            asking.endOffsets(partitions(), config.answers().brokerTimeout())
                    .forEach((partition, end) -> ends.put(partition.partition(), end));
            return ends;
        });
    }

    /**
     * When the oldest of the records was written that are not projected yet; empty if there turn out to be none.
     *
     * @param lagging the partitions that have such
     * @throws TimeoutException if the broker does not bring them in time: that they are not known does not make them
     *     new
     */
    Optional<Instant> oldestOf(List<Freshness.Partition> lagging) {
        return inTurn(asking -> {
            Map<TopicPartition, Long> ends = new HashMap<>();
            lagging.forEach(partition -> ends.put(topicPartition(partition.partition()), partition.endOffset()));
            asking.assign(ends.keySet());
            // Where the question before was about the same partitions, they are still as it left them.
            asking.resume(ends.keySet());
            lagging.forEach(
                    partition -> asking.seek(topicPartition(partition.partition()), partition.projectedOffset()));
            return oldestUpTo(ends, asking, config.answers().brokerTimeout());
        });
    }

    /**
     * When the oldest of the records was written that come next in these partitions.
     *
     * @param ends where each partition ends: whoever gets there without a record has found that all were compacted away
     */
    static Optional<Instant> oldestUpTo(
            Map<TopicPartition, Long> ends, Consumer<byte[], byte[]> asking, Duration patience) {
        Map<TopicPartition, Long> missing = new HashMap<>(ends);
        long begin = System.nanoTime();
        Instant oldest = null;
        while (!missing.isEmpty()) {
            ConsumerRecords<byte[], byte[]> records = asking.poll(left(patience, begin));
            for (TopicPartition partition : records.partitions()) {
                ConsumerRecord<byte[], byte[]> first =
                        records.records(partition).getFirst();
                Instant loggedAt = Instant.ofEpochMilli(first.timestamp());
                if (missing.remove(partition) != null && (oldest == null || loggedAt.isBefore(oldest))) {
                    oldest = loggedAt;
                }
                asking.pause(Set.of(partition));
            }
            missing.entrySet().removeIf(end -> asking.position(end.getKey(), left(patience, begin)) >= end.getValue());
        }
        return Optional.ofNullable(oldest);
    }

    private static Duration left(Duration patience, long begin) {
        Duration left = patience.minusNanos(System.nanoTime() - begin);
        if (!left.isPositive()) {
            throw new TimeoutException("the broker does not bring what it has");
        }
        return left;
    }

    private interface Inquiry<T> {
        T ask(Consumer<byte[], byte[]> asking);
    }

    private <T> T inTurn(Inquiry<T> inquiry) {
        try {
            if (!turn.tryLock(config.answers().brokerTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TimeoutException("too many ask for the end of the topic");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TimeoutException(interrupted);
        }
        try {
            Consumer<byte[], byte[]> asking = consumer;
            if (asking == null) {
                asking = newConsumer();
                consumer = asking;
            }
            return inquiry.ask(asking);
        } finally {
            turn.unlock();
        }
    }

    private Consumer<byte[], byte[]> newConsumer() {
        Map<String, Object> settings = new HashMap<>(kafkaSettings);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "facevalue-freshness-" + NUMBERS.incrementAndGet());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // One record tells; a fetch brings a whole batch all the same.
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1024);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static List<TopicPartition> partitions() {
        return IntStream.range(0, Topics.PARTITIONS)
                .mapToObj(TopicEnd::topicPartition)
                .toList();
    }

    private static TopicPartition topicPartition(int partition) {
        return new TopicPartition(Topics.DEAL_EVENTS, partition);
    }

    @PreDestroy
    void close() {
        turn.lock();
        try {
            if (consumer != null) {
                consumer.close();
            }
        } finally {
            turn.unlock();
        }
    }
}

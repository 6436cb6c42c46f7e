package dev.facevalue.analytics.projection;

import dev.facevalue.eventstream.Topics;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Reads the topic and has it projected, turn by turn: poll, write, poll.
 *
 * <p>Where a partition goes on is asked of the tables, when it is assigned and whenever another instance has moved it
 * on. What is remembered in between is only where this loop left it. After any fault the loop is of no more use: a new
 * one, on a new consumer, asks the tables again.
 */
final class ProjectionLoop {

    private static final Logger LOG = Logger.getLogger(ProjectionLoop.class);

    private static final int UNTOLD = -1;

    private final Consumer<byte[], byte[]> consumer;
    private final ProjectionStore store;
    private final ProjectionWriter writer;
    private final Duration pollTimeout;
    private final ProjectionTracing tracing;

    /** Of each partition that is assigned: the position up to which it is written. */
    private final Map<TopicPartition, Long> positions = new HashMap<>();

    /**
     * How many partitions are this loop's, or {@link #UNTOLD}. Read by whoever asks whether the service is ready; all
     * else belongs to the one thread that turns the loop.
     */
    private volatile int share = UNTOLD;

    /** A loop that nobody traces. */
    ProjectionLoop(Consumer<byte[], byte[]> consumer, ProjectionStore store, Duration pollTimeout) {
        this(consumer, store, pollTimeout, ProjectionTracing.none());
    }

    /**
     * A loop that has not begun.
     *
     * @param consumer a member of the group, this loop's alone
     * @param pollTimeout how long a poll waits for the first record
     */
    ProjectionLoop(
            Consumer<byte[], byte[]> consumer, ProjectionStore store, Duration pollTimeout, ProjectionTracing tracing) {
        this.consumer = consumer;
        this.store = store;
        this.writer = new ProjectionWriter(store, true);
        this.pollTimeout = pollTimeout;
        this.tracing = tracing;
    }

    /**
     * Joins those who share the topic.
     *
     * @throws IllegalStateException if the topic has not the partitions that it must have
     * @throws org.apache.kafka.common.KafkaException if Kafka fails
     */
    void begin() {
        List<PartitionInfo> partitions = consumer.partitionsFor(Topics.DEAL_EVENTS);
        if (partitions.size() != Topics.PARTITIONS) {
            throw new IllegalStateException("topic %s has %d partitions instead of %d"
                    .formatted(Topics.DEAL_EVENTS, partitions.size(), Topics.PARTITIONS));
        }
        consumer.subscribe(List.of(Topics.DEAL_EVENTS), new SeekToStored());
    }

    /**
     * How many partitions are its share, be it none; empty while the group has not told it, or has given it up since.
     */
    OptionalInt share() {
        int told = share;
        return told == UNTOLD ? OptionalInt.empty() : OptionalInt.of(told);
    }

    /**
     * Polls once and has written what that brought.
     *
     * @throws SQLException if PostgreSQL fails
     * @throws org.apache.kafka.common.KafkaException if Kafka fails
     */
    ProjectionWriter.Written turn() throws SQLException {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(pollTimeout);
        List<PartitionBatch> batches = new ArrayList<>();
        positions.forEach((partition, from) -> {
            long to = consumer.position(partition);
            if (to > from) {
                batches.add(new PartitionBatch(partition.partition(), from, to, records.records(partition)));
            }
        });
        if (batches.isEmpty()) {
            return ProjectionWriter.Written.NOTHING;
        }
        ProjectionWriter.Written written = tracing.within(batches, () -> writer.write(batches));
        for (PartitionBatch batch : batches) {
            if (!written.stale().contains(batch.partition())) {
                positions.put(topicPartition(batch.partition()), batch.to());
            }
        }
        if (!written.stale().isEmpty()) {
            LOG.infof(
                    "Another consumer has projected partitions %s further; reading again from there", written.stale());
            seekToStored(topicPartitions(written.stale()));
        }
        return written;
    }

    /** On assignment, and whenever an offset was not where it had been left: the stored position counts, no other. */
    private void seekToStored(Collection<TopicPartition> partitions) throws SQLException {
        Map<Integer, Long> stored = store.nextOffsets();
        for (TopicPartition partition : partitions) {
            Long offset = stored.get(partition.partition());
            if (offset == null) {
                throw new IllegalStateException("no progress is stored for " + partition);
            }
            consumer.seek(partition, offset);
            positions.put(partition, offset);
        }
    }

    private final class SeekToStored implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            // Each rebalance tells each member, also of nothing new.
            if (!partitions.isEmpty()) {
                begin(partitions);
            }
            share = positions.size();
        }

        private void begin(Collection<TopicPartition> partitions) {
            try {
                seekToStored(partitions);
            } catch (SQLException unreachable) {
                // Ends the poll, and with it this consumer: whoever cannot know where to begin must not begin.
                throw new IllegalStateException("the stored offsets cannot be read", unreachable);
            }
            LOG.infof("Projecting partitions %s as well", partitions);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            partitions.forEach(positions::remove);
            share = share == UNTOLD ? UNTOLD : positions.size();
        }

        /** The group has given this member up, and it must join anew. */
        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            share = UNTOLD;
            onPartitionsRevoked(partitions);
        }
    }

    private static List<TopicPartition> topicPartitions(Set<Integer> partitions) {
        // In an order that is the same in every process: what a seed decides can then be told again anywhere.
        return partitions.stream().sorted().map(ProjectionLoop::topicPartition).toList();
    }

    private static TopicPartition topicPartition(int partition) {
        return new TopicPartition(Topics.DEAL_EVENTS, partition);
    }
}

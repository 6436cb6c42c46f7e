package dev.facevalue.analytics.rebuild;

import dev.facevalue.analytics.projection.PartitionBatch;
import dev.facevalue.analytics.projection.ProjectionWriter;
import dev.facevalue.eventstream.Topics;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Reads the topic from its first offset and folds it, up to where it is told and never further. */
final class Replay {

    private static final Duration POLL = Duration.ofMillis(500);

    private final Consumer<byte[], byte[]> consumer;
    private final ProjectionWriter writer;
    private final Map<TopicPartition, Long> positions = new HashMap<>();

    /**
     * Reads nothing yet.
     *
     * @param consumer belongs to no group, and is this replay's alone
     * @param writer writes what is folded
     */
    Replay(Consumer<byte[], byte[]> consumer, ProjectionWriter writer) {
        this.consumer = consumer;
        this.writer = writer;
        IntStream.range(0, Topics.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(Topics.DEAL_EVENTS, partition))
                .forEach(partition -> positions.put(partition, 0L));
        consumer.assign(positions.keySet());
        positions.forEach(consumer::seek);
    }

    /** How many offsets there are from here up to the given ones. */
    long remaining(Map<Integer, Long> offsets) {
        return positions.entrySet().stream()
                .mapToLong(each -> Math.max(0, until(offsets, each.getKey()) - each.getValue()))
                .sum();
    }

    /**
     * Folds one more portion, as long as something remains.
     *
     * @param offsets up to where, by partition
     * @throws SQLException if it could not be written; the replay must then be begun anew
     */
    void step(Map<Integer, Long> offsets) throws SQLException {
        positions.forEach((partition, position) -> {
            if (position < until(offsets, partition)) {
                consumer.resume(List.of(partition));
            } else {
                consumer.pause(List.of(partition));
            }
        });
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        List<PartitionBatch> batches = new ArrayList<>();
        positions.forEach((partition, from) -> {
            long to = Math.min(consumer.position(partition), until(offsets, partition));
            if (to > from) {
                batches.add(new PartitionBatch(
                        partition.partition(),
                        from,
                        to,
                        records.records(partition).stream()
                                .filter(each -> each.offset() < to)
                                .toList()));
            }
        });
        if (batches.isEmpty()) {
            return;
        }
        ProjectionWriter.Written written = writer.write(batches);
        if (!written.stale().isEmpty()) {
            throw new IllegalStateException("somebody else writes into the tables of this rebuild");
        }
        for (PartitionBatch batch : batches) {
            TopicPartition partition = new TopicPartition(Topics.DEAL_EVENTS, batch.partition());
            positions.put(partition, batch.to());
            if (consumer.position(partition) > batch.to()) {
                consumer.seek(partition, batch.to());
            }
        }
    }

    private static long until(Map<Integer, Long> offsets, TopicPartition partition) {
        return offsets.getOrDefault(partition.partition(), 0L);
    }
}

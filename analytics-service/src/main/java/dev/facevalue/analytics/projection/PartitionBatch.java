package dev.facevalue.analytics.projection;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What one poll brought of one partition.
 *
 * @param partition the partition
 * @param from the position from which it was read: the offset that must still be stored for it
 * @param to the position after it; offsets have gaps, so this is not the last record's offset plus one in general
 * @param records the records in between, in their order; may be none, where only gaps were passed
 */
public record PartitionBatch(int partition, long from, long to, List<ConsumerRecord<byte[], byte[]>> records) {

    /** @throws IllegalArgumentException if a record lies outside of {@code from} to {@code to}, or out of order */
    public PartitionBatch {
        records = List.copyOf(records);
        long expected = from;
        for (ConsumerRecord<byte[], byte[]> each : records) {
            if (each.partition() != partition || each.offset() < expected || each.offset() >= to) {
                throw new IllegalArgumentException("partition %d, %d to %d, has a record of partition %d at %d"
                        .formatted(partition, from, to, each.partition(), each.offset()));
            }
            expected = each.offset() + 1;
        }
    }
}

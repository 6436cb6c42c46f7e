package dev.facevalue.analytics.freshness;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far answers are behind what was said.
 *
 * @param partitions the topic's partitions
 * @param newestFactAt the greatest time of record ever applied; null before the first fact
 * @param behindSeconds how long ago the oldest record that is not projected yet was written; 0 when all are; null while
 *     the broker does not bring it
 */
public record Freshness(
        List<Partition> partitions,
        @Nullable Instant newestFactAt,
        @Nullable Double behindSeconds) {

    /**
     * One partition.
     *
     * @param topic its topic
     * @param partition its number, from 0
     * @param projectedOffset the offset of the next record to project
     * @param endOffset the offset that the next record will have
     * @param lag how many offsets lie between the two
     */
    public record Partition(String topic, int partition, long projectedOffset, long endOffset, long lag) {}
}

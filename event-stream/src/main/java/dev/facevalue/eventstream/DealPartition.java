package dev.facevalue.eventstream;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/**
 * Where a deal's records lie: the partition that Kafka's default partitioner gives for the key {@code dealId}. Records
 * are keyed by fact, so it must be said with every record that is written.
 */
public final class DealPartition {

    private DealPartition() {}

    /** The partition of a deal, 0 to {@link Topics#PARTITIONS} − 1. */
    public static int of(String dealId) {
        return Utils.toPositive(Utils.murmur2(dealId.getBytes(StandardCharsets.UTF_8))) % Topics.PARTITIONS;
    }
}

package dev.facevalue.eventstream;

import java.time.Duration;
import java.util.Map;

/** The topics of version 1 and the settings with which they are created. */
public final class Topics {

    /** Every fact about every deal: the record of truth. Compacted, so each fact has a key of its own. */
    public static final String DEAL_EVENTS = "facevalue.deal-events.v1";

    /** What lay in {@link #DEAL_EVENTS} and could not be read, as it came, with headers that say why. */
    public static final String DEAD_LETTERS = "facevalue.dead-letters.v1";

    /** The partitions of either topic. Fixed: with another number, a deal's facts would part. */
    public static final int PARTITIONS = 6;

    private static final String WEEK = millis(Duration.ofDays(7));

    /**
     * The settings of {@link #DEAL_EVENTS}. The log's own time is the time of a record, so that no writer can date a
     * record past its compaction; the lag and the retention of deletes leave a subscriber a week to see an erasure.
     */
    public static final Map<String, String> DEAL_EVENTS_CONFIG = Map.of(
            "cleanup.policy",
            "compact",
            "message.timestamp.type",
            "LogAppendTime",
            "max.compaction.lag.ms",
            WEEK,
            "delete.retention.ms",
            WEEK,
            "segment.ms",
            millis(Duration.ofDays(1)));

    /** The settings of {@link #DEAD_LETTERS}. */
    public static final Map<String, String> DEAD_LETTERS_CONFIG =
            Map.of("cleanup.policy", "delete", "retention.ms", millis(Duration.ofDays(30)));

    private Topics() {}

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}

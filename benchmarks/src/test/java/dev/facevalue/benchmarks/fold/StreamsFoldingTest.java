package dev.facevalue.benchmarks.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class StreamsFoldingTest {

    private static final TopicPartition CHANGES = new TopicPartition("application-changes-repartition", 0);
    private static final TopicPartition OTHER_CHANGES = new TopicPartition("application-changes-repartition", 1);

    @Test
    void whatIsCommittedInEveryPartitionIsReached() {
        Map<TopicPartition, Long> ends = Map.of(CHANGES, 5L, OTHER_CHANGES, 7L);

        assertThat(StreamsFolding.isReached(ends, committed(5, 8))).isTrue();
        assertThat(StreamsFolding.isReached(ends, committed(5, 6))).isFalse();
        assertThat(StreamsFolding.isReached(ends, Map.of(CHANGES, new OffsetAndMetadata(5))))
                .isFalse();
    }

    @Test
    void theSourceAloneTellsHowManyFactsAreFolded() {
        assertThat(GroupOffsets.folded(Map.of(
                        new TopicPartition(PeerFact.TOPIC, 0),
                        new OffsetAndMetadata(3),
                        new TopicPartition(PeerFact.TOPIC, 1),
                        new OffsetAndMetadata(4),
                        CHANGES,
                        new OffsetAndMetadata(100))))
                .isEqualTo(7);
    }

    private static Map<TopicPartition, OffsetAndMetadata> committed(long one, long other) {
        return Map.of(CHANGES, new OffsetAndMetadata(one), OTHER_CHANGES, new OffsetAndMetadata(other));
    }
}

package dev.facevalue.eventstream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DealPartitionTest {

    /** Computed with a murmur2 in Python, written apart from Kafka's. */
    @ParameterizedTest
    @CsvSource({"a, 4", "A, 4", "0, 2", "21, 0", "d-1, 1", "acme_7, 1", "deal-1, 2", "CRM:2026.00042, 3"})
    void aDealLiesWhereItAlwaysLay(String dealId, int partition) {
        assertThat(DealPartition.of(dealId)).isEqualTo(partition);
    }

    @Test
    void aDealLiesWhereKafkasOwnPartitionerPutsItsId() {
        Set<Integer> used = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            String dealId = "x".repeat(i % 120) + i;
            assertThat(DealPartition.of(dealId))
                    .as(dealId)
                    .isEqualTo(BuiltInPartitioner.partitionForKey(dealId.getBytes(UTF_8), Topics.PARTITIONS));
            used.add(DealPartition.of(dealId));
        }
        assertThat(used).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
    }
}

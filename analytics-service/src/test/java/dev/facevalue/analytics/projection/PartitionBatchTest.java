package dev.facevalue.analytics.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.facevalue.analytics.examples.Records;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class PartitionBatchTest {

    private static final int PARTITION = 3;

    @Test
    void offsetsMayHaveGapsAtBothEndsAndInBetween() {
        assertThat(new PartitionBatch(PARTITION, 10, 20, at(11, 12, 18)).records())
                .extracting(ConsumerRecord::offset)
                .containsExactly(11L, 12L, 18L);
    }

    @Test
    void recordsMayReachFromTheFirstOffsetToTheLast() {
        assertThat(new PartitionBatch(PARTITION, 10, 12, at(10, 11)).records()).hasSize(2);
    }

    @Test
    void thereMayBeNothingButAGap() {
        assertThat(new PartitionBatch(PARTITION, 10, 20, List.of()).records()).isEmpty();
    }

    @Test
    void aRecordBeforeTheBatchIsRefused() {
        assertRefused(10, 20, at(9, 11));
    }

    @Test
    void aRecordBehindTheBatchIsRefused() {
        assertRefused(10, 20, at(11, 20));
    }

    @Test
    void recordsOutOfOrderAreRefused() {
        assertRefused(10, 20, at(12, 11));
    }

    @Test
    void anOffsetThatComesTwiceIsRefused() {
        assertRefused(10, 20, at(11, 11));
    }

    @Test
    void aRecordOfAnotherPartitionIsRefused() {
        assertRefused(10, 20, List.of(Records.garbage(PARTITION + 1, 11)));
    }

    @Test
    void whatHappensToTheListLaterDoesNotMatter() {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>(at(11));
        PartitionBatch batch = new PartitionBatch(PARTITION, 10, 20, records);

        records.clear();

        assertThat(batch.records()).hasSize(1);
    }

    private static void assertRefused(long from, long to, List<ConsumerRecord<byte[], byte[]>> records) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PartitionBatch(PARTITION, from, to, records))
                .withMessageContaining("partition " + PARTITION);
    }

    private static List<ConsumerRecord<byte[], byte[]>> at(long... offsets) {
        return LongStream.of(offsets)
                .mapToObj(offset -> Records.garbage(PARTITION, offset))
                .toList();
    }
}

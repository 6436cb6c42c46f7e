package dev.facevalue.analytics.freshness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.facevalue.eventstream.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class TopicEndTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final TopicPartition ONE = new TopicPartition(Topics.DEAL_EVENTS, 1);
    private static final TopicPartition TWO = new TopicPartition(Topics.DEAL_EVENTS, 2);

    private final MockConsumer<byte[], byte[]> consumer = consumer();

    @Test
    void theOldestOfTheFirstCounts() {
        consumer.addRecord(at(ONE, 10, 5_000));
        consumer.addRecord(at(TWO, 20, 3_000));
        consumer.addRecord(at(TWO, 21, 1_000));

        assertThat(TopicEnd.oldestUpTo(Map.of(ONE, 11L, TWO, 22L), consumer, LONG))
                .contains(Instant.ofEpochSecond(3));
    }

    @Test
    void whatIsNotBroughtInTimeIsNotTakenForNew() {
        consumer.addRecord(at(ONE, 10, 5_000));

        assertThatExceptionOfType(TimeoutException.class)
                .isThrownBy(() -> TopicEnd.oldestUpTo(Map.of(ONE, 11L, TWO, 22L), consumer, Duration.ofMillis(1)));
    }

    @Test
    void whatWasCompactedAwayIsNotAwaited() {
        consumer.schedulePollTask(() -> consumer.seek(ONE, 12));

        assertThat(TopicEnd.oldestUpTo(Map.of(ONE, 12L), consumer, LONG)).isEqualTo(Optional.empty());
    }

    @Test
    void whatLiesBehindWhatWasCompactedAwayIs() {
        consumer.schedulePollTask(() -> consumer.seek(ONE, 12));
        consumer.schedulePollTask(() -> consumer.addRecord(at(ONE, 12, 5_000)));

        assertThat(TopicEnd.oldestUpTo(Map.of(ONE, 13L), consumer, LONG)).contains(Instant.ofEpochSecond(5));
    }

    private static MockConsumer<byte[], byte[]> consumer() {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
        consumer.assign(List.of(ONE, TWO));
        consumer.updateBeginningOffsets(Map.of(ONE, 0L, TWO, 0L));
        consumer.seek(ONE, 10);
        consumer.seek(TWO, 20);
        return consumer;
    }

    private static ConsumerRecord<byte[], byte[]> at(TopicPartition partition, long offset, long millis) {
        return new ConsumerRecord<>(
                partition.topic(),
                partition.partition(),
                offset,
                millis,
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                new byte[0],
                new byte[0],
                new RecordHeaders(),
                Optional.empty());
    }
}

package dev.facevalue.ingest.broker;

import dev.facevalue.eventstream.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what lies in the topic of facts. */
public final class DealEvents {

    private static final List<TopicPartition> PARTITIONS = IntStream.range(0, Topics.PARTITIONS)
            .mapToObj(partition -> new TopicPartition(Topics.DEAL_EVENTS, partition))
            .toList();

    private final String bootstrapServers;

    public DealEvents(TestBroker broker) {
        this.bootstrapServers = broker.bootstrapServers();
    }

    /** How many records were ever written, in all partitions. */
    public long written() {
        try (var consumer = consumer()) {
            return consumer.endOffsets(PARTITIONS).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    /** The record at a place. */
    public ConsumerRecord<byte[], byte[]> at(int partition, long offset) {
        return from(Map.of(new TopicPartition(Topics.DEAL_EVENTS, partition), offset)).stream()
                .filter(each -> each.offset() == offset)
                .findFirst()
                .orElseThrow();
    }

    /**
     * The records whose key begins with a dealId of this beginning, in the order of their offsets in each partition.
     */
    public List<ConsumerRecord<byte[], byte[]>> ofDealsNamed(String begin) {
        try (var consumer = consumer()) {
            return from(consumer.beginningOffsets(PARTITIONS)).stream()
                    .filter(each -> new String(each.key(), java.nio.charset.StandardCharsets.UTF_8).startsWith(begin))
                    .toList();
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> from(Map<TopicPartition, Long> offsets) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (var consumer = consumer()) {
            consumer.assign(offsets.keySet());
            offsets.forEach(consumer::seek);
            Map<TopicPartition, Long> ends = consumer.endOffsets(offsets.keySet());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}

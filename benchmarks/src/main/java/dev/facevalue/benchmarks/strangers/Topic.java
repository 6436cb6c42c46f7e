package dev.facevalue.benchmarks.strangers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** All that lies on the topics, read without any code of the services. */
final class Topic {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DEAL_EVENTS = "facevalue.deal-events.v1";
    private static final String DEAD_LETTERS = "facevalue.dead-letters.v1";

    private final Map<String, Fact> byPlace = new HashMap<>();
    private final Map<String, List<Fact>> byDeal = new HashMap<>();
    private final Map<String, Fact> standing = new HashMap<>();
    private final Map<String, Instant> erased = new HashMap<>();
    private int deadLetters;

    private Topic() {}

    /**
     * A fact as it was recorded.
     *
     * @param eventId its {@code ce_id}
     * @param time its {@code ce_time}
     */
    record Fact(String eventId, Instant time, JsonNode data) {}

    static Topic read(String bootstrapServers) {
        Topic topic = new Topic();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = new ArrayList<>();
            for (String name : List.of(DEAL_EVENTS, DEAD_LETTERS)) {
                consumer.partitionsFor(name)
                        .forEach(each -> partitions.add(new TopicPartition(name, each.partition())));
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(500)).forEach(topic::take);
            }
        }
        return topic;
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(DEAD_LETTERS)) {
            deadLetters++;
            return;
        }
        if (record.value() == null) {
            return;
        }
        try {
            JsonNode data = JSON.readTree(record.value());
            Fact fact = new Fact(header(record, "ce_id"), Instant.parse(header(record, "ce_time")), data);
            byPlace.put(record.partition() + ":" + record.offset(), fact);
            if (header(record, "ce_type").equals("dev.facevalue.deal.erased.v1")) {
                erased.merge(data.path("dealId").asText(), fact.time(), Topic::later);
                return;
            }
            byDeal.computeIfAbsent(data.path("dealId").asText(), _ -> new ArrayList<>())
                    .add(fact);
            String key = new String(record.key(), StandardCharsets.UTF_8);
            standing.put(key.substring(key.lastIndexOf('/') + 1), fact);
        } catch (IOException noJson) {
            throw new UncheckedIOException("what was published is no JSON", noJson);
        }
    }

    /** What was recorded up to an erasure is erased; what is recorded after it counts. */
    private boolean isErased(Fact fact) {
        Instant until = erased.get(fact.data().path("dealId").asText());
        return until != null && !fact.time().isAfter(until);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Nullable
    Fact at(int partition, long offset) {
        return byPlace.get(partition + ":" + offset);
    }

    List<Fact> of(String dealId) {
        return byDeal.getOrDefault(dealId, List.of());
    }

    int deadLetters() {
        return deadLetters;
    }

    int records() {
        return byPlace.size();
    }

    /** What of the projection's facts is not on the topic, and the other way round. */
    List<String> differences(String export) throws IOException {
        List<String> differences = new ArrayList<>();
        Map<String, Fact> left = new HashMap<>(standing);
        left.values().removeIf(this::isErased);
        for (String line : export.lines().toList()) {
            JsonNode fact = JSON.readTree(line);
            Fact recorded = left.remove(fact.path("factId").asText());
            if (recorded == null || !recorded.data().equals(fact.path("data"))) {
                differences.add("projected, but not as it was recorded: " + line);
            }
        }
        left.forEach((factId, fact) -> differences.add("recorded, but not projected: " + factId + ' ' + fact));
        return differences;
    }
}

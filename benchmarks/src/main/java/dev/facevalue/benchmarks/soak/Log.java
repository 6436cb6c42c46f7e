package dev.facevalue.benchmarks.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facevalue.benchmarks.soak.Fates.Place;
import dev.facevalue.benchmarks.soak.Story.Fact;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** All that lies on the topics, held against what was sent, with no code of the services. */
final class Log {

    static final String DEAL_EVENTS = "facevalue.deal-events.v1";
    private static final String DEAD_LETTERS = "facevalue.dead-letters.v1";
    private static final String OUTCOME = "dev.facevalue.deal-outcome.recorded.v1";
    private static final String OBSERVATION = "dev.facevalue.relationship.observed.v1";
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int NAMED = 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Story story;
    private final Fates fates;
    private final Counters found = new Counters();
    private final Fingerprints facts = new Fingerprints();
    private final List<String> strange = new ArrayList<>();
    private long strangers;
    private long records;
    private long appended;
    private long deadLetters;
    private long receiptsFound;

    Log(Story story, Fates fates) {
        this.story = story;
        this.fates = fates;
    }

    /** Reads both topics to their ends. */
    static Log read(String bootstrapServers, Story story, Fates fates) {
        Log log = new Log(story, fates);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            log.deadLetters = ends(consumer, DEAD_LETTERS).values().stream()
                    .mapToLong(end -> end)
                    .sum();
            Map<TopicPartition, Long> ends = ends(consumer, DEAL_EVENTS);
            log.appended = ends.values().stream().mapToLong(end -> end).sum();
            consumer.assign(ends.keySet());
            consumer.seekToBeginning(ends.keySet());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(log::take);
            }
        }
        return log;
    }

    private static Map<TopicPartition, Long> ends(KafkaConsumer<byte[], byte[]> consumer, String topic) {
        return consumer.endOffsets(consumer.partitionsFor(topic).stream()
                .map(each -> new TopicPartition(topic, each.partition()))
                .toList());
    }

    void take(ConsumerRecord<byte[], byte[]> each) {
        records++;
        Place place = new Place(each.partition(), each.offset());
        Optional<Fact> fact = fact(each);
        if (fact.isEmpty()) {
            strange(place + " is nothing that should be there: " + text(each.key()) + ' ' + text(each.value()));
            return;
        }
        String data = text(each.value());
        if (!says(data, story.recorded(fact.get()))) {
            strange(place + " says " + data + " and not " + story.recorded(fact.get()));
        }
        found.add(fact.get().number());
        facts.add(text(each.key()).substring(fact.get().dealId().length() + 1), data);
        Fact told = fates.receipts().get(place);
        if (told != null && told.equals(fact.get()) && header(each, "ce_id").equals(told.eventId())) {
            receiptsFound++;
        }
    }

    /** What a record is, by its headers and its key. */
    private static Optional<Fact> fact(ConsumerRecord<byte[], byte[]> each) {
        if (each.key() == null || each.value() == null) {
            return Optional.empty();
        }
        try {
            String dealId = header(each, "ce_subject");
            String type = header(each, "ce_type");
            return Story.fact(dealId, Instant.parse(header(each, "ce_time")))
                    .filter(fact -> type.equals(fact.isOutcome() ? OUTCOME : OBSERVATION))
                    .filter(fact -> text(each.key()).startsWith(dealId + '/'));
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }

    private static boolean says(String data, String expected) {
        try {
            return data.equals(expected) || JSON.readTree(data).equals(JSON.readTree(expected));
        } catch (JsonProcessingException noJson) {
            return false;
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> each, String name) {
        Header header = each.headers().lastHeader(name);
        return header == null ? "" : text(header.value());
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "nothing" : new String(bytes, UTF_8);
    }

    private void strange(String what) {
        strangers++;
        if (strange.size() < NAMED) {
            strange.add(what);
        }
    }

    /** Records of the topic. */
    long records() {
        return records;
    }

    /** How many records were ever appended, by the ends of the partitions. */
    long appended() {
        return appended;
    }

    /** For tests, which have no broker to tell it. */
    void appended(long number) {
        appended = number;
    }

    long deadLetters() {
        return deadLetters;
    }

    /** For tests, as above. */
    void deadLetters(long number) {
        deadLetters = number;
    }

    /** The facts by their names and their data. */
    Fingerprints facts() {
        return facts;
    }

    /** How often a fact lies there. */
    int times(Fact fact) {
        return found.get(fact.number());
    }

    /** No deal with this number or a greater one was found or accepted. */
    long dealBound() {
        return Math.max(found.bound() / Story.STEPS + 1L, fates.dealBound());
    }

    /** What does not agree with what was accepted, refused and left unknown. */
    Differences differences() {
        // Compaction drops equal copies; then a fact must still be there, but perhaps not as often as it was accepted.
        boolean compacted = records < appended;
        long lost = 0;
        long surplus = 0;
        List<String> named = new ArrayList<>(strange);
        for (long deal = 0; deal < dealBound(); deal++) {
            for (int step = 0; step < Story.STEPS; step++) {
                Fact fact = new Fact(deal, step);
                int times = times(fact);
                int accepted = fates.timesAccepted(fact);
                int missing = Math.max(0, (compacted ? Math.min(1, accepted) : accepted) - times);
                int tooMany = Math.max(0, times - accepted - fates.timesUnknown(fact));
                lost += missing;
                surplus += tooMany;
                if (missing + tooMany > 0 && named.size() < NAMED) {
                    named.add("%s is there %d times, was accepted %d times, and may have been %d times more"
                            .formatted(fact, times, accepted, fates.timesUnknown(fact)));
                }
            }
        }
        long misplaced = fates.receipts().size() - receiptsFound;
        return new Differences(lost, surplus, strangers, compacted ? 0 : misplaced, compacted, named);
    }

    /**
     * How the log differs from what was sent.
     *
     * @param lost facts that were accepted more often than they lie there
     * @param surplus facts that lie there more often than they may
     * @param strangers records that are no fact that was ever sent, or say something else than it
     * @param misplaced receipts at whose place another record lies, or one of another name; 0 after compaction
     * @param compacted whether records were dropped, so that copies cannot be counted any more
     * @param named the first of them in words
     */
    record Differences(
            long lost, long surplus, long strangers, long misplaced, boolean compacted, List<String> named) {}
}

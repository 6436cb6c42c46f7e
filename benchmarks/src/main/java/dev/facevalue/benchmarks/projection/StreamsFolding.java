package dev.facevalue.benchmarks.projection;

import dev.facevalue.localstack.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** {@link StreamsPeer} as an application that never ran, with no state. */
final class StreamsFolding implements Folding {

    /** More than the ends of transactions that can follow the last record of a partition. */
    private static final long TAIL = 1_000;

    private static final Duration TAIL_POLL = Duration.ofMillis(100);

    private final FilledTopic topic;
    private final String application;
    private final Path state;
    private final PeerProcess peer;
    private final GroupOffsets offsets;
    private final long facts;

    /** Where the changes of counts end that all facts have led to; null until all of these are written. */
    private @Nullable Map<TopicPartition, Long> changesEnd;

    private StreamsFolding(FilledTopic topic, String application, Path state, PeerProcess peer, long facts) {
        this.topic = topic;
        this.application = application;
        this.state = state;
        this.peer = peer;
        this.offsets = new GroupOffsets(topic, application);
        this.facts = facts;
    }

    /**
     * How the peer is set up.
     *
     * @param threads its stream threads
     * @param commitInterval how often it commits
     */
    record Tuning(int threads, Duration commitInterval) {}

    /**
     * Starts it.
     *
     * @param directory for the state and the log
     * @param heap as {@code -Xmx} has it
     * @param facts how many there are on the topic
     */
    static StreamsFolding start(FilledTopic topic, Path directory, String heap, Tuning tuning, long facts)
            throws IOException {
        String application = "streams-" + UUID.randomUUID();
        Path state = Files.createTempDirectory(directory, "streams");
        PeerProcess peer = PeerProcess.start(
                StreamsPeer.class,
                heap,
                directory.resolve("streams.log"),
                List.of(
                        "--kafka=" + topic.bootstrapServers(),
                        "--application=" + application,
                        "--state=" + state,
                        "--threads=" + tuning.threads(),
                        "--commit-interval-millis=" + tuning.commitInterval().toMillis()));
        return new StreamsFolding(topic, application, state, peer, facts);
    }

    /** What the last fact leads to counts as folded once the counts are committed as well. */
    @Override
    public long folded() throws InterruptedException, ExecutionException {
        peer.requireAlive();
        Map<TopicPartition, OffsetAndMetadata> committed = offsets.committed();
        long folded = GroupOffsets.folded(committed);
        if (folded < facts) {
            return folded;
        }
        Map<TopicPartition, Long> ends = changesEnd;
        if (ends == null) {
            // The facts' offsets are committed in the transaction that writes the changes, so no more will come.
            ends = endsOfChanges();
            changesEnd = ends;
        }
        return isReached(ends, committed) ? facts : facts - 1;
    }

    /** Whether a partition that holds something is committed up to where it ends. */
    static boolean isReached(Map<TopicPartition, Long> ends, Map<TopicPartition, OffsetAndMetadata> committed) {
        return ends.entrySet().stream()
                .allMatch(end -> Optional.ofNullable(committed.get(end.getKey()))
                        .map(OffsetAndMetadata::offset)
                        .filter(offset -> offset >= end.getValue())
                        .isPresent());
    }

    /**
     * The offset after the last record of each partition that holds any. A log of transactions goes on behind it, with
     * marks that no consumer is told of and none need commit.
     */
    private Map<TopicPartition, Long> endsOfChanges() throws InterruptedException, ExecutionException {
        Map<TopicPartition, Long> logEnds = topic.ends(application + '-' + FoldTopology.CHANGES);
        Map<TopicPartition, Long> ends = new HashMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        topic.bootstrapServers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        // Streams deletes what it has repartitioned.
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(logEnds.keySet());
            logEnds.forEach((partition, end) -> consumer.seek(partition, Math.max(0, end - TAIL)));
            while (logEnds.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> change : consumer.poll(TAIL_POLL)) {
                    ends.put(new TopicPartition(change.topic(), change.partition()), change.offset() + 1);
                }
            }
        }
        return ends;
    }

    @Override
    public GroupCounts counts() throws IOException, InterruptedException {
        return GroupCounts.ofLines(peer.finish());
    }

    @Override
    public void close() throws IOException {
        peer.close();
        Directories.delete(state);
        topic.deleteAllThatBeginWith(application);
    }
}

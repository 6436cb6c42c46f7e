package dev.facevalue.benchmarks.fold;

import dev.facevalue.localstack.Directories;
import dev.facevalue.localstack.Ports;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** {@link StreamsPeer} as an application that never ran, with no state. */
public final class StreamsFolding implements Answering {

    /** More than the ends of transactions that can follow the last record of a partition. */
    private static final long TAIL = 1_000;

    private static final Duration TAIL_POLL = Duration.ofMillis(100);

    private static final Duration ANSWERS_BOUND = Duration.ofMinutes(3);

    private final Topics topic;
    private final String application;
    private final Path state;
    private final PeerProcess peer;
    private final URI uri;
    private final GroupOffsets offsets;

    /** Where the changes of counts end that all facts have led to; null until all of these are written. */
    private @Nullable Map<TopicPartition, Long> changesEnd;

    private StreamsFolding(Topics topic, String application, Path state, PeerProcess peer, URI uri) {
        this.topic = topic;
        this.application = application;
        this.state = state;
        this.peer = peer;
        this.uri = uri;
        this.offsets = new GroupOffsets(topic, application);
    }

    /**
     * How the peer is set up.
     *
     * @param threads its stream threads
     * @param commitInterval how often it commits
     * @param linger how long what it writes may wait for more, before the next commit
     */
    public record Tuning(int threads, Duration commitInterval, Duration linger) {

        /** What Kafka Streams has its producers wait, unless told otherwise. */
        private static final Duration USUAL_LINGER = Duration.ofMillis(100);

        /** For as many facts a second as it can. */
        public static Tuning forThroughput(int threads, Duration commitInterval) {
            return new Tuning(threads, commitInterval, USUAL_LINGER);
        }

        /** For facts that count soon: nothing waits but for the commit. */
        public static Tuning forFreshness(int threads, Duration commitInterval) {
            return new Tuning(threads, commitInterval, Duration.ZERO);
        }
    }

    /**
     * Starts it.
     *
     * @param directory for the state and the log
     * @param heap as {@code -Xmx} has it
     */
    public static StreamsFolding start(Topics topic, Path directory, String heap, Tuning tuning) throws IOException {
        String application = "streams-" + UUID.randomUUID();
        Path state = Files.createTempDirectory(directory, "streams");
        int port = Ports.free();
        PeerProcess peer = PeerProcess.start(
                StreamsPeer.class,
                heap,
                directory.resolve("streams.log"),
                List.of(
                        "--kafka=" + topic.bootstrapServers(),
                        "--application=" + application,
                        "--state=" + state,
                        "--threads=" + tuning.threads(),
                        "--commit-interval-millis=" + tuning.commitInterval().toMillis(),
                        "--linger-millis=" + tuning.linger().toMillis(),
                        "--port=" + port));
        return new StreamsFolding(topic, application, state, peer, URI.create("http://127.0.0.1:" + port));
    }

    /** What the last fact leads to counts as folded once the counts are committed as well. */
    @Override
    public long folded(long facts) throws InterruptedException, ExecutionException {
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
    public void awaitAnswers() throws IOException, InterruptedException {
        long end = System.nanoTime() + ANSWERS_BOUND.toNanos();
        try (Answers<GroupCounts> answers = answers(List.of())) {
            while (!isAnswered(answers)) {
                peer.requireAlive();
                if (System.nanoTime() - end > 0) {
                    throw new IllegalStateException("the peer does not answer");
                }
                Thread.sleep(TAIL_POLL);
            }
        }
    }

    private static boolean isAnswered(Answers<GroupCounts> answers) throws InterruptedException {
        try {
            answers.ask();
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public Answers<GroupCounts> answers(List<String> countries) {
        String query = countries.stream().map(CountsServer.COUNTRY::concat).collect(Collectors.joining("&"));
        return Answers.to(
                uri.resolve(CountsServer.PATH + (query.isEmpty() ? "" : '?' + query)),
                body -> GroupCounts.ofLines(body.lines().toList()));
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

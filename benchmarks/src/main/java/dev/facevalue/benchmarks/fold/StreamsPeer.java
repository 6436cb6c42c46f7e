package dev.facevalue.benchmarks.fold;

import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The peer with Kafka Streams, a program of its own: folds until its input ends, then prints its counts, a group and a
 * number a line, and ends. Meanwhile it answers with its counts over HTTP, from the stores as they are: what is not
 * committed yet counts too, and might go back after a crash.
 */
@Command(name = "streams-peer")
final class StreamsPeer extends Peer {

    @Option(names = "--application", required = true)
    private String application = "";

    @Option(names = "--state", required = true)
    private String state = "";

    @Option(names = "--threads", required = true)
    private int threads;

    @Option(names = "--commit-interval-millis", required = true)
    private long commitIntervalMillis;

    @Option(names = "--linger-millis", required = true)
    private long lingerMillis;

    @Option(names = "--port", required = true)
    private int port;

    @Override
    public Integer call() throws Exception {
        try (KafkaStreams streams = new KafkaStreams(FoldTopology.build(), streamsSettings());
                CountsServer _ = CountsServer.start(port, countries -> counts(streams, countries))) {
            streams.start();
            awaitEndOfInput();
            counts(streams, Set.of()).forEach((group, deals) -> System.out.println(group + ' ' + deals));
        }
        return 0;
    }

    private static Map<String, Long> counts(KafkaStreams streams, Set<String> countries) {
        ReadOnlyKeyValueStore<Group, Long> store = streams.store(
                StoreQueryParameters.fromNameAndType(FoldTopology.COUNTS, QueryableStoreTypes.keyValueStore()));
        Map<String, Long> counts = new TreeMap<>();
        try (KeyValueIterator<Group, Long> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<Group, Long> count = all.next();
                if (countries.isEmpty() || countries.contains(count.key.country())) {
                    counts.put(count.key.toString(), count.value);
                }
            }
        }
        return counts;
    }

    private Properties streamsSettings() {
        Properties settings = settings();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, state);
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitIntervalMillis);
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, 1);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        // As ingest has it, and in larger batches than the producer's 16 KiB: the changelog is most of what it writes.
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 128 * 1024);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), lingerMillis);
        return settings;
    }
}

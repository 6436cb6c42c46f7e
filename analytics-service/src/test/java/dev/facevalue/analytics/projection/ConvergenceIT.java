package dev.facevalue.analytics.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.facevalue.analytics.AnalyticsConfig;
import dev.facevalue.analytics.LocalStackResource;
import dev.facevalue.analytics.Stream;
import dev.facevalue.analytics.TestConfig;
import dev.facevalue.analytics.TestDatabase;
import dev.facevalue.analytics.outbox.Outboxes;
import dev.facevalue.analytics.store.Schema;
import dev.facevalue.analytics.store.Schemas;
import dev.facevalue.analytics.store.StoredOffsets;
import dev.facevalue.eventstream.Topics;
import dev.facevalue.localstack.Broker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same facts through a real Kafka into a real PostgreSQL: in any order, some of them again, split into any
 * transactions, whatever breaks meanwhile. The deals are the contract's every time.
 */
@Timeout(180)
@SuppressWarnings("NullAway.Init") // opened before the tests
class ConvergenceIT {

    private static final List<TopicPartition> PARTITIONS = IntStream.range(0, Topics.PARTITIONS)
            .mapToObj(partition -> new TopicPartition(Topics.DEAL_EVENTS, partition))
            .toList();

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path directory;

    private static Broker broker;
    private static Stream stream;
    private static KafkaConsumer<byte[], byte[]> ends;

    private final List<Projection> running = new ArrayList<>();
    private FactWorld world;
    private long beginning;

    @BeforeAll
    static void startAll() {
        broker = Broker.start(directory, 0);
        LocalStackResource.createTopics(broker.bootstrapServers());
        stream = new Stream(broker.bootstrapServers());
        ends = new KafkaConsumer<>(kafkaSettings(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @AfterAll
    static void stopAll() {
        ends.close();
        stream.close();
        broker.close();
    }

    @BeforeEach
    void makeUpFacts() throws SQLException {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        world = new FactWorld("world-" + seed, new Random(seed));
        beginAt(endOffsets());
    }

    @AfterEach
    void stopProjecting() throws InterruptedException {
        for (Projection each : running) {
            each.stop(new ShutdownEvent());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 50, 20_000})
    void theDealsAreTheSameForAnyOrderAnyRepetitionAndAnySplit(int maxRecords) throws Exception {
        stream.write(world.delivery());

        project(config(maxRecords));
        awaitProjected();

        assertDealsAreWhatTheContractSays();
    }

    @Test
    void theDealsAreTheSameWhenInstancesComeAndGo() throws Exception {
        stream.write(world.delivery());
        AnalyticsConfig config = config(5);

        Projection first = project(config);
        awaitProjected(0.2);
        project(config);
        awaitProjected(0.5);
        first.stop(new ShutdownEvent());
        awaitProjected();

        assertDealsAreWhatTheContractSays();
    }

    @Test
    void theDealsAreTheSameWhenConnectionsBreakAgainAndAgain() throws Exception {
        stream.write(world.delivery());

        project(config(5));
        int broken = 0;
        for (double part = 0.1; part < 1; part += 0.1) {
            awaitProjected(part);
            broken += breakConnections();
        }
        awaitProjected();

        assertThat(broken).isPositive();
        assertDealsAreWhatTheContractSays();
    }

    @Test
    void aProjectionRebuiltFromTheWholeTopicHoldsTheSameDeals() throws Exception {
        for (int delivery = 0; delivery < 3; delivery++) {
            stream.write(world.delivery());
        }
        beginAt(endOffsets().keySet().stream().collect(Collectors.toMap(partition -> partition, _ -> 0L)));

        project(config(20_000));
        awaitProjected();

        assertDealsAreWhatTheContractSays();
    }

    private void assertDealsAreWhatTheContractSays() throws SQLException {
        Stored stored = Stored.in(DATABASE.dataSource());
        Map<String, Oracle.Holding> expected = world.holding();
        Map<String, Oracle.Holding> actual = new HashMap<>();
        stored.deals().forEach((dealId, deal) -> {
            if (expected.containsKey(dealId)) {
                actual.put(dealId, Oracle.Holding.stored(deal.state(), deal.codes(), deal.team()));
            }
        });
        assertThat(actual).isEqualTo(expected);
        // What was erased leaves tombstones, but nothing is a dead letter.
        assertThat(stored.outbox()).extracting(Stored.Letter::topic).doesNotContain(Topics.DEAD_LETTERS);
    }

    private Projection project(AnalyticsConfig config) {
        Schema schema = Schemas.in(DATABASE.dataSource());
        schema.migrate();
        Projection projecting = new Projection(
                DATABASE.dataSource(),
                schema,
                Outboxes.idle(DATABASE.dataSource(), schema, config),
                config,
                new SimpleMeterRegistry(),
                ProjectionTracing.none(),
                kafkaSettings());
        projecting.start(new StartupEvent());
        running.add(projecting);
        return projecting;
    }

    /** A group of its own for each test, so that none waits for what another has left. */
    private static AnalyticsConfig config(int maxRecords) {
        return TestConfig.but(Map.of(
                "projection.group-id",
                UUID.randomUUID().toString(),
                "projection.consumers",
                "2",
                "projection.max-records",
                Integer.toString(maxRecords),
                "projection.poll-timeout",
                "100ms",
                "projection.back-off",
                "20ms"));
    }

    private static Map<String, Object> kafkaSettings() {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    /** An empty projection that will read from these offsets on. */
    private void beginAt(Map<Integer, Long> offsets) throws SQLException {
        beginning = sum(offsets);
        DATABASE.clear();
        for (Map.Entry<Integer, Long> each : offsets.entrySet()) {
            DATABASE.execute("update projection_progress set next_offset = %d where partition_no = %d"
                    .formatted(each.getValue(), each.getKey()));
        }
    }

    private static void awaitProjected() {
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> endOffsets().equals(nextOffsets()));
    }

    /** Waits until a part of what this test has written is projected, be it more meanwhile. */
    private void awaitProjected(double part) {
        long end = sum(endOffsets());
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> sum(nextOffsets()) >= beginning + part * (end - beginning));
    }

    private static long sum(Map<Integer, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    private static Map<Integer, Long> endOffsets() {
        return ends.endOffsets(PARTITIONS).entrySet().stream()
                .collect(Collectors.toMap(end -> end.getKey().partition(), Map.Entry::getValue));
    }

    private static Map<Integer, Long> nextOffsets() throws SQLException {
        return StoredOffsets.read(DATABASE.dataSource());
    }

    /** Ends what the projection is connected by just now; how many connections that were. */
    private static int breakConnections() throws SQLException {
        try (Connection connection = DATABASE.dataSource().getConnection();
                Statement terminate = connection.createStatement();
                ResultSet terminated =
                        terminate.executeQuery("select count(pg_terminate_backend(pid)) from pg_stat_activity"
                                + " where pid <> pg_backend_pid() and usename = current_user")) {
            terminated.next();
            return terminated.getInt(1);
        }
    }
}

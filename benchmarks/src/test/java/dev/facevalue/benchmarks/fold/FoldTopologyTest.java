package dev.facevalue.benchmarks.fold;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.benchmarks.testbed.Said;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldTopologyTest {

    private static final String OUTCOME = "dev.facevalue.deal-outcome.recorded.v1";
    private static final String OBSERVATION = "dev.facevalue.relationship.observed.v1";

    /** Not many: the driver commits after every record. */
    private static final long DEALS = 20;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path state;

    @SuppressWarnings("NullAway.Init")
    private TopologyTestDriver driver;

    @SuppressWarnings("NullAway.Init")
    private TestInputTopic<byte[], byte[]> topic;

    private int said;

    @BeforeEach
    void start() {
        Properties settings = new Properties();
        settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        driver = new TopologyTestDriver(FoldTopology.build(), settings);
        topic = driver.createInputTopic(PeerFact.TOPIC, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void movesADealFromGroupToGroup() {
        say(OUTCOME, "deal-1", "{\"country\":\"NL\",\"decidedAt\":\"2026-01-01T00:00:00Z\",\"strategy\":\"CONFRONT\"}");
        say(OUTCOME, "deal-2", "{\"country\":\"NL\",\"decidedAt\":\"2026-01-01T00:00:00Z\",\"strategy\":\"CONFRONT\"}");
        assertThat(counts()).isEqualTo(Map.of("NL CONFRONT UNKNOWN", 2L));

        say(OBSERVATION, "deal-1", "{\"observedAt\":\"2026-02-01T00:00:00Z\",\"relationship\":\"SEVERED\"}");
        assertThat(counts()).isEqualTo(Map.of("NL CONFRONT UNKNOWN", 1L, "NL CONFRONT SEVERED", 1L));

        say(
                OUTCOME,
                "deal-1",
                "{\"country\":\"DE\",\"decidedAt\":\"2026-01-01T00:00:00Z\",\"strategy\":\"SAVE_FACE\"}");
        assertThat(counts()).isEqualTo(Map.of("NL CONFRONT UNKNOWN", 1L, "DE SAVE_FACE SEVERED", 1L));
    }

    @Test
    void countsEachOfManyDealsOnce() {
        for (long deal = 0; deal < DEALS; deal++) {
            say(OUTCOME, "deal-" + deal, Said.outcome(deal));
            say(OUTCOME, "deal-" + deal, Said.correction(deal));
            say(OBSERVATION, "deal-" + deal, Said.observation(deal));
        }

        assertThat(counts().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(DEALS);
    }

    private void say(String type, String dealId, String json) {
        said++;
        topic.pipeInput(new TestRecord<>(
                (dealId + '/' + new UUID(0, said)).getBytes(UTF_8),
                json.getBytes(UTF_8),
                new RecordHeaders()
                        .add("ce_type", type.getBytes(UTF_8))
                        .add(
                                "ce_time",
                                "2026-01-01T00:%02d:%02dZ"
                                        .formatted(said / 60, said % 60)
                                        .getBytes(UTF_8))));
    }

    private Map<String, Long> counts() {
        KeyValueStore<Group, ValueAndTimestamp<Long>> store = driver.getTimestampedKeyValueStore(FoldTopology.COUNTS);
        Map<String, Long> counts = new TreeMap<>();
        try (KeyValueIterator<Group, ValueAndTimestamp<Long>> all = store.all()) {
            all.forEachRemaining(count -> counts.put(count.key.toString(), count.value.value()));
        }
        counts.values().removeIf(deals -> deals == 0);
        return counts;
    }
}

package dev.facevalue.analytics.rebuild;

import dev.facevalue.analytics.AnalyticsConfig;
import dev.facevalue.analytics.projection.ProjectionWriter;
import dev.facevalue.analytics.store.Schema;
import dev.facevalue.analytics.store.StoredOffsets;
import dev.facevalue.analytics.store.Transaction;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * Rebuilds the projection from the topic, beside the live one: replays up to where the live one stands, again and again
 * while that moves on, then has it stand still for the last few records, the comparison and the switch.
 */
@ApplicationScoped
class Rebuild {

    private static final Logger LOG = Logger.getLogger(Rebuild.class);

    /** So few records left are replayed while the live projection stands still. */
    private static final long FEW = 2_000;

    /** One rebuild at a time, whoever begins it: an advisory lock of PostgreSQL, held as long as its connection. */
    private static final long LOCK = 0x0FACE_0000_0001L;

    private static final int SWITCH_ATTEMPTS = 20;
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String DEADLOCK_DETECTED = "40P01";

    private final DataSource dataSource;
    private final Schema schema;
    private final AnalyticsConfig config;
    private final Map<String, Object> kafkaSettings;

    @Inject
    Rebuild(
            DataSource dataSource,
            Schema schema,
            AnalyticsConfig config,
            @Identifier("default-kafka-broker") Map<String, Object> kafkaSettings) {
        this.dataSource = dataSource;
        this.schema = schema;
        this.config = config;
        this.kafkaSettings = kafkaSettings;
    }

    /** What came of it. */
    sealed interface Outcome {}

    /** The fresh projection has taken the live one's place. */
    record Switched(Comparison comparison) implements Outcome {}

    /** They differ, and that was not to be accepted: the live one stays, the fresh one is dropped. */
    record Differing(Comparison comparison) implements Outcome {}

    /** Another rebuild is under way. */
    record Busy() implements Outcome {}

    /** Is told how far the replay has come: how many offsets there are still to replay. */
    interface Listener {
        void remaining(long offsets);
    }

    /**
     * Rebuilds.
     *
     * @param acceptDifferences whether to switch though the two differ
     * @throws SQLException if PostgreSQL fails; the live projection is untouched then
     * @throws org.apache.kafka.common.KafkaException if Kafka fails, or no longer has the topic's first records
     */
    Outcome run(boolean acceptDifferences, Listener listener) throws SQLException {
        schema.migrate();
        try (Connection exclusive = dataSource.getConnection()) {
            if (!tryLock(exclusive)) {
                return new Busy();
            }
            try {
                Transaction.run(dataSource, connection -> {
                    FreshTables.create(connection);
                    return true;
                });
                return replayAndSwitch(acceptDifferences, listener);
            } finally {
                Transaction.run(dataSource, connection -> {
                    FreshTables.drop(connection);
                    return true;
                });
                unlock(exclusive);
            }
        }
    }

    private Outcome replayAndSwitch(boolean acceptDifferences, Listener listener) throws SQLException {
        ProjectionWriter fresh = ProjectionWriter.silent(dataSource, config, FreshTables.SCHEMA);
        try (KafkaConsumer<byte[], byte[]> consumer = newConsumer()) {
            Replay replay = new Replay(consumer, fresh);
            for (int attempt = 1; ; attempt++) {
                Map<Integer, Long> offsets = StoredOffsets.read(dataSource);
                while (replay.remaining(offsets) > FEW) {
                    listener.remaining(replay.remaining(offsets));
                    replay.step(offsets);
                    offsets = StoredOffsets.read(dataSource);
                }
                listener.remaining(replay.remaining(offsets));
                try {
                    return Transaction.run(dataSource, connection -> switchOver(connection, replay, acceptDifferences));
                } catch (SQLException failed) {
                    if (attempt == SWITCH_ATTEMPTS || !isPassing(failed)) {
                        throw failed;
                    }
                    LOG.infof("The tables are in use; trying the switch again (%s)", failed.getMessage());
                }
            }
        }
    }

    private static Outcome switchOver(Connection connection, Replay replay, boolean acceptDifferences)
            throws SQLException {
        // Whoever reads the old table is awaited, but not for long: the projection stands still meanwhile.
        try (Statement set = connection.createStatement()) {
            set.execute("set local lock_timeout = '5s'");
        }
        Map<Integer, Long> offsets = FreshTables.lockLive(connection);
        while (replay.remaining(offsets) > 0) {
            replay.step(offsets);
        }
        Comparison comparison = FreshTables.compare(connection);
        if (!comparison.isEqual() && !acceptDifferences) {
            return new Differing(comparison);
        }
        FreshTables.takePlace(connection);
        return new Switched(comparison);
    }

    private static boolean isPassing(SQLException failed) {
        return LOCK_NOT_AVAILABLE.equals(failed.getSQLState()) || DEADLOCK_DETECTED.equals(failed.getSQLState());
    }

    private static boolean tryLock(Connection connection) throws SQLException {
        return lockFunction(connection, "select pg_try_advisory_lock(?)");
    }

    private static void unlock(Connection connection) throws SQLException {
        lockFunction(connection, "select pg_advisory_unlock(?)");
    }

    private static boolean lockFunction(Connection connection, String call) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(call)) {
            select.setLong(1, LOCK);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private KafkaConsumer<byte[], byte[]> newConsumer() {
        Map<String, Object> settings = new HashMap<>(kafkaSettings);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "facevalue-rebuild");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // A topic that no longer begins at its first record would rebuild into less than was said.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.projection().maxRecords());
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 * 1024 * 1024);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}

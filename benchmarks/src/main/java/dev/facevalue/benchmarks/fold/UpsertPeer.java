package dev.facevalue.benchmarks.fold;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The peer of a team in a hurry, a program of its own: one SQL statement a fact that upserts what holds of its deal and
 * moves the counts, one transaction a poll, then the offsets. Folds until its input ends, then prints its counts, a
 * group and a number a line, and ends.
 *
 * <p>Sane: nothing is lost or doubled by a crash, for a fact that comes again changes no row, and so no count.
 */
@Command(name = "upsert-peer")
final class UpsertPeer extends Peer {

    private static final String SCHEMA = """
            create table deal (
                deal_id text primary key,
                recorded_at timestamptz, fact_id uuid, decided_at timestamptz, country text, strategy text, told text,
                observed_at timestamptz, observed_recorded_at timestamptz, observed_fact_id uuid, observed text,
                relationship text generated always as (
                    case when observed is null then told
                         when told is not null and (decided_at, recorded_at, fact_id)
                              > (observed_at, observed_recorded_at, observed_fact_id) then told
                         else observed end) stored
            );
            create table tally (
                country text, strategy text, relationship text, deals bigint not null,
                primary key (country, strategy, relationship)
            )""";

    /** What holds before is read from before the statement, for all parts of a statement see the same. */
    private static final String UPSERT = """
            with before as (
                select country, strategy, relationship from deal where deal_id = ? and country is not null
            ), after as (
                insert into deal as known (deal_id, %1$s) values (?, %2$s)
                on conflict (deal_id) do update set (%1$s) = row(%3$s) where %4$s
                returning country, strategy, relationship
            ), change as (
                select country, strategy, relationship, -1 as deals from before where exists (select from after)
                union all
                select country, strategy, relationship, 1 from after where country is not null
            )
            insert into tally as known
            select country, coalesce(strategy, 'UNKNOWN'), coalesce(relationship, 'UNKNOWN'), sum(deals)
            from change group by 1, 2, 3 having sum(deals) <> 0
            on conflict (country, strategy, relationship) do update set deals = known.deals + excluded.deals""";

    private static final String OUTCOME = UPSERT.formatted(
            "recorded_at, fact_id, decided_at, country, strategy, told",
            "?, ?, ?, ?, ?, ?",
            "excluded.recorded_at, excluded.fact_id, excluded.decided_at, excluded.country, excluded.strategy, excluded.told",
            """
            known.recorded_at is null
            or (excluded.recorded_at, excluded.fact_id) > (known.recorded_at, known.fact_id)""");

    private static final String OBSERVATION = UPSERT.formatted(
            "observed_at, observed_recorded_at, observed_fact_id, observed",
            "?, ?, ?, ?",
            "excluded.observed_at, excluded.observed_recorded_at, excluded.observed_fact_id, excluded.observed",
            """
            known.observed_at is null
            or (excluded.observed_at, excluded.observed_recorded_at, excluded.observed_fact_id)
               > (known.observed_at, known.observed_recorded_at, known.observed_fact_id)""");

    @Option(names = "--group", required = true)
    private String group = "";

    @Option(names = "--database", required = true)
    private String database = "";

    @Option(names = "--user", required = true)
    private String user = "";

    /** For the demo's database alone, whose password is known to everybody: others see command lines. */
    @Option(names = "--password", required = true)
    private String password = "";

    @Override
    public Integer call() throws Exception {
        try (Connection connection = DriverManager.getConnection(database, user, password);
                Statement statement = connection.createStatement();
                KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(consumerSettings())) {
            statement.execute(SCHEMA);
            connection.setAutoCommit(false);
            Thread.ofPlatform().daemon().start(() -> wakeAtEndOfInput(consumer));
            foldUntilWoken(consumer, connection);
            printCounts(statement);
        }
        return 0;
    }

    private static void wakeAtEndOfInput(KafkaConsumer<?, ?> consumer) {
        awaitEndOfInput();
        consumer.wakeup();
    }

    private static void foldUntilWoken(KafkaConsumer<byte[], byte[]> consumer, Connection connection)
            throws SQLException {
        consumer.subscribe(List.of(PeerFact.TOPIC));
        try (PreparedStatement outcome = connection.prepareStatement(OUTCOME);
                PreparedStatement observation = connection.prepareStatement(OBSERVATION)) {
            while (true) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(500));
                for (ConsumerRecord<byte[], byte[]> each : records) {
                    Optional<PeerFact> fact = PeerFact.read(each.key(), each.headers(), each.value());
                    if (fact.isPresent()) {
                        upsert(fact.get(), outcome, observation);
                    }
                }
                connection.commit();
                consumer.commitSync();
            }
        } catch (WakeupException ended) {
            // As it was asked to.
        }
    }

    private static void upsert(PeerFact fact, PreparedStatement outcome, PreparedStatement observation)
            throws SQLException {
        switch (fact) {
            case PeerFact.Ended(String dealId, HeldDeal.Outcome said) -> {
                outcome.setString(1, dealId);
                outcome.setString(2, dealId);
                outcome.setTimestamp(3, timestamp(said.stamp().recordedAt()));
                outcome.setObject(4, factId(said.stamp()));
                outcome.setTimestamp(5, timestamp(said.decidedAt()));
                outcome.setString(6, said.country());
                setName(outcome, 7, said.strategy());
                setName(outcome, 8, said.relationship());
                outcome.executeUpdate();
            }
            case PeerFact.Observed(String dealId, HeldDeal.Observation said) -> {
                observation.setString(1, dealId);
                observation.setString(2, dealId);
                observation.setTimestamp(3, timestamp(said.observedAt()));
                observation.setTimestamp(4, timestamp(said.stamp().recordedAt()));
                observation.setObject(5, factId(said.stamp()));
                observation.setString(6, said.relationship().name());
                observation.executeUpdate();
            }
        }
    }

    private static void setName(PreparedStatement statement, int parameter, @Nullable Enum<?> code)
            throws SQLException {
        if (code == null) {
            statement.setNull(parameter, Types.VARCHAR);
        } else {
            statement.setString(parameter, code.name());
        }
    }

    private static Timestamp timestamp(long micros) {
        return Timestamp.from(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }

    private static UUID factId(Stamp stamp) {
        return new UUID(stamp.idHigh(), stamp.idLow());
    }

    private static void printCounts(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select country, strategy, relationship, deals from tally")) {
            while (row.next()) {
                System.out.println(String.join(
                        " ", row.getString(1), row.getString(2), row.getString(3), Long.toString(row.getLong(4))));
            }
        }
    }

    /** The client's defaults: polls of up to 500 records. */
    private Properties consumerSettings() {
        Properties settings = settings();
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        return settings;
    }
}

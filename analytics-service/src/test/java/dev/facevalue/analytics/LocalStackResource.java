package dev.facevalue.analytics;

import dev.facevalue.eventstream.Topics;
import dev.facevalue.localstack.Broker;
import dev.facevalue.localstack.Database;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;

/** A real broker with the topics as ingest creates them, and a real database, for the time of the tests. */
public class LocalStackResource implements QuarkusTestResourceLifecycleManager {

    private final TestDirectory directory = TestDirectory.create();
    private @Nullable Broker broker;
    private @Nullable Database database;

    @Override
    public Map<String, String> start() {
        Broker started = Broker.start(directory.path().resolve("kafka"), 0);
        broker = started;
        Database store = Database.start(directory.path().resolve("postgresql"), 0);
        database = store;
        createTopics(started.bootstrapServers());
        return Map.of(
                "kafka.bootstrap.servers",
                started.bootstrapServers(),
                "quarkus.datasource.jdbc.url",
                store.jdbcUrl(),
                "quarkus.datasource.username",
                store.username(),
                "quarkus.datasource.password",
                store.password(),
                "facevalue.demo-users",
                "true",
                "facevalue.analytics.live.heartbeat",
                "1s",
                "facevalue.analytics.monitoring.interval",
                "200ms",
                "quarkus.http.host",
                "127.0.0.1");
    }

    /** Stops Kafka; {@link #brokerComesBack} starts it again where it was. */
    public void brokerGoesAway() {
        Objects.requireNonNull(broker).close();
    }

    /** Starts Kafka again on its port and with its log. */
    public void brokerComesBack() {
        Broker gone = Objects.requireNonNull(broker);
        gone.close();
        broker = Broker.start(directory.path().resolve("kafka"), gone.port());
    }

    /** Stops PostgreSQL; {@link #databaseComesBack} starts it again where it was. */
    public void databaseGoesAway() {
        Objects.requireNonNull(database).close();
    }

    /** Starts PostgreSQL again on its port and with its data. */
    public void databaseComesBack() {
        Database gone = Objects.requireNonNull(database);
        gone.close();
        database = Database.start(directory.path().resolve("postgresql"), gone.port());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(LocalStackResource.class));
    }

    @Override
    public void stop() {
        Optional.ofNullable(database).ifPresent(Database::close);
        Optional.ofNullable(broker).ifPresent(Broker::close);
        directory.delete();
    }

    /** Creates the topics as ingest does. */
    public static void createTopics(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(
                            new NewTopic(Topics.DEAL_EVENTS, Topics.PARTITIONS, (short) 1)
                                    .configs(Topics.DEAL_EVENTS_CONFIG),
                            new NewTopic(Topics.DEAD_LETTERS, Topics.PARTITIONS, (short) 1)
                                    .configs(Topics.DEAD_LETTERS_CONFIG)))
                    .all()
                    .get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }
}

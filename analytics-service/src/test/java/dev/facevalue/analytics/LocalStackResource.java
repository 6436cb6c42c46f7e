package dev.facevalue.analytics;

import dev.facevalue.eventstream.Topics;
import dev.facevalue.localstack.Broker;
import dev.facevalue.localstack.Database;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;

/** A real broker with the topics as ingest creates them, and a real database, for the time of the tests. */
public class LocalStackResource implements QuarkusTestResourceLifecycleManager {

    private static @Nullable Broker broker;
    private static @Nullable Database database;

    @Override
    public Map<String, String> start() {
        try {
            Path directory = Files.createTempDirectory("facevalue-analytics-it");
            Broker started = Broker.start(directory.resolve("kafka"), 0);
            Database store = Database.start(directory.resolve("postgresql"), 0);
            broker = started;
            database = store;
            createTopics(started.bootstrapServers());
            return Map.of(
                    "kafka.bootstrap.servers", started.bootstrapServers(),
                    "quarkus.datasource.jdbc.url", store.jdbcUrl(),
                    "quarkus.datasource.username", store.username(),
                    "quarkus.datasource.password", store.password(),
                    "facevalue.demo-users", "true",
                    "facevalue.analytics.live.heartbeat", "1s");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void stop() {
        Optional.ofNullable(database).ifPresent(Database::close);
        Optional.ofNullable(broker).ifPresent(Broker::close);
    }

    private static void createTopics(String bootstrapServers) {
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

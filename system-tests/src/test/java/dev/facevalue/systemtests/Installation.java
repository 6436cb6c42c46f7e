package dev.facevalue.systemtests;

import static org.awaitility.Awaitility.await;

import dev.facevalue.localstack.Broker;
import dev.facevalue.localstack.BrokerCluster;
import dev.facevalue.localstack.Database;
import dev.facevalue.localstack.Ports;
import dev.facevalue.localstack.Service;
import dev.facevalue.localstack.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A real Kafka, a real PostgreSQL and the packaged services, on free ports and in a directory of their own, for the
 * time of a test class.
 */
public final class Installation implements AutoCloseable {

    /** Long enough for any machine; only something that hangs takes as long. */
    public static final Duration BOUND = Duration.ofMinutes(3);

    static {
        // What is awaited without a bound of its own comes in moments, but not on every machine.
        Awaitility.setDefaultTimeout(BOUND);
    }

    private final Path root = Path.of(System.getProperty("facevalue.root", ".."));
    private final Path directory;
    private final Deque<Runnable> running = new ArrayDeque<>();
    private final String bootstrapServers;
    private final Database database;

    public Installation() {
        this(Map.of());
    }

    /** @param brokerSettings settings of the broker that replace the usual ones */
    Installation(Map<String, String> brokerSettings) {
        this(directory -> {
            Broker broker = Broker.start(directory, 0, brokerSettings);
            return new Kafka(broker.bootstrapServers(), broker);
        });
    }

    private Installation(Function<Path, Kafka> startKafka) {
        try {
            directory = Files.createTempDirectory("facevalue-system-tests");
        } catch (IOException noTemporaryDirectory) {
            throw new UncheckedIOException(noTemporaryDirectory);
        }
        Kafka kafka = startKafka.apply(directory.resolve("kafka"));
        bootstrapServers = kafka.bootstrapServers();
        running.addFirst(kafka::close);
        database = Database.start(directory.resolve("postgresql"), 0);
        running.addFirst(database::close);
    }

    /** With several brokers, each a process of its own, which it hands over before anything else is started. */
    static Installation withBrokers(int number, Map<String, String> brokerSettings, Consumer<BrokerCluster> handOver) {
        return new Installation(directory -> {
            BrokerCluster cluster = BrokerCluster.start(directory, number, brokerSettings);
            try {
                cluster.awaitReady(BOUND);
            } catch (RuntimeException notReady) {
                cluster.close();
                throw notReady;
            }
            handOver.accept(cluster);
            return new Kafka(cluster.bootstrapServers(), cluster);
        });
    }

    private record Kafka(String bootstrapServers, AutoCloseable process) {

        void close() {
            try {
                process.close();
            } catch (Exception e) {
                throw new IllegalStateException("Kafka does not stop", e);
            }
        }
    }

    /** Starts ingest and waits until it is ready. */
    public ServiceProcess ingest() {
        return ingest(Map.of());
    }

    /** The same, told more by its environment. */
    public ServiceProcess ingest(Map<String, String> environment) {
        return started(
                Service.ingest(root, Ports.free(), bootstrapServers, directory.resolve("ingest.log")), environment);
    }

    /** Starts one more instance of analytics and waits until it is ready. */
    public ServiceProcess analytics() {
        return analytics(Map.of());
    }

    /** The same, told more by its environment. */
    public ServiceProcess analytics(Map<String, String> environment) {
        return started(analyticsService(), environment);
    }

    /** The same, on a port that was chosen before. */
    public ServiceProcess analytics(int port, Map<String, String> environment) {
        Service service = analyticsService();
        return started(
                new Service(
                        service.name(),
                        service.jar(),
                        port,
                        service.environment(),
                        service.memory(),
                        service.logFile()),
                environment);
    }

    private ServiceProcess started(Service service, Map<String, String> environment) {
        Service told = service;
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            told = told.with(variable.getKey(), variable.getValue());
        }
        return register(ServiceProcess.start(told)).awaitReady(BOUND);
    }

    /** The same, by a Java machine with options of its own, such as another locale. */
    ServiceProcess analytics(String javaOptions) {
        return analytics(Map.of("JAVA_TOOL_OPTIONS", javaOptions));
    }

    private Service analyticsService() {
        int port = Ports.free();
        return Service.analytics(
                root,
                port,
                bootstrapServers,
                database.jdbcUrl(),
                database.username(),
                database.password(),
                directory.resolve("analytics-" + port + ".log"));
    }

    /** Replays the topic into a fresh projection, by the command that users have; what it printed, and how it ended. */
    Finished rebuild(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                root.resolve("analytics-service/target/quarkus-app/quarkus-run.jar")
                        .toString(),
                "rebuild"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
        builder.environment().put("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl());
        builder.environment().put("QUARKUS_DATASOURCE_USERNAME", database.username());
        builder.environment().put("QUARKUS_DATASOURCE_PASSWORD", database.password());
        Path printed = directory.resolve("rebuild.log");
        Process process = builder.redirectOutput(printed.toFile()).start();
        if (!process.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError("the rebuild did not end: " + Files.readString(printed));
        }
        return new Finished(process.exitValue(), Files.readString(printed));
    }

    /** A command that has ended. */
    record Finished(int code, String printed) {}

    /** Where the topic is. */
    public Topic topic() {
        return new Topic(bootstrapServers);
    }

    /** What the tables say of the projection's progress, though no service may be running. */
    Progress progress() {
        return new Progress(database.jdbcUrl(), database.username(), database.password());
    }

    /** A connection to the database, to be closed by whoever asks for it. */
    Connection database() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
    }

    /** Where the checkout is. */
    Path root() {
        return root;
    }

    /** Everything that is written down somewhere. */
    Storage storage() {
        return new Storage(
                directory.resolve("kafka"), directory, database.jdbcUrl(), database.username(), database.password());
    }

    /** Whoever records facts. */
    public static Api recorder(ServiceProcess ingest) {
        return new Api(ingest.service().uri(), "recorder");
    }

    /** Whoever erases deals. */
    public static Api privacyOfficer(ServiceProcess ingest) {
        return new Api(ingest.service().uri(), "privacy");
    }

    /** Whoever asks. */
    public static Api analyst(ServiceProcess analytics) {
        return new Api(analytics.service().uri(), "analyst");
    }

    /** Waits until everything said so far is projected. */
    public static void awaitProjected(Api analyst) {
        await().atMost(BOUND).pollInterval(Duration.ofMillis(100)).until(() -> analyst.lag() == 0);
    }

    private ServiceProcess register(ServiceProcess service) {
        running.addFirst(service::close);
        return service;
    }

    /** Stops everything, what was started last first, and leaves nothing behind. */
    @Override
    public void close() {
        running.forEach(Runnable::run);
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException leftBehind) {
            throw new UncheckedIOException(leftBehind);
        }
    }
}

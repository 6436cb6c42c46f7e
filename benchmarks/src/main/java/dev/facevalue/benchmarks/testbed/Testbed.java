package dev.facevalue.benchmarks.testbed;

import dev.facevalue.localstack.BrokerProcess;
import dev.facevalue.localstack.Database;
import dev.facevalue.localstack.Ports;
import dev.facevalue.localstack.Service;
import dev.facevalue.localstack.ServiceProcess;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** One broker, one PostgreSQL, and the services as packaged, each a process of its own on this machine. */
public final class Testbed implements AutoCloseable {

    private final Parts parts = new Parts();
    private final BrokerProcess broker;
    private final Database database;
    private final List<ServiceProcess> ingests;
    private final List<ServiceProcess> analytics;

    private Testbed(Path root, Path directory, int instances, UnaryOperator<Service> adapted) {
        try {
            broker = parts.broker(directory.resolve("kafka"));
            database = parts.database(directory.resolve("postgresql"));
            ingests = started(instances, () -> adapted.apply(ingest(root, directory)));
            analytics = started(instances, () -> adapted.apply(analytics(root, directory)));
            Stream.concat(ingests.stream(), analytics.stream()).forEach(each -> each.awaitReady(Parts.READY_BOUND));
        } catch (RuntimeException failed) {
            parts.close();
            throw failed;
        }
    }

    private List<ServiceProcess> started(int instances, Supplier<Service> service) {
        return Stream.generate(service).limit(instances).map(parts::service).toList();
    }

    private Service ingest(Path root, Path directory) {
        int port = Ports.free();
        return Service.ingest(root, port, broker.bootstrapServers(), directory.resolve("ingest-" + port + ".log"));
    }

    private Service analytics(Path root, Path directory) {
        int port = Ports.free();
        return Service.analytics(
                root,
                port,
                broker.bootstrapServers(),
                database.jdbcUrl(),
                database.username(),
                database.password(),
                directory.resolve("analytics-" + port + ".log"));
    }

    /**
     * Starts everything, one of each service, and returns when all of it is ready.
     *
     * @param root a checkout with the services packaged in it
     * @param directory where logs and data lie; a new one
     */
    public static Testbed start(Path root, Path directory) {
        return start(root, directory, 1);
    }

    /**
     * As {@link #start(Path, Path)}.
     *
     * @param instances of each service; 1 or more
     */
    public static Testbed start(Path root, Path directory, int instances) {
        return new Testbed(root, directory, instances, service -> service);
    }

    /**
     * As {@link #start(Path, Path)}.
     *
     * @param adapted what each service is started with, made of what it is usually started with
     */
    public static Testbed start(Path root, Path directory, UnaryOperator<Service> adapted) {
        return new Testbed(root, directory, 1, adapted);
    }

    public BrokerProcess broker() {
        return broker;
    }

    /** The ingest-service, or the first of several. */
    public ServiceProcess ingest() {
        return ingests.getFirst();
    }

    /** All instances of the ingest-service. */
    public List<ServiceProcess> ingests() {
        return ingests;
    }

    /** The analytics-service, or the first of several. */
    public ServiceProcess analytics() {
        return analytics.getFirst();
    }

    /** All instances of the analytics-service. */
    public List<ServiceProcess> analyticsInstances() {
        return analytics;
    }

    /** A new connection to the database, of its superuser. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
    }

    /** What each part has spent since it was started. */
    public Spent spent() throws SQLException {
        return new Spent(
                spentBy(ingests),
                ProcessorTime.ofProcess(broker.pid()),
                spentBy(analytics),
                ProcessorTime.ofFamily(postmaster()));
    }

    private static double spentBy(List<ServiceProcess> instances) {
        return instances.stream()
                .mapToDouble(each -> ProcessorTime.ofProcess(each.pid()))
                .sum();
    }

    private long postmaster() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return ProcessHandle.of(row.getLong(1))
                    .flatMap(ProcessHandle::parent)
                    .orElseThrow()
                    .pid();
        }
    }

    @Override
    public void close() {
        parts.close();
    }

    /** Processor time in seconds, user and system; services with all instances, PostgreSQL with all its processes. */
    public record Spent(double ingest, double broker, double analytics, double database) {

        /** What was spent since an earlier reading. */
        public Spent since(Spent before) {
            return new Spent(
                    ingest - before.ingest,
                    broker - before.broker,
                    analytics - before.analytics,
                    database - before.database);
        }
    }
}

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
import java.util.function.UnaryOperator;

/** One broker, one PostgreSQL, one of each service, as packaged, each a process of its own on this machine. */
public final class Testbed implements AutoCloseable {

    private final Parts parts = new Parts();
    private final BrokerProcess broker;
    private final Database database;
    private final ServiceProcess ingest;
    private final ServiceProcess analytics;

    private Testbed(Path root, Path directory, UnaryOperator<Service> adapted) {
        try {
            broker = parts.broker(directory.resolve("kafka"));
            database = parts.database(directory.resolve("postgresql"));
            ingest = parts.service(adapted.apply(
                    Service.ingest(root, Ports.free(), broker.bootstrapServers(), directory.resolve("ingest.log"))));
            analytics = parts.service(adapted.apply(Service.analytics(
                    root,
                    Ports.free(),
                    broker.bootstrapServers(),
                    database.jdbcUrl(),
                    database.username(),
                    database.password(),
                    directory.resolve("analytics.log"))));
            ingest.awaitReady(Parts.READY_BOUND);
            analytics.awaitReady(Parts.READY_BOUND);
        } catch (RuntimeException failed) {
            parts.close();
            throw failed;
        }
    }

    /**
     * Starts everything and returns when all of it is ready.
     *
     * @param root a checkout with the services packaged in it
     * @param directory where logs and data lie; a new one
     */
    public static Testbed start(Path root, Path directory) {
        return new Testbed(root, directory, service -> service);
    }

    /**
     * As {@link #start(Path, Path)}.
     *
     * @param adapted what each service is started with, made of what it is usually started with
     */
    public static Testbed start(Path root, Path directory, UnaryOperator<Service> adapted) {
        return new Testbed(root, directory, adapted);
    }

    public BrokerProcess broker() {
        return broker;
    }

    public ServiceProcess ingest() {
        return ingest;
    }

    public ServiceProcess analytics() {
        return analytics;
    }

    /** A new connection to the database, of its superuser. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
    }

    /** What each part has spent since it was started. */
    public Spent spent() throws SQLException {
        return new Spent(
                ProcessorTime.ofProcess(ingest.pid()),
                ProcessorTime.ofProcess(broker.pid()),
                ProcessorTime.ofProcess(analytics.pid()),
                ProcessorTime.ofFamily(postmaster()));
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

    /** Processor time in seconds, user and system; PostgreSQL with all its processes. */
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

package dev.facevalue.benchmarks.fold;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facevalue.benchmarks.testbed.AnalystClient;
import dev.facevalue.localstack.Ports;
import dev.facevalue.localstack.Service;
import dev.facevalue.localstack.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** The packaged analytics-service on an empty database. */
public final class AnalyticsFolding implements Answering {

    private static final Duration READY_BOUND = Duration.ofMinutes(3);
    private static final long LOOK_MILLIS = 100;
    private static final String NO_SUCH_TABLE = "42P01";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final EmptyDatabase database;
    private final Connection connection;
    private final ServiceProcess analytics;

    private AnalyticsFolding(EmptyDatabase database, Connection connection, ServiceProcess analytics) {
        this.database = database;
        this.connection = connection;
        this.analytics = analytics;
    }

    /**
     * Starts it.
     *
     * @param root a checkout with analytics packaged in it
     * @param directory for the database and the log
     * @param heap as {@code -Xmx} has it
     */
    public static AnalyticsFolding start(Path root, Topics topic, Path directory, String heap)
            throws IOException, SQLException {
        EmptyDatabase database = EmptyDatabase.start(directory);
        try {
            Connection connection = database.connect();
            ServiceProcess analytics = ServiceProcess.startWithoutCache(Service.analytics(
                            root,
                            Ports.free(),
                            topic.bootstrapServers(),
                            database.url(),
                            database.username(),
                            database.password(),
                            directory.resolve("analytics.log"))
                    .with("JAVA_TOOL_OPTIONS", "-Xms" + heap + " -Xmx" + heap));
            return new AnalyticsFolding(database, connection, analytics);
        } catch (SQLException | RuntimeException failed) {
            database.close();
            throw failed;
        }
    }

    /** With what it runs, for the record. */
    public static String settings(String heap) {
        return "as packaged, without the JVM's cache, with its default settings (two consumers, up to 5,000 facts a transaction), one instance, a heap of "
                + heap
                + " from the start under G1, into a PostgreSQL of its own with fsync, synchronous_commit and full_page_writes on";
    }

    @Override
    public long folded(long facts) throws SQLException {
        try {
            return Long.parseLong(one("select coalesce(sum(next_offset), 0) from projection_progress"));
        } catch (SQLException notYet) {
            if (NO_SUCH_TABLE.equals(notYet.getSQLState()) && analytics.isAlive()) {
                return 0;
            }
            throw notYet;
        }
    }

    @Override
    public GroupCounts counts() throws SQLException, IOException, InterruptedException {
        analytics.awaitReady(READY_BOUND);
        // In microseconds: a time of PostgreSQL's as text would be in the form of its session.
        long folded = Long.parseLong(
                one("select (extract(epoch from max(as_of)) * 1000000)::bigint from projection_progress"));
        long end = System.nanoTime() + READY_BOUND.toNanos();
        try (Answers<JsonNode> answers = standings(List.of(), body -> JSON.readTree(body))) {
            while (true) {
                JsonNode standings = answers.ask();
                Instant answered = Instant.parse(standings.path("asOf").asText("1970-01-01T00:00:00Z"));
                if (Duration.between(Instant.EPOCH, answered).toNanos() / 1_000 >= folded) {
                    return GroupCounts.ofStandings(standings);
                }
                if (System.nanoTime() - end > 0) {
                    throw new IllegalStateException("analytics does not answer with what it has folded");
                }
                Thread.sleep(LOOK_MILLIS);
            }
        }
    }

    @Override
    public void awaitAnswers() {
        analytics.awaitReady(READY_BOUND);
    }

    @Override
    public Answers<GroupCounts> answers(List<String> countries) {
        return standings(countries, body -> GroupCounts.ofStandings(JSON.readTree(body)));
    }

    private <T> Answers<T> standings(List<String> countries, Answers.Reader<T> reader) {
        String filter = countries.stream().map("&country="::concat).collect(Collectors.joining());
        return Answers.to(
                analytics.service().uri().resolve("/v1/standings?by=country" + filter),
                AnalystClient.AUTHORIZATION,
                reader);
    }

    private String one(String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        try (database;
                connection;
                analytics) {
            // Ended in this order, from the last to the first.
        }
    }
}

package dev.facevalue.analytics;

import dev.facevalue.localstack.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The tables in a real PostgreSQL, empty before every test, for tests that need no service around it. One server serves
 * all of them, one after another.
 */
public final class TestDatabase implements BeforeAllCallback, BeforeEachCallback {

    private @Nullable DataSource dataSource;

    @Override
    public void beforeAll(ExtensionContext context) {
        dataSource = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(TestDatabase.class))
                .computeIfAbsent(Server.class, _ -> Server.start(), Server.class)
                .dataSource();
    }

    @Override
    public void beforeEach(ExtensionContext context) throws SQLException {
        clear();
    }

    public DataSource dataSource() {
        DataSource started = dataSource;
        if (started == null) {
            throw new IllegalStateException("not started");
        }
        return started;
    }

    /** Makes the tables what they are before the first fact. */
    public void clear() throws SQLException {
        execute("truncate deal, outbox restart identity");
        execute("update projection_progress set next_offset = 0, as_of = null, generation = 0");
    }

    public void execute(String sql) throws SQLException {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Runs from the first test that needs it until all tests are over. */
    private record Server(TestDirectory directory, Database database, DataSource dataSource) implements AutoCloseable {

        static Server start() {
            TestDirectory directory = TestDirectory.create();
            Database database = Database.start(directory.path(), 0);
            PGSimpleDataSource dataSource = new PGSimpleDataSource();
            dataSource.setUrl(database.jdbcUrl());
            dataSource.setUser(database.username());
            dataSource.setPassword(database.password());
            // A statement that hangs fails its test, and not the whole run.
            dataSource.setSocketTimeout(30);
            Flyway.configure().dataSource(dataSource).load().migrate();
            return new Server(directory, database, dataSource);
        }

        @Override
        public void close() {
            database.close();
            directory.delete();
        }
    }
}

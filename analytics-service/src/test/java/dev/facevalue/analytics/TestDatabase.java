package dev.facevalue.analytics;

import dev.facevalue.localstack.Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** The tables in a real PostgreSQL, for tests that need no service around it. */
public final class TestDatabase implements AutoCloseable {

    private final Database server;
    private final DataSource dataSource;

    private TestDatabase(Database server, DataSource dataSource) {
        this.server = server;
        this.dataSource = dataSource;
    }

    public static TestDatabase start(Path directory) {
        Database server = Database.start(directory, 0);
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(server.jdbcUrl());
        dataSource.setUser(server.username());
        dataSource.setPassword(server.password());
        // A statement that hangs fails its test, and not the whole run.
        dataSource.setSocketTimeout(30);
        Flyway.configure().dataSource(dataSource).load().migrate();
        return new TestDatabase(server, dataSource);
    }

    public DataSource dataSource() {
        return dataSource;
    }

    /** Makes the tables what they are before the first fact. */
    public void clear() throws SQLException {
        execute("truncate deal, outbox restart identity");
        execute("update projection_progress set next_offset = 0, as_of = null");
    }

    public void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}

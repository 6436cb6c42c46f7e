package dev.facevalue.benchmarks.query;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** The same deals in a table of DuckDB's, within this process. */
final class DuckDb implements Lazily.Part {

    private final Connection connection;

    private DuckDb(Connection connection) {
        this.connection = connection;
    }

    /** Makes the table of the deals numbered from 1. */
    static DuckDb of(long deals) throws SQLException {
        DuckDb made = new DuckDb(DriverManager.getConnection("jdbc:duckdb:"));
        try {
            made.load(deals);
            return made;
        } catch (SQLException | RuntimeException failed) {
            made.close();
            throw failed;
        }
    }

    /** Through a table of numbers, for the appender takes no ENUM. */
    private void load(long deals) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set threads = " + Runtime.getRuntime().availableProcessors());
            statement.execute("create table said (decided_on date, " + columns(" smallint") + ")");
            for (Column column : Column.values()) {
                statement.execute("create type " + column.sql() + "_code as enum ("
                        + column.codes().stream()
                                .map(code -> '\'' + code + '\'')
                                .collect(Collectors.joining(", "))
                        + ")");
            }
        }
        try (DuckDBAppender rows =
                connection.unwrap(DuckDBConnection.class).createAppender(DuckDBConnection.DEFAULT_SCHEMA, "said")) {
            for (long number = 1; number <= deals; number++) {
                Deal deal = Deal.of(number);
                rows.beginRow();
                rows.append(deal.day());
                for (Column column : Column.values()) {
                    rows.append((short) deal.code(column));
                }
                rows.endRow();
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table deal as select decided_on, "
                    + Arrays.stream(Column.values())
                            .map(column ->
                                    "enum_range(null::%1$s_code)[%1$s]::%1$s_code as %1$s".formatted(column.sql()))
                            .collect(Collectors.joining(", "))
                    + " from said");
            statement.execute("drop table said");
            statement.execute("checkpoint");
        }
    }

    private static String columns(String type) {
        return Arrays.stream(Column.values()).map(column -> column.sql() + type).collect(Collectors.joining(", "));
    }

    /** The one that answers a question. */
    Repeated asked(Asked asked) throws SQLException {
        PreparedStatement statement =
                connection.prepareStatement(asked.sql("strategy is not null", filter -> '\'' + filter.code() + '\''));
        return new Repeated() {

            @Override
            public String name() {
                return "DuckDB 1.4.2";
            }

            @Override
            public String settings() {
                return "duckdb_jdbc 1.4.2 within the process that measures; a table in memory, one row a deal with every code"
                        + " an ENUM; threads as many as processors; a prepared statement. It counts by culture, strategy and"
                        + " relationship, and nothing else.";
            }

            @Override
            Answer answer() throws SQLException {
                Counts counts = new Counts();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        counts.add(
                                Column.CULTURE.number(rows.getString(1)),
                                Column.STRATEGY.number(rows.getString(2)),
                                rows.getString(3) == null ? 0 : Column.RELATIONSHIP.number(rows.getString(3)),
                                rows.getLong(4));
                    }
                }
                return counts::toString;
            }
        };
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

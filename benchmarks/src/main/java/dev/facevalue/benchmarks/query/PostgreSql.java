package dev.facevalue.benchmarks.query;

import dev.facevalue.localstack.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The same deals in a table of a PostgreSQL of their own. */
final class PostgreSql implements Lazily.Part {

    private static final String SHARED_BUFFERS = "2GB";
    private static final int ROWS_A_STATEMENT = 20_000;

    private final Database database;
    private final Connection connection;

    private PostgreSql(Database database, Connection connection) {
        this.database = database;
        this.connection = connection;
    }

    /** Starts PostgreSQL on a directory of its own, and makes the table of the deals numbered from 1. */
    static PostgreSql of(Path directory, long deals) throws IOException, SQLException {
        int port;
        try (Database unset = Database.start(directory, 0)) {
            port = unset.port();
            set(unset, Files.readString(directory.resolve("superuser-password")));
        }
        Database database = Database.start(directory, port);
        try {
            PostgreSql made = new PostgreSql(
                    database,
                    DriverManager.getConnection(
                            database.jdbcUrl() + "?prepareThreshold=1", database.username(), database.password()));
            made.load(deals);
            return made;
        } catch (SQLException | RuntimeException failed) {
            database.close();
            throw failed;
        }
    }

    /** Takes effect when it is started again. */
    private static void set(Database database, String superusersPassword) throws SQLException {
        int processors = Runtime.getRuntime().availableProcessors();
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), "postgres", superusersPassword);
                Statement statement = connection.createStatement()) {
            statement.execute("alter system set shared_buffers = '" + SHARED_BUFFERS + "'");
            statement.execute("alter system set work_mem = '64MB'");
            statement.execute("alter system set max_parallel_workers_per_gather = " + processors);
            statement.execute("alter system set max_parallel_workers = " + Math.max(8, processors));
        }
    }

    private void load(long deals) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table deal ("
                    + columns(column -> column.sql() + " smallint not null")
                    + ", decided_on date not null)");
            insert(deals);
            statement.execute("vacuum (freeze, analyze) deal");
            // Looks at every page once, so that all are in memory before the first question.
            statement.execute("select count(*) from deal where culture < 0");
        }
    }

    /** By arrays: a statement for many rows. */
    private void insert(long deals) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into deal select " + columns(Column::sql) + ", date '1970-01-01' + day from unnest("
                        + columns(_ -> "?::smallint[]") + ", ?::int[]) as said (" + columns(Column::sql) + ", day)")) {
            for (long from = 1; from <= deals; from += ROWS_A_STATEMENT) {
                List<Deal> some = LongStream.rangeClosed(from, Math.min(deals, from + ROWS_A_STATEMENT - 1))
                        .mapToObj(Deal::of)
                        .toList();
                int parameter = 1;
                for (Column column : Column.values()) {
                    insert.setArray(parameter++, array("int2", some.stream().map(deal -> deal.code(column))));
                }
                insert.setArray(parameter, array("int4", some.stream().map(deal ->
                        (int) deal.day().toEpochDay())));
                insert.executeUpdate();
            }
        }
    }

    private Array array(String type, Stream<Integer> values) throws SQLException {
        return connection.createArrayOf(type, values.toArray(Integer[]::new));
    }

    private static String columns(Function<Column, String> as) {
        return Arrays.stream(Column.values()).map(as).collect(Collectors.joining(", "));
    }

    /** The one that answers a question. */
    Repeated asked(Asked asked) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(asked.sql(
                "strategy > 0", filter -> Integer.toString(filter.column().number(filter.code()))));
        return new Repeated() {

            @Override
            public String name() {
                return "PostgreSQL 18";
            }

            @Override
            public String settings() {
                return "The PostgreSQL 18 that comes with the project, a server of its own with " + SHARED_BUFFERS
                        + " of shared buffers, which hold the whole table; one row a deal, every code a smallint, those asked"
                        + " about first; vacuumed, frozen and analysed; as many parallel workers as processors, work_mem"
                        + " 64 MB; a statement prepared on the server, by JDBC. No index: which three filters are asked is"
                        + " not known before. It counts by culture, strategy and relationship, and nothing else.";
            }

            @Override
            Answer answer() throws SQLException {
                Counts counts = new Counts();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        counts.add(rows.getInt(1), rows.getInt(2), rows.getInt(3), rows.getLong(4));
                    }
                }
                return counts::toString;
            }
        };
    }

    @Override
    public void close() throws SQLException {
        try (database) {
            connection.close();
        }
    }
}

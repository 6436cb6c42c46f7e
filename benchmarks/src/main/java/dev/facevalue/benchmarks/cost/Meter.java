package dev.facevalue.benchmarks.cost;

import dev.facevalue.benchmarks.testbed.Testbed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Reads what the parts of a testbed have spent, and what they keep. */
final class Meter {

    private static final double MILLION = 1e6;
    private static final double BYTES_IN_MEGABYTE = 1e6;

    private final Testbed testbed;
    private final Path broker;

    /** @param broker where the broker's data lie */
    Meter(Testbed testbed, Path broker) {
        this.testbed = testbed;
        this.broker = broker;
    }

    /** After facts: what PostgreSQL has to clean up after them is done before, for they cost that too. */
    Reading readCleanedUp() throws SQLException {
        try (Connection connection = testbed.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
            return read(statement);
        }
    }

    /** Now, with whatever is left to be cleaned up. */
    Reading read() throws SQLException {
        try (Connection connection = testbed.connect();
                Statement statement = connection.createStatement()) {
            return read(statement);
        }
    }

    private Reading read(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(
                "select pg_database_size(current_database())," + " pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')")) {
            row.next();
            return new Reading(System.nanoTime(), testbed.spent(), logBytes(), row.getLong(1), row.getLong(2));
        }
    }

    /** Of the facts alone: indexes are allocated ahead and shrink later. */
    private long logBytes() {
        long bytes = 0;
        try (DirectoryStream<Path> partitions =
                Files.newDirectoryStream(broker.resolve("log"), "facevalue.deal-events.v1-*")) {
            for (Path partition : partitions) {
                try (DirectoryStream<Path> segments = Files.newDirectoryStream(partition, "*.log")) {
                    for (Path segment : segments) {
                        // One that the broker has deleted meanwhile is nought bytes long, and no error.
                        bytes += segment.toFile().length();
                    }
                }
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Processor time in seconds and sizes in bytes, all since the beginning. */
    record Reading(long nanos, Testbed.Spent spent, long log, long tables, long writeAhead) {

        /**
         * What a million facts took of each part.
         *
         * @param facts how many there were since
         */
        List<CostTable.Figure> perMillionSince(Reading before, long facts) {
            Testbed.Spent spentSince = spent.since(before.spent);
            double millions = facts / MILLION;
            double megabytes = millions * BYTES_IN_MEGABYTE;
            return List.of(
                    new CostTable.Figure("ingest, processor seconds", spentSince.ingest() / millions),
                    new CostTable.Figure("broker, processor seconds", spentSince.broker() / millions),
                    new CostTable.Figure("analytics, processor seconds", spentSince.analytics() / millions),
                    new CostTable.Figure("PostgreSQL, processor seconds", spentSince.database() / millions),
                    new CostTable.Figure("Kafka's log, one replica, MB", (log - before.log) / megabytes),
                    new CostTable.Figure("PostgreSQL's tables and indexes, MB", (tables - before.tables) / megabytes),
                    new CostTable.Figure(
                            "PostgreSQL's write-ahead log, written, MB", (writeAhead - before.writeAhead) / megabytes));
        }
    }
}

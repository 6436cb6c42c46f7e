package dev.facevalue.analytics.store;

import dev.facevalue.eventstream.Topics;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the projection has come, every partition as of one moment.
 *
 * @param generation of which deal table
 * @param nextOffsets the offset of the next record to project, by partition
 * @param asOf the greatest {@code ce_time} ever applied; null before the first
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Progress(
        long generation, long[] nextOffsets, @Nullable Instant asOf) {

    // Offsets and rows must be of one moment, or a row could be passed over. The lock comes before that moment is
    // fixed: a rebuilt table must not take this one's place in between.
    private static final String FIX_AND_READ = """
            set transaction isolation level repeatable read, read only;
            lock table deal in access share mode;
            select partition_no, next_offset, as_of, generation from projection_progress order by partition_no""";

    /**
     * Has a transaction see the tables as of one moment until it ends, and reads how far the projection was then.
     *
     * @param connection in a transaction that has done nothing yet
     */
    public static Progress fix(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            boolean isRows = statement.execute(FIX_AND_READ);
            while (!isRows) {
                if (statement.getUpdateCount() == -1) {
                    throw new SQLException("no rows came of: " + FIX_AND_READ);
                }
                isRows = statement.getMoreResults();
            }
            return read(statement);
        }
    }

    private static Progress read(Statement executed) throws SQLException {
        long[] nextOffsets = new long[Topics.PARTITIONS];
        Instant asOf = null;
        long newest = 0;
        try (ResultSet rows = executed.getResultSet()) {
            while (rows.next()) {
                nextOffsets[rows.getInt(1)] = rows.getLong(2);
                newest = Math.max(newest, rows.getLong(4));
                Timestamp partitionAsOf = rows.getTimestamp(3);
                if (partitionAsOf != null
                        && (asOf == null || partitionAsOf.toInstant().isAfter(asOf))) {
                    asOf = partitionAsOf.toInstant();
                }
            }
        }
        return new Progress(newest, nextOffsets, asOf);
    }
}

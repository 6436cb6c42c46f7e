package dev.facevalue.analytics.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/** Where the live projection stands: the only positions that count. */
public final class StoredOffsets {

    private static final String READ = "select partition_no, next_offset from projection_progress";

    private StoredOffsets() {}

    /** The offset of the next record to project, by partition. */
    public static Map<Integer, Long> read(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery(READ)) {
            Map<Integer, Long> offsets = new HashMap<>();
            while (rows.next()) {
                offsets.put(rows.getInt(1), rows.getLong(2));
            }
            return offsets;
        }
    }
}

package dev.facevalue.systemtests;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;

/** How far the projection has come, as the tables have it. */
record Progress(String jdbcUrl, String username, String password) {

    /** How many records of the topic are projected. */
    long projected() throws SQLException {
        return one("select cast(coalesce(sum(next_offset), 0) as bigint) from projection_progress", Long.class);
    }

    /** How many deals have a row. */
    long deals() throws SQLException {
        return one("select count(*) from deal", Long.class);
    }

    /** The greatest time of record ever applied; there must be a fact. */
    Instant asOf() throws SQLException {
        return one("select max(as_of) from projection_progress", OffsetDateTime.class)
                .toInstant();
    }

    private <T> T one(String query, Class<T> type) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl, username, password);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getObject(1, type);
        }
    }
}

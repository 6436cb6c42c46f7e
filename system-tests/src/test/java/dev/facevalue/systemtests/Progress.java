package dev.facevalue.systemtests;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** How far the projection has come, as the tables have it. */
record Progress(String jdbcUrl, String username, String password) {

    /** How many records of the topic are projected. */
    long projected() throws SQLException {
        return number("select coalesce(sum(next_offset), 0) from projection_progress");
    }

    /** How many deals have a row. */
    long deals() throws SQLException {
        return number("select count(*) from deal");
    }

    private long number(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl, username, password);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}

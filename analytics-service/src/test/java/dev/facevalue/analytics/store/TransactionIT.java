package dev.facevalue.analytics.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.facevalue.analytics.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class TransactionIT {

    private static final String CHANGE = "update projection_progress set next_offset = 7 where partition_no = 0";

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Test
    void whatIsDoneIsThereAfterwardsAndItsResultComesBack() throws SQLException {
        int changed = Transaction.run(DATABASE.dataSource(), connection -> execute(connection, CHANGE));

        assertThat(changed).isEqualTo(1);
        assertThat(nextOffset()).isEqualTo(7);
    }

    @Test
    void whoeverFailsLeavesNothingBehindAndIsToldWhy() throws SQLException {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Transaction.run(DATABASE.dataSource(), connection -> {
                    execute(connection, CHANGE);
                    throw new IllegalStateException("why");
                }))
                .withMessage("why");
        assertThat(nextOffset()).isZero();
    }

    @Test
    void aConnectionThatBreaksIsToldAsTheReasonNotThatItCannotBeRolledBack() throws SQLException {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> Transaction.run(DATABASE.dataSource(), connection -> {
                    execute(connection, CHANGE);
                    return execute(connection, "select pg_terminate_backend(pg_backend_pid())");
                }))
                .withMessageContaining("terminating connection due to administrator command")
                .satisfies(failure -> assertThat(failure.getSuppressed()).isNotEmpty());
        assertThat(nextOffset()).isZero();
    }

    /** The number of rows that were changed; −1 for what changes none. */
    private static int execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return statement.getUpdateCount();
        }
    }

    private static long nextOffset() throws SQLException {
        try (Connection connection = DATABASE.dataSource().getConnection();
                Statement select = connection.createStatement();
                ResultSet row =
                        select.executeQuery("select next_offset from projection_progress where partition_no = 0")) {
            row.next();
            return row.getLong(1);
        }
    }
}

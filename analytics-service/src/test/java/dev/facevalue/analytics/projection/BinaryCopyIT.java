package dev.facevalue.analytics.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.facevalue.analytics.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BinaryCopyIT {

    private static final String COPY = "copy copied (small, large, bytes, word) from stdin (format binary)";

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @SuppressWarnings("NullAway.Init") // before each test
    private Connection connection;

    @BeforeEach
    void makeATable() throws SQLException {
        connection = DATABASE.dataSource().getConnection();
        execute(
                "create temporary table copied (small smallint check (small < 100), large bigint, bytes bytea, word text)");
    }

    @AfterEach
    void dropIt() throws SQLException {
        execute("drop table if exists copied");
        connection.close();
    }

    @Test
    void everyTypeArrivesAsItIs() throws SQLException {
        try (BinaryCopy copy = BinaryCopy.begin(connection, COPY, 4)) {
            copy.row()
                    .smallint((short) -2)
                    .bigint(Long.MIN_VALUE)
                    .bytea(new byte[] {0, -1, 10})
                    .text("é 💶 \\N\t");
            copy.row().smallint((short) 7).bigint(1).bytea(null).text(null);
            copy.row().smallint((short) 8).bigint(0).bytea(new byte[0]).text("");
            assertThat(copy.end()).isEqualTo(3);
        }

        assertThat(rows()).containsExactly("-2 " + Long.MIN_VALUE + " 00ff0a é 💶 \\N\t", "7 1 null null", "8 0  ");
    }

    @Test
    void whatIsLongerThanOneMessageArrivesWhole() throws SQLException {
        byte[] large = new byte[200_000];
        large[199_999] = 1;
        try (BinaryCopy copy = BinaryCopy.begin(connection, COPY, 4)) {
            for (int i = 0; i < 20_000; i++) {
                copy.row()
                        .smallint((short) 1)
                        .bigint(i)
                        .bytea(i == 9_999 ? large : null)
                        .text("row " + i);
            }
            assertThat(copy.end()).isEqualTo(20_000);
        }

        assertThat(one("select count(*) from copied where word = 'row ' || large"))
                .isEqualTo("20000");
        assertThat(one("select encode(substr(bytes, 199999), 'hex') from copied where bytes is not null"))
                .isEqualTo("0001");
    }

    @Test
    void whatTheTableRefusesFailsTheTransaction() throws SQLException {
        connection.setAutoCommit(false);
        try (BinaryCopy copy = BinaryCopy.begin(connection, COPY, 4)) {
            copy.row().smallint((short) 1).bigint(1).bytea(null).text(null);
            copy.row().smallint((short) 100).bigint(1).bytea(null).text(null);

            assertThatThrownBy(copy::end).isInstanceOf(SQLException.class).hasMessageContaining("copied_small_check");
        }

        assertThatThrownBy(this::rows).isInstanceOf(SQLException.class).hasMessageContaining("aborted");
        connection.rollback();
        connection.setAutoCommit(true);
    }

    @Test
    void whatIsNotEndedIsNotThere() throws SQLException {
        try (BinaryCopy copy = BinaryCopy.begin(connection, COPY, 4)) {
            copy.row().smallint((short) 1).bigint(1).bytea(null).text(null);
        }

        assertThat(rows()).isEmpty();
    }

    private List<String> rows() throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery("select small, large, bytes, word from copied")) {
            List<String> told = new ArrayList<>();
            while (rows.next()) {
                byte[] bytes = rows.getBytes(3);
                told.add(rows.getShort(1) + " " + rows.getLong(2) + ' '
                        + (bytes == null ? null : HexFormat.of().formatHex(bytes)) + ' ' + rows.getString(4));
            }
            return told;
        }
    }

    private String one(String question) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(question)) {
            row.next();
            return row.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

package dev.facevalue.analytics.outage;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAwayTest {

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "57P01", "57P02", "57P03", "53300"})
    void isBehindALostOrRefusedConnection(String state) {
        assertThat(DatabaseAway.isBehind(new PersistenceException(new SQLException("away", state))))
                .isTrue();
    }

    @Test
    void isBehindAConnectionThatThePoolDoesNotGetInTime() {
        assertThat(DatabaseAway.isBehind(new SQLException("Sorry, acquisition timeout!")))
                .isTrue();
    }

    // What PostgreSQL has against the question: a syntax error, a missing table, a constraint, a statement that ran too
    // long.
    @ParameterizedTest
    @ValueSource(strings = {"42601", "42P01", "23505", "57014"})
    void isNotBehindWhatPostgresRefuses(String state) {
        assertThat(DatabaseAway.isBehind(new PersistenceException(new SQLException("no", state))))
                .isFalse();
    }

    @Test
    void isNotBehindAFaultThatIsNotTheDatabases() {
        assertThat(DatabaseAway.isBehind(new IllegalStateException("ours"))).isFalse();
    }

    @Test
    void isNotBehindCausesThatGoRoundInACircle() {
        Exception first = new Exception("first");
        first.initCause(new Exception("second", first));

        assertThat(DatabaseAway.isBehind(first)).isFalse();
    }
}

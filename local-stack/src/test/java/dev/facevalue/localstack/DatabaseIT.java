package dev.facevalue.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class DatabaseIT {

    private static final String STILL_WAITING = "still waiting";

    @TempDir
    Path directory;

    @Test
    void keepsWhatWasCommittedWhenStartedAgainOnTheSameDirectoryAndPort() throws Exception {
        int port;
        try (Database first = Database.start(directory, 0)) {
            port = first.port();
            write(first, "before");
        }

        try (Database second = Database.start(directory, port)) {
            assertThat(read(second)).isEqualTo("before");
        }
    }

    @Test
    void stopsTheOrphanOfAKilledJvmAndKeepsWhatItCommitted() throws Exception {
        int port = Ports.free();
        ProcessHandle orphan;
        try (OtherJvm jvm = OtherJvm.running(KilledDatabase.class, directory, port)) {
            jvm.kill();
            orphan = postmaster();
        }
        assertThat(orphan.isAlive()).as("PostgreSQL outlives its JVM").isTrue();

        try (Database again = Database.start(directory, port)) {
            assertThat(orphan.isAlive()).isFalse();
            assertThat(read(again)).isEqualTo("before the kill");
        }
    }

    @Test
    void keepsWhatWasCommittedWhenPostgresItselfWasKilled() throws Exception {
        try (Database first = Database.start(directory, 0)) {
            write(first, "before");
            ProcessHandle postmaster = postmaster();
            postmaster.destroyForcibly();
            postmaster.onExit().get();
        }

        try (Database again = Database.start(directory, 0)) {
            assertThat(read(again)).isEqualTo("before");
        }
    }

    @Test
    void goesOnAfterBeingKilledAndStartedAgainAndAfterItsSessionsWereKilled() throws Exception {
        try (Database database = Database.start(directory, 0)) {
            write(database, "before");
            ProcessHandle before = postmaster();

            database.kill();
            assertThat(before.isAlive()).isFalse();
            assertThatThrownBy(() -> read(database)).isInstanceOf(SQLException.class);
            database.restart();

            assertThat(read(database)).isEqualTo("before");
            ProcessHandle after = postmaster();
            database.killSessions();
            while (!readOrTell(database).equals("before")) {
                Thread.sleep(50);
            }
            assertThat(after.isAlive()).as("recovers by itself").isTrue();
        }
    }

    @Test
    void standsStillWhileItIsPaused() throws Exception {
        try (Database database = Database.start(directory, 0)) {
            write(database, "before");

            database.pause();
            // A process that runs just when the signal comes may go on for a moment.
            while (!readWithin(Duration.ofMillis(500), database).equals(STILL_WAITING)) {
                Thread.onSpinWait();
            }
            database.resume();

            assertThat(read(database)).isEqualTo("before");
        }
    }

    private static String readWithin(Duration bound, Database database) {
        return CompletableFuture.supplyAsync(() -> readOrTell(database))
                .completeOnTimeout(STILL_WAITING, bound.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private static String readOrTell(Database database) {
        try {
            return read(database);
        } catch (SQLException failed) {
            return failed.toString();
        }
    }

    @Test
    void leavesAProcessAloneThatOnlyHasTheIdOfAFormerPostgres() throws Exception {
        Database.start(directory, 0).close();
        Process bystander = new ProcessBuilder("sleep", "600").start();
        try {
            List<String> note =
                    List.of(Long.toString(bystander.pid()), dataDirectory().toString());
            Files.write(dataDirectory().resolve("postmaster.pid"), note);

            try (Database again = Database.start(directory, 0)) {
                assertThat(again.port()).isPositive();
                assertThat(bystander.isAlive()).isTrue();
            }
        } finally {
            bystander.destroyForcibly();
        }
    }

    @Test
    void startsAnewWhereAnInitialisationWasInterrupted() throws Exception {
        Files.createDirectories(dataDirectory());
        Files.writeString(dataDirectory().resolve("PG_VERSION"), "18");

        try (Database database = Database.start(directory, 0)) {
            write(database, "after");
            assertThat(read(database)).isEqualTo("after");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
    void keepsEveryDurabilitySwitchOn(String setting) throws Exception {
        try (Database database = Database.start(directory, 0)) {
            assertThat(queryOne(database, "show " + setting)).isEqualTo("on");
        }
    }

    @Test
    void givesTheServicesARoleThatIsNoSuperuser() throws Exception {
        try (Database database = Database.start(directory, 0)) {
            assertThat(queryOne(database, "select rolsuper from pg_roles where rolname = current_user"))
                    .isEqualTo("f");
        }
    }

    @Test
    void letsNobodyInWithoutThePassword() throws Exception {
        try (Database database = Database.start(directory, 0)) {
            assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), "postgres", "postgres"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void saysThatItsPortIsTaken() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, Ports.loopback())) {
            assertThatThrownBy(() -> Database.start(directory, other.getLocalPort()))
                    .isInstanceOf(LocalStackException.class)
                    .hasMessageContaining("Port " + other.getLocalPort())
                    .hasMessageContaining("PostgreSQL");
        }
    }

    @Test
    void leavesTheRunningDatabaseOfADirectoryAlone() throws Exception {
        try (Database first = Database.start(directory, 0)) {
            assertThatThrownBy(() -> Database.start(directory, 0))
                    .isInstanceOf(LocalStackException.class)
                    .hasMessageContaining("already running");

            assertThat(queryOne(first, "select 1")).isEqualTo("1");
        }
    }

    private Path dataDirectory() {
        return directory.resolve("data");
    }

    private ProcessHandle postmaster() throws Exception {
        String pid =
                Files.readAllLines(dataDirectory().resolve("postmaster.pid")).get(0);
        return ProcessHandle.of(Long.parseLong(pid.trim())).orElseThrow();
    }

    static void write(Database database, String value) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("create table kept (value text)");
            statement.execute("insert into kept values ('" + value + "')");
        }
    }

    static String read(Database database) throws SQLException {
        return queryOne(database, "select value from kept");
    }

    private static String queryOne(Database database, String query) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static Connection connect(Database database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
    }

    /** The main class of the JVM that is killed. */
    static final class KilledDatabase {

        private KilledDatabase() {}

        public static void main(String[] arguments) throws Exception {
            Database database = Database.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
            write(database, "before the kill");
            OtherJvm.sayReadyAndStay();
        }
    }
}

package dev.facevalue.localstack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class WatchedDatabaseIT {

    private static final Duration BOUND = Duration.ofSeconds(90);

    @TempDir
    Path directory;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(said, true, UTF_8);
    private final CountDownLatch closing = new CountDownLatch(1);

    @Test
    void startsAPostgresAgainThatWasKilledWithWhatItHadCommittedAndSaysSo() throws Exception {
        try (Database database = Database.start(directory, 0)) {
            DatabaseIT.write(database, "before the kill");
            Watch.begin(new WatchedDatabase(database), closing, out);
            ProcessHandle killed = database.postmaster();

            killed.destroyForcibly();

            awaitSaid("PostgreSQL is ready again");
            assertThat(said.toString(UTF_8))
                    .contains("PostgreSQL (process " + killed.pid() + ") ended; it is started again")
                    .contains(directory.resolve("postgresql.log").toString());
            assertThat(database.postmaster().isAlive()).isTrue();
            assertThat(DatabaseIT.read(database)).isEqualTo("before the kill");
            closing.countDown();
        }
    }

    @Test
    void leavesPostgresEndedOnceEverythingIsBeingStopped() {
        Database database = Database.start(directory, 0);
        Watch.begin(new WatchedDatabase(database), closing, out);
        closing.countDown();

        database.close();

        assertThat(new WatchedDatabase(database).startAgain()).isFalse();
        assertThat(database.postmaster().onExit()).succeedsWithin(BOUND);
        assertThat(said.toString(UTF_8)).isEmpty();
    }

    private void awaitSaid(String what) throws InterruptedException {
        long end = System.nanoTime() + BOUND.toNanos();
        while (!said.toString(UTF_8).contains(what)) {
            assertThat(System.nanoTime()).as("what was said: %s", said).isLessThan(end);
            assertThat(closing.await(50, TimeUnit.MILLISECONDS)).isFalse();
        }
    }
}

package dev.facevalue.localstack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SupervisedIT {

    private static final Duration BOUND = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(said, true, UTF_8);
    private final CountDownLatch closing = new CountDownLatch(1);

    @Test
    void startsAServiceAgainThatWasKilledAndSaysSo() throws Exception {
        try (Supervised supervised = start()) {
            supervised.watch();
            long before = supervised.process().pid();

            ProcessHandle.of(before).orElseThrow().destroyForcibly();

            await(() -> said.toString(UTF_8).contains("is ready again"));
            assertThat(supervised.process().pid()).isNotEqualTo(before);
            assertThat(said.toString(UTF_8)).contains("tiny-service (process " + before + ") ended with code 137");
        } finally {
            closing.countDown();
        }
    }

    @Test
    void notesTheProcessThatItStartedAgain() throws Exception {
        try (Supervised supervised = start()) {
            supervised.watch();
            supervised.process().handle().destroyForcibly();
            await(() -> said.toString(UTF_8).contains("is ready again"));

            assertThat(new PidFile(directory.resolve("note")).endOrphan())
                    .contains(supervised.process().pid());
        } finally {
            closing.countDown();
        }
    }

    @Test
    void leavesAServiceEndedOnceEverythingIsBeingStopped() throws Exception {
        Supervised supervised = start();
        supervised.watch();
        long before = supervised.process().pid();
        closing.countDown();

        supervised.close();

        assertThat(supervised.process().isAlive()).isFalse();
        assertThat(supervised.process().pid()).isEqualTo(before);
        assertThat(said.toString(UTF_8)).isEmpty();
    }

    private Supervised start() throws Exception {
        Supervised supervised = Supervised.start(
                TinyService.packagedIn(directory), new PidFile(directory.resolve("note")), closing, out);
        supervised.process().awaitReady(BOUND);
        return supervised;
    }

    private void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + BOUND.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("what was said: %s", said).isLessThan(end);
            assertThat(closing.await(50, TimeUnit.MILLISECONDS)).isFalse();
        }
    }
}

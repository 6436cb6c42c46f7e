package dev.facevalue.benchmarks.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that is full: what cannot be kept is refused, nothing is lost, and once there is room all goes on, with no
 * help but a supervisor that starts again what has ended.
 */
class FullDiskIT {

    private static final Path ROOT =
            Path.of(System.getProperty("facevalue.root", "..")).toAbsolutePath();
    private static final Duration BOUND = Duration.ofMinutes(4);
    private static final Duration A_WHILE = Duration.ofSeconds(5);
    private static final int DISK_MEGABYTES = 320;
    private static final long LITTLE_BYTES = 1_000_000;

    @TempDir
    Path directory;

    @Test
    void whileTheLogsDiskIsFullNothingIsAccepted() throws Exception {
        try (SmallDisk disk = mount("kafka");
                Ledger ledger = new Ledger(directory.resolve("ledger"));
                Stack stack = Stack.start(ROOT, directory, 1)) {
            try (Load load = Load.start(ledger, stack.ingest(), stack.analytics(), 1)) {
                awaitAccepted(load);
                disk.fill(LITTLE_BYTES);
                await().atMost(BOUND)
                        .pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(1))
                        .until(() -> {
                            long before = load.accepted();
                            Thread.sleep(A_WHILE);
                            return load.accepted() == before;
                        });
                disk.makeRoom();
                recover(stack, load);
            }
            assertClean(stack);
        }
    }

    @Test
    void whileTheProjectionsDiskIsFullFactsAreAcceptedAndLaterProjected() throws Exception {
        try (SmallDisk disk = mount("postgresql");
                Ledger ledger = new Ledger(directory.resolve("ledger"));
                Stack stack = Stack.start(ROOT, directory, 1)) {
            try (Load load = Load.start(ledger, stack.ingest(), stack.analytics(), 2)) {
                awaitAccepted(load);
                disk.fill(LITTLE_BYTES);
                await().atMost(BOUND).until(() -> !stack.analyticsIsReady());
                awaitAccepted(load);
                disk.makeRoom();
                recover(stack, load);
            }
            assertClean(stack);
        }
    }

    private SmallDisk mount(String part) throws Exception {
        Needs.program("python3");
        Needs.program("kcat");
        return SmallDisk.mount(directory.resolve(part), DISK_MEGABYTES);
    }

    private static void awaitAccepted(Load load) {
        long before = load.accepted();
        await().atMost(BOUND).until(() -> load.accepted() > before + 20);
    }

    private static void recover(Stack stack, Load load) {
        await().atMost(BOUND).pollInterval(Duration.ofSeconds(1)).until(() -> {
            stack.revive();
            return stack.isReady();
        });
        awaitAccepted(load);
    }

    private void assertClean(Stack stack) throws Exception {
        Checker.Verdict verdict = Checker.check(ROOT, directory, directory.resolve("ledger"), stack);
        assertThat(verdict.isClean()).as(verdict.text()).isTrue();
    }
}

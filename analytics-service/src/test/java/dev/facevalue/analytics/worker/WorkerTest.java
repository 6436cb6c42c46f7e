package dev.facevalue.analytics.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkerTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final AtomicInteger begun = new AtomicInteger();
    private @Nullable Worker worker;

    @AfterEach
    void stop() throws InterruptedException {
        if (worker != null) {
            worker.requestStop();
            assertThat(worker.awaitStop(LONG)).isTrue();
        }
    }

    @Test
    void workThatFailsIsBegunAnewWhateverItThrows() {
        Worker started = start(Duration.ofMillis(1), () -> {
            switch (begun.incrementAndGet()) {
                case 1 -> throw new SQLException("away");
                case 2 -> throw new AssertionError("should not throw");
                case 3 -> throw new NoClassDefFoundError("some/Library");
                default -> rest();
            }
        });

        await().until(() -> begun.get() == 4);
        assertThat(started.fault()).contains("NoClassDefFoundError: some/Library");
    }

    @Test
    void aFaultIsToldInALineUntilTheWorkGoesWell() {
        Worker started = start(Duration.ofMillis(1), () -> {
            if (begun.incrementAndGet() == 1) {
                throw new SQLException("\n  \nfirst line\nsecond line");
            }
            rest();
            working().wentWell();
            rest();
        });

        await().until(() -> begun.get() == 2);
        assertThat(started.fault()).contains("SQLException: first line");
        started.wake();
        await().until(() -> started.fault().isEmpty());
    }

    @Test
    void aRestEndsWhenItIsTimeToStop() throws InterruptedException {
        Worker resting = start(Duration.ofMillis(1), this::rest);
        Worker backingOff = new Worker("backing off", Logger.getLogger(WorkerTest.class), LONG, () -> {
            throw new IllegalStateException();
        });
        backingOff.start();
        await().until(() -> backingOff.fault().equals(java.util.Optional.of("IllegalStateException")));

        resting.requestStop();
        backingOff.requestStop();

        assertThat(resting.awaitStop(LONG)).isTrue();
        assertThat(backingOff.awaitStop(LONG)).isTrue();
        assertThat(resting.fault()).isEmpty();
    }

    @Test
    void whatFailsBecauseItIsTimeToStopIsNoFault() throws InterruptedException {
        AtomicBoolean begun = new AtomicBoolean();
        Worker started = start(Duration.ofMillis(1), () -> {
            begun.set(true);
            rest();
            throw new IllegalStateException("woken");
        });
        await().until(begun::get);

        started.requestStop();

        assertThat(started.awaitStop(LONG)).isTrue();
        assertThat(started.fault()).isEmpty();
    }

    @Test
    void workThatWasNeverBegunHasStopped() throws InterruptedException {
        Worker idle = new Worker("idle", Logger.getLogger(WorkerTest.class), LONG, this::rest);

        idle.requestStop();

        assertThat(idle.awaitStop(Duration.ZERO)).isTrue();
    }

    private Worker start(Duration backOff, Worker.Work work) {
        Worker started = new Worker("tested", Logger.getLogger(WorkerTest.class), backOff, work);
        worker = started;
        started.start();
        return started;
    }

    private void rest() throws InterruptedException {
        working().rest(LONG);
    }

    private Worker working() {
        Worker current = worker;
        if (current == null) {
            throw new IllegalStateException("nothing was started");
        }
        return current;
    }
}

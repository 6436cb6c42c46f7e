package dev.facevalue.benchmarks.openloop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class OpenLoopTest {

    private static final Schedule EVERY_MILLISECOND = new Schedule(1_000);

    @Test
    void whatHadToWaitForItsTurnIsToldWhenItWasToCome() throws InterruptedException {
        List<Long> scheduled = new CopyOnWriteArrayList<>();

        new OpenLoop(EVERY_MILLISECOND, 1).run(Duration.ofSeconds(1), moment -> {
            scheduled.add(moment);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(3));
        });

        assertThat(scheduled).hasSizeGreaterThan(1);
        for (int i = 1; i < scheduled.size(); i++) {
            assertThat(scheduled.get(i) - scheduled.get(i - 1)).isEqualTo(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    @Test
    void whatFindsNoTurnBeforeTheEndDoesNotCome() throws InterruptedException {
        Duration duration = Duration.ofMillis(50);

        OpenLoop.Came came = new OpenLoop(EVERY_MILLISECOND, 1).run(duration, moment -> {
            while (System.nanoTime() - moment < 2 * duration.toNanos()) {
                LockSupport.parkNanos(duration.toNanos());
            }
        });

        assertThat(came).isEqualTo(new OpenLoop.Came(50, 1));
    }

    @Test
    void toTheLastAllCome() throws InterruptedException {
        AtomicLong ended = new AtomicLong();

        new OpenLoop(EVERY_MILLISECOND, 1).runToLast(Duration.ofMillis(20), _ -> {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(3));
            ended.incrementAndGet();
        });

        assertThat(ended).hasValue(20);
    }

    @Test
    void allThatWasBegunHasEndedWhenItReturns() throws InterruptedException {
        AtomicLong ended = new AtomicLong();

        OpenLoop.Came came = new OpenLoop(EVERY_MILLISECOND, 64).run(Duration.ofMillis(50), _ -> {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            ended.incrementAndGet();
        });

        assertThat(ended).hasValue(came.begun());
    }
}

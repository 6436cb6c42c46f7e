package dev.facevalue.benchmarks.openloop;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Has requests come as scheduled, whether those before were answered or not. Each is told the moment at which it was to
 * come, from which its latency counts: what had to wait for its turn has waited (no coordinated omission).
 *
 * @param schedule when they come
 * @param atOnce how many may be under way at once, as many as the senders have connections; more wait for their turn
 */
public record OpenLoop(Schedule schedule, int atOnce) {

    /** What is done at the moment at which it was to be done, of {@link System#nanoTime()}. */
    public interface Arrival {
        void at(long scheduledNanos);
    }

    /**
     * What came of it.
     *
     * @param planned how many were to come
     * @param begun how many of them did; the others found no turn before the end
     */
    public record Came(long planned, long begun) {}

    /** Runs to the end of a time, and returns when all that was begun has ended. */
    public Came run(Duration duration, Arrival arrival) throws InterruptedException {
        return run(schedule.within(duration), arrival, (start, turns) -> {
            long left = start + duration.toNanos() - System.nanoTime();
            return turns.tryAcquire(Math.max(0, left), TimeUnit.NANOSECONDS);
        });
    }

    /** Runs until all that is scheduled within a time has come, however late, and returns when it has ended. */
    public void runToLast(Duration duration, Arrival arrival) throws InterruptedException {
        run(schedule.within(duration), arrival, (_, turns) -> {
            turns.acquire();
            return true;
        });
    }

    private Came run(long planned, Arrival arrival, Turn turn) throws InterruptedException {
        long begun = 0;
        Semaphore turns = new Semaphore(atOnce);
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            while (begun < planned) {
                long scheduled = start + schedule.nanos(begun);
                await(scheduled);
                if (!turn.comes(start, turns)) {
                    break;
                }
                begun++;
                threads.execute(() -> {
                    try {
                        arrival.at(scheduled);
                    } finally {
                        turns.release();
                    }
                });
            }
        }
        return new Came(planned, begun);
    }

    /** Waits for a turn; false if none comes any more. */
    private interface Turn {
        boolean comes(long startNanos, Semaphore turns) throws InterruptedException;
    }

    private static void await(long moment) throws InterruptedException {
        for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }
}

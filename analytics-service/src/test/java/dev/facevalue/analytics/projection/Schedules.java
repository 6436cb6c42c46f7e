package dev.facevalue.analytics.projection;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs schedule after schedule, with the seeds from a first one on, until one is found that breaks the contract.
 *
 * @param run how many were run
 * @param violation the schedule that was found; null if none was
 * @param steps how many steps they had together
 * @param seen how often what was seen
 */
record Schedules(long run, Simulation.@Nullable Outcome violation, long steps, Map<Scheduler.Seen, Integer> seen) {

    // Kept: a logger that nobody holds may be forgotten with its level. Schedules are stale far too often to tell each.
    private static final Logger LOOP = Logger.getLogger(ProjectionLoop.class.getName());

    static {
        // Before the first virtual thread: they run one at a time, so that a second carrier only costs.
        System.setProperty("jdk.virtualThreadScheduler.parallelism", "1");
        System.setProperty("jdk.virtualThreadScheduler.maxPoolSize", "1");
    }

    static Schedules run(long firstSeed, long most, PlantedFault planted) {
        return run(firstSeed, most, planted, _ -> {});
    }

    /** @param progress is told after each schedule how many were run */
    static Schedules run(long firstSeed, long most, PlantedFault planted, LongConsumer progress) {
        Level level = LOOP.getLevel();
        LOOP.setLevel(Level.OFF);
        try {
            return onVirtualThread(() -> {
                Map<Scheduler.Seen, Integer> seen = new EnumMap<>(Scheduler.Seen.class);
                long steps = 0;
                for (long run = 0; run < most; run++) {
                    Simulation.Outcome outcome = Simulation.run(firstSeed + run, planted, false, seen);
                    steps += outcome.steps();
                    if (outcome.violation() != null) {
                        return new Schedules(run + 1, outcome, steps, seen);
                    }
                    progress.accept(run + 1);
                }
                return new Schedules(most, null, steps, seen);
            });
        } finally {
            LOOP.setLevel(level);
        }
    }

    /** Runs one schedule again and remembers what happens in it. */
    static Simulation.Outcome replay(long seed, PlantedFault planted) {
        Level level = LOOP.getLevel();
        LOOP.setLevel(Level.OFF);
        try {
            return onVirtualThread(() -> Simulation.replay(seed, planted));
        } finally {
            LOOP.setLevel(level);
        }
    }

    private interface Task<T> {
        T run();
    }

    private static <T> T onVirtualThread(Task<T> task) {
        AtomicReference<@Nullable T> result = new AtomicReference<>();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Thread thread = Thread.ofVirtual().unstarted(() -> {
            try {
                result.set(task.run());
            } catch (Throwable thrown) {
                failure.set(thrown);
            }
        });
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        T done = result.get();
        if (done == null) {
            throw new IllegalStateException("the simulation itself failed", failure.get());
        }
        return done;
    }
}

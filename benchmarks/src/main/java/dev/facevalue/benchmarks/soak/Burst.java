package dev.facevalue.benchmarks.soak;

import dev.facevalue.benchmarks.openloop.OpenLoop;
import dev.facevalue.benchmarks.openloop.Schedule;
import java.time.Duration;

/**
 * A load that is more than can be taken, and what came after.
 *
 * @param phase what was answered
 * @param came how many requests came
 * @param perSecond how many in a second
 * @param greatestLag facts accepted and not yet projected
 * @param recovery how long after its end all was as before
 * @param recoveryBound how long that may take
 */
record Burst(
        Phase phase,
        OpenLoop.Came came,
        double perSecond,
        long greatestLag,
        Duration recovery,
        Duration recoveryBound) {

    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(200);

    /** Beside the time in which what was accepted can be projected. */
    private static final Duration SLACK = Duration.ofSeconds(30);

    /**
     * Loads, and waits until both services are ready, a fact is accepted and all is projected, at most twice the bound.
     *
     * @param times how many times the peak
     */
    static Burst load(Stage stage, double peak, int times, Duration duration) throws InterruptedException {
        // Accepted as a whole and projected at the peak, it takes so many times as long as it lasts.
        Duration bound = duration.multipliedBy(times).plus(SLACK);
        stage.projected().greatestLag();
        Phase phase = stage.begin();
        long end = System.nanoTime() + duration.toNanos();
        OpenLoop.Came came = new OpenLoop(new Schedule(times * peak), Stage.CONNECTIONS)
                .run(duration, scheduled -> stage.load().send(phase, scheduled));
        Phase after = stage.begin();
        while (!isAsBefore(stage, after) && System.nanoTime() - end < 2 * bound.toNanos()) {
            if (!accepts(after)) {
                stage.load().send(after, System.nanoTime());
            }
            Thread.sleep(BETWEEN_ATTEMPTS);
        }
        return new Burst(
                phase,
                came,
                came.begun() * 1e9 / duration.toNanos(),
                stage.projected().greatestLag(),
                Duration.ofNanos(System.nanoTime() - end),
                bound);
    }

    private static boolean accepts(Phase after) {
        return after.facts("200", "202") > 0;
    }

    private static boolean isAsBefore(Stage stage, Phase after) {
        return accepts(after)
                && stage.projected().lag() == 0
                && stage.testbed().ingest().isReady()
                && stage.testbed().analytics().isReady();
    }

    /** Whether the projection could not keep up. */
    boolean fellBehind() {
        return greatestLag > Peak.LAG_BOUND;
    }
}

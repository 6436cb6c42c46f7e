package dev.facevalue.benchmarks.freshness;

import java.time.Duration;

/** Waits as long as something moves, however slowly, and gives up when it has stood still for minutes. */
final class Patience {

    private static final Duration STANDSTILL = Duration.ofMinutes(3);

    private final String awaited;
    private Object last = "nothing";
    private long movedNanos = System.nanoTime();

    /** @param awaited in words */
    Patience(String awaited) {
        this.awaited = awaited;
    }

    /**
     * Notes how far it is, and pauses.
     *
     * @throws IllegalStateException if it has been there for minutes
     */
    void pause(Object state, Duration pause) throws InterruptedException {
        long now = System.nanoTime();
        if (!state.equals(last)) {
            last = state;
            movedNanos = now;
        } else if (now - movedNanos > STANDSTILL.toNanos()) {
            throw new IllegalStateException(awaited + " is awaited, and stands still at " + state);
        }
        Thread.sleep(pause);
    }
}

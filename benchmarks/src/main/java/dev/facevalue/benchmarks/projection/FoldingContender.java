package dev.facevalue.benchmarks.projection;

import dev.facevalue.benchmarks.fold.Folding;
import dev.facevalue.benchmarks.sidebyside.Contender;
import java.time.Duration;

/**
 * Has a program fold all facts, and tells how fast it did.
 *
 * @param facts how many there are
 */
record FoldingContender(String name, String settings, long facts, Folding.Start program) implements Contender {

    private static final long LOOK_MILLIS = 20;
    private static final Duration STANDSTILL = Duration.ofMinutes(3);

    @Override
    public Turn take() throws Exception {
        try (Folding folding = program.start()) {
            Course course = new Course(facts);
            long last = 0;
            long movedNanos = System.nanoTime();
            while (!course.isComplete()) {
                Thread.sleep(LOOK_MILLIS);
                long folded = folding.folded(facts);
                long now = System.nanoTime();
                course.saw(now, folded);
                if (folded > last) {
                    last = folded;
                    movedNanos = now;
                } else if (now - movedNanos > STANDSTILL.toNanos()) {
                    throw new IllegalStateException(name + " stands still at " + folded + " of " + facts);
                }
            }
            return new Turn(course.perSecond(), folding.counts().toString());
        }
    }
}

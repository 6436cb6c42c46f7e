package dev.facevalue.benchmarks.query;

import dev.facevalue.benchmarks.sidebyside.Contender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A contender that answers again and again, one answer after the other, and whose figure is the median time of one. */
abstract class Repeated implements Contender {

    /** A turn takes this long at least. */
    private static final Duration LEAST = Duration.ofSeconds(3);

    /** And has as many answers at least. */
    private static final int FEWEST = 5;

    private static final double NANOS_A_MILLISECOND = 1e6;

    /** Answers once, to the last byte or row. */
    abstract Answer answer() throws Exception;

    /** What came, not yet looked at: that is not counted as time. */
    @FunctionalInterface
    interface Answer {

        /** What was done, by which contenders are held against one another. */
        String did() throws Exception;
    }

    @Override
    public final Turn take() throws Exception {
        List<Double> millis = new ArrayList<>();
        String did = null;
        long begin = System.nanoTime();
        while (millis.size() < FEWEST || System.nanoTime() - begin < LEAST.toNanos()) {
            long asked = System.nanoTime();
            Answer answer = answer();
            millis.add((System.nanoTime() - asked) / NANOS_A_MILLISECOND);
            String did1 = answer.did();
            if (did != null && !did.equals(did1)) {
                throw new IllegalStateException(name() + " answered one way and then another: " + did + " / " + did1);
            }
            did = did1;
        }
        Collections.sort(millis);
        return new Turn(millis.get(millis.size() / 2), String.valueOf(did));
    }
}

package dev.facevalue.benchmarks.projection;

/**
 * The course of something that goes from nothing to a total, as it is seen from time to time: how fast it went from its
 * first tenth to its end. What comes before, such as the start of a program, does not count.
 */
final class Course {

    private static final int TENTHS = 10;
    private static final double NANOS = 1e9;

    private final long total;
    private boolean begun;
    private boolean complete;
    private long beginNanos;
    private long beginDone;
    private long endNanos;
    private long endDone;

    /** @param total how much there is to do; 1 or more */
    Course(long total) {
        if (total < 1) {
            throw new IllegalArgumentException("nothing to do");
        }
        this.total = total;
    }

    /**
     * Notes what was seen.
     *
     * @param nanos when, by {@link System#nanoTime}; no earlier than the time before
     * @param done how much was done by then
     */
    void saw(long nanos, long done) {
        if (!begun && done >= Math.ceilDiv(total, TENTHS)) {
            begun = true;
            beginNanos = nanos;
            beginDone = done;
        }
        if (!complete && done >= total) {
            complete = true;
            endNanos = nanos;
            endDone = done;
        }
    }

    boolean isComplete() {
        return complete;
    }

    /**
     * How much was done a second between the first sight of a tenth or more and the first sight of all.
     *
     * @throws IllegalStateException if not all was seen done, or it was all done at the first sight of a tenth
     */
    double perSecond() {
        if (!complete || endDone == beginDone || endNanos == beginNanos) {
            throw new IllegalStateException("there is no course from " + beginDone + " to " + total);
        }
        return (endDone - beginDone) / ((endNanos - beginNanos) / NANOS);
    }
}

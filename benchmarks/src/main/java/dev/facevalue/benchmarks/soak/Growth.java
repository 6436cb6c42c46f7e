package dev.facevalue.benchmarks.soak;

import dev.facevalue.benchmarks.testbed.LeastSquares;
import java.util.Locale;

/**
 * How a memory grew.
 *
 * @param of whose and which
 * @param line MiB per hour
 * @param hours over how long
 * @param bound MiB per hour up to which it counts as flat
 */
record Growth(String of, LeastSquares line, double hours, double bound) {

    /** Before, code is still compiled and caches are still filled; a line through that says nothing about later. */
    private static final double LEAST_HOURS = 0.25;

    /** What that says. */
    enum Judgement {
        /** Growth beyond the bound is what the measurements speak for: the whole 95 % interval lies beyond it. */
        GROWS,
        /** The 95 % interval includes the bound or lies below, and is narrow enough for that to say something. */
        FLAT,
        /** The load was short, or the slope is less certain than the bound is large. */
        TOO_SHORT_TO_TELL
    }

    Judgement judgement() {
        if (hours < LEAST_HOURS) {
            return Judgement.TOO_SHORT_TO_TELL;
        }
        if (line.low() > bound) {
            return Judgement.GROWS;
        }
        return line.standardError() <= bound ? Judgement.FLAT : Judgement.TOO_SHORT_TO_TELL;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: %+.2f MiB an hour (standard error %.2f, 95 %% from %+.2f to %+.2f; bound %.1f)",
                of,
                line.slope(),
                line.standardError(),
                line.low(),
                line.high(),
                bound);
    }
}

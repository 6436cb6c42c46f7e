package dev.facevalue.benchmarks.sidebyside;

import java.util.Locale;

/**
 * What the ratio of our figure to the peer's shall be.
 *
 * @param sense whether more is better or less
 * @param ratio the bound, which itself is good enough; positive
 */
public record Goal(Sense sense, double ratio) {

    /** Which way is better. */
    public enum Sense {
        AT_LEAST,
        AT_MOST
    }

    public static Goal atLeast(double ratio) {
        return new Goal(Sense.AT_LEAST, ratio);
    }

    public static Goal atMost(double ratio) {
        return new Goal(Sense.AT_MOST, ratio);
    }

    boolean isMetBy(double reached) {
        return sense == Sense.AT_LEAST ? reached >= ratio : reached <= ratio;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, sense == Sense.AT_LEAST ? "≥ %.2f" : "≤ %.2f", ratio);
    }
}

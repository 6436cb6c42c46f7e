package dev.facevalue.statistics;

/**
 * How often something succeeded among how many trials, where both may be fractions: what is left of counts when part of
 * what they say is owed to something else.
 *
 * @param successes 0 to {@code trials}
 * @param trials 0 or more, finite
 */
public record EffectiveCount(double successes, double trials) {

    /** Of no trials at all. */
    static final EffectiveCount NONE = new EffectiveCount(0, 0);

    /** @throws IllegalArgumentException if {@code successes} is negative or exceeds {@code trials}, or either is NaN */
    public EffectiveCount {
        if (!(successes >= 0 && successes <= trials && trials < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(successes + " of " + trials);
        }
    }

    /** Counts as they are. */
    public static EffectiveCount of(Proportion proportion) {
        return new EffectiveCount(proportion.successes(), proportion.trials());
    }

    /** As many trials as given, of which a share succeeds; what lies beyond 0 and 1 is taken for these. */
    static EffectiveCount ofRate(double rate, double trials) {
        return new EffectiveCount(Math.min(trials, Math.clamp(rate, 0, 1) * trials), trials);
    }

    double failures() {
        return trials - successes;
    }
}

package dev.facevalue.statistics;

/**
 * How much one differs from another, as a difference of rates or as an odds ratio, with its 95 % interval.
 *
 * @param estimate the best single value
 * @param low the lower end, at most {@code estimate}
 * @param high the upper end, at least {@code estimate}
 */
public record Effect(double estimate, double low, double high) {

    /** How sure the interval is. */
    public static final double LEVEL = Wilson.LEVEL;

    /** @throws IllegalArgumentException if the values are out of order or not all finite */
    public Effect {
        if (!(Double.isFinite(low) && low <= estimate && estimate <= high && Double.isFinite(high))) {
            throw new IllegalArgumentException("no effect: " + estimate + ", " + low + " to " + high);
        }
    }
}

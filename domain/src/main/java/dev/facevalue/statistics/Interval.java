package dev.facevalue.statistics;

/**
 * An interval for a rate.
 *
 * @param level the confidence or credibility, 0 to 1, such as 0.95
 * @param low the lower end, 0 to 1
 * @param high the upper end, {@code low} to 1
 */
public record Interval(double level, double low, double high) {

    /** @throws IllegalArgumentException if the ends are out of order or out of range; NaN is */
    public Interval {
        if (!(level > 0 && level < 1 && low >= 0 && low <= high && high <= 1)) {
            throw new IllegalArgumentException("no interval: " + level + ", " + low + " to " + high);
        }
    }
}

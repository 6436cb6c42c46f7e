package dev.facevalue.statistics;

/** The difference of two rates, of each of which something is known by itself. */
public final class RateDifference {

    /** What each tail beyond the interval has. */
    private static final double TAIL = (1 - Effect.LEVEL) / 2;

    /** By Chebyshev's inequality, at most 1 / 6.5² = 2.4 % lie farther than this many standard deviations off. */
    private static final double FAR = 6.5;

    /** Each halves the bracket: 2 · 6.5 standard deviations / 2¹⁵ is less than a thousandth of one. */
    private static final int HALVINGS = 15;

    private RateDifference() {}

    /**
     * What is known of {@code one} less {@code other}, the two being independent: the difference of the expectations,
     * and the interval that it lies in with a probability of 95 %, as probably below it as above. Where so skewed a
     * difference is expected outside of that interval, the interval is widened to hold it.
     *
     * <p>P(A − B ≤ d) = ∫ F_A(x + d) dF_B(x) = ∫ (1 − F_B(x − d)) dF_A(x), whichever is over the distribution that is
     * narrower, by the trapezoidal rule in log-odds; its quantiles by halving. No random numbers.
     */
    public static Effect between(BetaMixture one, BetaMixture other) {
        return between(one, one.table(), other, other.table());
    }

    /** The same, by tables that were made before. */
    static Effect between(BetaMixture one, LogOddsTable oneTable, BetaMixture other, LogOddsTable otherTable) {
        double estimate = one.mean() - other.mean();
        double oneVariance = one.variance();
        double otherVariance = other.variance();
        Cumulative cumulative = oneVariance < otherVariance
                ? difference -> 1 - oneTable.expectation(rate -> otherTable.cumulativeOfRate(rate - difference))
                : difference -> otherTable.expectation(rate -> oneTable.cumulativeOfRate(rate + difference));
        double far = FAR * Math.sqrt(oneVariance + otherVariance);
        double low = quantile(cumulative, TAIL, estimate, far);
        double high = quantile(cumulative, 1 - TAIL, estimate, far);
        return new Effect(estimate, Math.min(low, estimate), Math.max(high, estimate));
    }

    /** The probability of a difference of at most so much. */
    private interface Cumulative {
        double at(double difference);
    }

    private static double quantile(Cumulative cumulative, double probability, double around, double far) {
        double low = Math.max(-1, around - far);
        double high = Math.min(1, around + far);
        for (int i = 0; i < HALVINGS; i++) {
            double middle = low + (high - low) / 2;
            if (cumulative.at(middle) < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low + (high - low) / 2;
    }
}

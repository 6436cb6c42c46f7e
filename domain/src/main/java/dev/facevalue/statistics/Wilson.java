package dev.facevalue.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The score interval for a proportion, without continuity correction.
 *
 * <p>Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927)
 * 209–212; as method 3 in R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in
 * Medicine 17 (1998) 857–872: with p = s/n and z the normal quantile, (2np + z² ± z √(z² + 4np(1 − p))) / 2(n + z²).
 */
public final class Wilson {

    static final double LEVEL = 0.95;
    static final double Z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - LEVEL) / 2);

    private Wilson() {}

    /** The 95 % interval for the rate behind a proportion, or that there were no trials. */
    public static Figure<Interval> interval(Proportion proportion) {
        if (proportion.trials() == 0) {
            return Figure.none(Figure.Reason.NO_TRIALS);
        }
        double n = proportion.trials();
        double successes = proportion.successes();
        double failures = n - successes;
        double middle = 2 * successes + Z * Z;
        double spread = Z * Math.sqrt(Z * Z + 4 * successes * failures / n);
        double denominator = 2 * (n + Z * Z);
        // At 0 of n and n of n one end is the rate itself; rounding must not put it a hair's breadth beyond.
        double low = successes == 0 ? 0 : (middle - spread) / denominator;
        double high = failures == 0 ? 1 : (middle + spread) / denominator;
        return Figure.of(new Interval(LEVEL, low, high));
    }
}

package dev.facevalue.statistics;

import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * A distribution of a rate: beta distributions, each with a weight. It is what is known of a rate when it is not known
 * which beta prior it came from.
 */
public final class BetaMixture {

    /** The probability that a rate lies within its {@link #credible} interval. */
    public static final double LEVEL = 0.95;

    /** An end of an interval is found to this distance. */
    private static final double TOLERANCE = 1e-9;

    private static final int MAX_STEPS = 200;

    private final double[] alphas;
    private final double[] betas;
    private final double[] weights;

    /**
     * Takes the arrays as they are.
     *
     * @param alphas above 0
     * @param betas above 0
     * @param weights 0 or more, with the sum 1
     */
    BetaMixture(double[] alphas, double[] betas, double[] weights) {
        this.alphas = alphas;
        this.betas = betas;
        this.weights = weights;
    }

    /**
     * What counts say of a rate of which nothing was known before: Beta(s + 1, n − s + 1), by Bayes' rule from the
     * uniform prior Beta(1, 1).
     */
    public static BetaMixture fromUniformPrior(EffectiveCount count) {
        return new BetaMixture(
                new double[] {count.successes() + 1}, new double[] {count.failures() + 1}, new double[] {1});
    }

    /** The expected rate, 0 to 1. */
    public double mean() {
        double mean = 0;
        for (int i = 0; i < weights.length; i++) {
            mean += weights[i] * alphas[i] / (alphas[i] + betas[i]);
        }
        return mean;
    }

    /** The variance of the rate, 0 to 0.25. */
    public double variance() {
        double mean = mean();
        double variance = 0;
        for (int i = 0; i < weights.length; i++) {
            double sum = alphas[i] + betas[i];
            double own = alphas[i] / sum;
            variance += weights[i] * (own * (1 - own) / (sum + 1) + (own - mean) * (own - mean));
        }
        return variance;
    }

    /**
     * The share, 0 to 1, that so many trials have in all that is known, if it was learned from them and from a prior.
     */
    double shareOf(double trials) {
        double share = 0;
        for (int i = 0; i < weights.length; i++) {
            share += weights[i] * trials / (alphas[i] + betas[i]);
        }
        return Math.min(1, share);
    }

    /** The probability, 0 to 1, that the rate is at most {@code rate}. */
    public double cumulative(double rate) {
        double cumulative = 0;
        for (int i = 0; i < weights.length; i++) {
            cumulative += weights[i] * RegularizedBeta.value(rate, alphas[i], betas[i]);
        }
        return Math.min(1, cumulative);
    }

    /** The interval that the rate lies in with a probability of 95 %, as probably below it as above. */
    public Interval credible() {
        return credible(table());
    }

    /** The same, by a table that was made before. */
    Interval credible(LogOddsTable table) {
        double low = quantile((1 - LEVEL) / 2, table);
        double high = quantile((1 + LEVEL) / 2, table);
        return new Interval(LEVEL, low, Math.max(low, high));
    }

    /** Makes the table of this distribution, which costs some ten evaluations of {@link #cumulative}. */
    LogOddsTable table() {
        return LogOddsTable.of(alphas, betas, weights);
    }

    /**
     * The value that the rate is at most with a given probability. The table's answer is surrounded, and the bracket
     * narrowed by the Illinois method (M. Dowell, P. Jarratt, BIT 11 (1971) 168–174) on the beta distribution
     * functions.
     *
     * @param probability above 0 and below 1
     */
    private double quantile(double probability, LogOddsTable table) {
        double guess = table.quantile(probability);
        double width = Math.max(TOLERANCE, 1e-4 * guess * (1 - guess));
        double low = guess;
        double high = guess;
        double atLow = cumulative(low) - probability;
        double atHigh = atLow;
        for (; atLow > 0 && low > 0; width *= 8) {
            high = low;
            atHigh = atLow;
            low = Math.max(0, low - width);
            atLow = cumulative(low) - probability;
        }
        for (; atHigh < 0 && high < 1; width *= 8) {
            low = high;
            atLow = atHigh;
            high = Math.min(1, high + width);
            atHigh = cumulative(high) - probability;
        }
        for (int step = 0; step < MAX_STEPS && high - low > TOLERANCE && atLow < 0 && atHigh > 0; step++) {
            double middle = low - (high - low) * atLow / (atHigh - atLow);
            if (!(middle > low && middle < high)) {
                middle = low + (high - low) / 2;
            }
            double atMiddle = cumulative(middle) - probability;
            if (atMiddle < 0) {
                low = middle;
                atLow = atMiddle;
                atHigh /= 2;
            } else {
                high = middle;
                atHigh = atMiddle;
                atLow /= 2;
            }
        }
        return low + (high - low) / 2;
    }
}

package dev.facevalue.statistics;

import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * A distribution of a rate: beta distributions, each with a weight. It is what is known of a rate when it is not known
 * which beta prior it came from.
 */
public final class BetaMixture {

    /** The probability that a rate lies within its {@link #credible} interval. */
    public static final double LEVEL = 0.95;

    /** A bracket as narrow as this is the end of an interval. */
    private static final double TOLERANCE = 1e-9;

    /**
     * From this near in probability, Newton's next step leaves less than a millionth of a standard deviation, for what
     * is left of a miss is some 20 times its square.
     */
    private static final double NEAR = 5e-5;

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

    /** How many beta distributions it consists of. */
    int parts() {
        return weights.length;
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

    private double density(double rate) {
        double density = 0;
        for (int i = 0; i < weights.length; i++) {
            density += weights[i] * RegularizedBeta.derivative(rate, alphas[i], betas[i]);
        }
        return density;
    }

    /**
     * The value that the rate is at most with a given probability: the table's answer, improved by Newton's method on
     * the beta distribution functions within a bracket that is halved where Newton would leave it.
     *
     * @param probability above 0 and below 1
     */
    private double quantile(double probability, LogOddsTable table) {
        double rate = table.quantile(probability);
        double low = 0;
        double high = 1;
        while (rate > low && rate < high && high - low > TOLERANCE) {
            double miss = cumulative(rate) - probability;
            if (miss < 0) {
                low = rate;
            } else {
                high = rate;
            }
            double next = rate - miss / density(rate);
            if (!(next >= low && next <= high)) {
                rate = low + (high - low) / 2;
            } else if (Math.abs(miss) < NEAR) {
                return next;
            } else {
                rate = next;
            }
        }
        return rate;
    }
}

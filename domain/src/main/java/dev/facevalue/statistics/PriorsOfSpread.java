package dev.facevalue.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.numbers.gamma.LogBeta;

/** Beta priors that are worth the same number of trials, α + β, and differ in their mean. */
final class PriorsOfSpread {

    private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

    private final double trials;
    private final double[] alphas;

    /** log B(α, β) of each. */
    private final double[] logBetas;

    private final double[] weights;

    /** The sum of the weights. */
    private final double weight;

    /** The mean of α, each by its weight. */
    private final double meanAlpha;

    private final double varianceOfAlpha;

    private PriorsOfSpread(double trials, double[] alphas, double[] logBetas, double[] weights) {
        this.trials = trials;
        this.alphas = alphas;
        this.logBetas = logBetas;
        this.weights = weights;
        double sum = 0;
        double alpha = 0;
        for (int i = 0; i < alphas.length; i++) {
            sum += weights[i];
            alpha += weights[i] * alphas[i];
        }
        weight = sum;
        meanAlpha = alpha / sum;
        double squares = 0;
        for (int i = 0; i < alphas.length; i++) {
            squares += weights[i] * (alphas[i] - meanAlpha) * (alphas[i] - meanAlpha);
        }
        varianceOfAlpha = squares / sum;
    }

    /**
     * Priors that weigh the same, each 1.
     *
     * @param trials α + β, above 0
     * @param alphas α of each, ascending, above 0 and below {@code trials}
     */
    static PriorsOfSpread evenly(double trials, double[] alphas) {
        double[] weights = new double[alphas.length];
        Arrays.fill(weights, 1);
        double[] logBetas = Arrays.stream(alphas)
                .map(alpha -> LogBeta.value(alpha, trials - alpha))
                .toArray();
        return new PriorsOfSpread(trials, alphas, logBetas, weights);
    }

    /**
     * The same priors with other weights; those that weigh nothing are left out.
     *
     * @param logs the logarithms of the weights of all priors in their order, but for a common summand; of those that
     *     weigh nothing −∞
     * @return one or more, whose weights have the sum 1
     */
    static List<PriorsOfSpread> weighted(List<PriorsOfSpread> priors, double[] logs) {
        double[] weights = LogWeights.normalised(logs);
        List<PriorsOfSpread> weighted = new ArrayList<>();
        int at = 0;
        for (PriorsOfSpread ofSpread : priors) {
            double[] alphas = new double[ofSpread.size()];
            double[] logBetas = new double[ofSpread.size()];
            double[] own = new double[ofSpread.size()];
            int count = 0;
            for (int i = 0; i < ofSpread.size(); i++) {
                if (weights[at] > 0) {
                    alphas[count] = ofSpread.alphas[i];
                    logBetas[count] = ofSpread.logBetas[i];
                    own[count] = weights[at];
                    count++;
                }
                at++;
            }
            if (count > 0) {
                weighted.add(new PriorsOfSpread(
                        ofSpread.trials,
                        Arrays.copyOf(alphas, count),
                        Arrays.copyOf(logBetas, count),
                        Arrays.copyOf(own, count)));
            }
        }
        return weighted;
    }

    int size() {
        return alphas.length;
    }

    /** α + β of each. */
    double trials() {
        return trials;
    }

    double alpha(int i) {
        return alphas[i];
    }

    double beta(int i) {
        return trials - alphas[i];
    }

    double weight(int i) {
        return weights[i];
    }

    /** The sum of the weights. */
    double weight() {
        return weight;
    }

    /** log B(α, β) of one. */
    double logBeta(int i) {
        return logBetas[i];
    }

    /**
     * log B(α + s, β + f), of a group of s successes and f failures, is the sum of two parts: this one, which is the
     * same for all of these priors, and {@link #logBetaOfMean}. Both by {@link Stirling Stirling's formula}, right to
     * 10⁻¹⁴ and some 10⁻¹⁶ of the trials.
     */
    double logBetaOfTrials(EffectiveCount group) {
        double sum = trials + group.trials();
        return (LOG_TWO_PI - Math.log(sum)) / 2 - Stirling.remainder(sum);
    }

    /** The part of log B(α + s, β + f) that one prior makes its own. */
    double logBetaOfMean(EffectiveCount group, int i) {
        double alpha = alpha(i) + group.successes();
        double beta = beta(i) + group.failures();
        double sum = trials + group.trials();
        return (alpha - 0.5) * Math.log(alpha / sum)
                + (beta - 0.5) * Math.log(beta / sum)
                + Stirling.remainder(alpha)
                + Stirling.remainder(beta);
    }

    /** The expected rate by one of them once a group's own counts are known. */
    double meanAfter(EffectiveCount group, int i) {
        return (alphas[i] + group.successes()) / (trials + group.trials());
    }

    /** What all of them together expect of a rate once a group's own counts are known. */
    Moments after(EffectiveCount group) {
        double worth = trials + group.trials();
        double mean = (meanAlpha + group.successes()) / worth;
        double between = varianceOfAlpha / (worth * worth);
        return new Moments(mean, between + (mean * (1 - mean) - between) / (worth + 1));
    }
}

package dev.facevalue.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.numbers.gamma.LogBeta;

/**
 * What many groups say of the rates that groups have, and so of each of them: a small group leans on the others, a
 * large one stands on its own.
 *
 * <p>A group's rate is θ ~ Beta(α, β), and p(α, β) ∝ (α + β)^(−5/2) where α + β is above 1; that is, uniform in the
 * mean α / (α + β) and in the spread (α + β)^(−1/2). Source: A. Gelman et al., Bayesian Data Analysis, 3rd ed. (2013),
 * section 5.3. Both are integrated over a fixed grid, 60 midpoints of (0, 1) for the mean and 41 for the spread.
 */
public final class PartialPooling {

    private static final int MEANS = 60;
    private static final int SPREADS = 41;

    /** Points of the grid whose density is below e^−16 of the greatest say nothing. */
    private static final double NEGLIGIBLE = 16;

    /** The grid is first looked at in one point of each block, of this many means by this many spreads. */
    private static final int BLOCK = 3;

    private static final double[] ALPHAS = new double[MEANS * SPREADS];
    private static final double[] BETAS = new double[MEANS * SPREADS];
    private static final double[] LOG_BETAS = new double[MEANS * SPREADS];

    static {
        for (int spread = 0; spread < SPREADS; spread++) {
            double root = (spread + 0.5) / SPREADS;
            double sum = 1 / (root * root);
            for (int mean = 0; mean < MEANS; mean++) {
                int point = spread * MEANS + mean;
                ALPHAS[point] = sum * (mean + 0.5) / MEANS;
                BETAS[point] = sum - ALPHAS[point];
                LOG_BETAS[point] = LogBeta.value(ALPHAS[point], BETAS[point]);
            }
        }
    }

    private final double[] alphas;
    private final double[] betas;
    private final double[] weights;

    private PartialPooling(double[] alphas, double[] betas, double[] weights) {
        this.alphas = alphas;
        this.betas = betas;
        this.weights = weights;
    }

    /**
     * Learns from groups; from none, it knows the prior alone.
     *
     * @param groups in an order that is the same for the same counts
     */
    public static PartialPooling of(List<EffectiveCount> groups) {
        double[] logs = logLikelihoods(
                groups.stream().filter(group -> group.trials() > 0).toArray(EffectiveCount[]::new));
        return summarised(normalised(logs));
    }

    /**
     * What is known of the rates of groups by what those that inform say of all. One group alone has nobody to lean on,
     * and is seen from the uniform prior.
     */
    static List<BetaMixture> posteriors(List<StratifiedGroup> groups, List<EffectiveCount> counts) {
        if (groups.size() == 1) {
            return List.of(BetaMixture.fromUniformPrior(counts.getFirst()));
        }
        List<EffectiveCount> informing = IntStream.range(0, counts.size())
                .filter(group -> groups.get(group).informs())
                .mapToObj(counts::get)
                .toList();
        PartialPooling pooling = of(informing);
        return IntStream.range(0, counts.size())
                .mapToObj(group -> groups.get(group).informs()
                        ? pooling.member(counts.get(group))
                        : pooling.outsider(counts.get(group)))
                .toList();
    }

    /** The expected rates of groups. */
    static double[] estimates(List<StratifiedGroup> groups, List<EffectiveCount> counts) {
        return posteriors(groups, counts).stream()
                .mapToDouble(BetaMixture::mean)
                .toArray();
    }

    /** What is known of the rate of a group that was among those learned from. */
    public BetaMixture member(EffectiveCount group) {
        return updated(group, weights);
    }

    /** What is known of the rate of a group that was not among those learned from. */
    public BetaMixture outsider(EffectiveCount group) {
        double[] logs = new double[weights.length];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = Math.log(weights[i])
                    + LogBeta.value(alphas[i] + group.successes(), betas[i] + group.failures())
                    - LogBeta.value(alphas[i], betas[i]);
        }
        return updated(group, normalised(logs));
    }

    private BetaMixture updated(EffectiveCount group, double[] updatedWeights) {
        double[] updatedAlphas = new double[alphas.length];
        double[] updatedBetas = new double[betas.length];
        for (int i = 0; i < alphas.length; i++) {
            updatedAlphas[i] = alphas[i] + group.successes();
            updatedBetas[i] = betas[i] + group.failures();
        }
        return new BetaMixture(updatedAlphas, updatedBetas, updatedWeights);
    }

    /**
     * The logarithm of the likelihood at every point of the grid: at one point of each block, then at the others of the
     * blocks that are not negligible or are next to such. Elsewhere it is −∞.
     */
    private static double[] logLikelihoods(EffectiveCount[] groups) {
        double[] logs = new double[ALPHAS.length];
        Arrays.fill(logs, Double.NEGATIVE_INFINITY);
        double greatest = Double.NEGATIVE_INFINITY;
        for (int spread = BLOCK / 2; spread < SPREADS; spread += BLOCK) {
            for (int mean = BLOCK / 2; mean < MEANS; mean += BLOCK) {
                int point = spread * MEANS + mean;
                logs[point] = logLikelihood(groups, point);
                greatest = Math.max(greatest, logs[point]);
            }
        }
        double[] centres = logs.clone();
        for (int spread = 0; spread < SPREADS; spread++) {
            for (int mean = 0; mean < MEANS; mean++) {
                int point = spread * MEANS + mean;
                if (logs[point] == Double.NEGATIVE_INFINITY && nearby(centres, spread, mean) > greatest - NEGLIGIBLE) {
                    logs[point] = logLikelihood(groups, point);
                }
            }
        }
        return logs;
    }

    /** The greatest value at the centres of a point's block and the eight around it. */
    private static double nearby(double[] centres, int spread, int mean) {
        double greatest = Double.NEGATIVE_INFINITY;
        int s = spread / BLOCK * BLOCK + BLOCK / 2;
        int m = mean / BLOCK * BLOCK + BLOCK / 2;
        for (int i = Math.max(BLOCK / 2, s - BLOCK); i <= Math.min(SPREADS - 1, s + BLOCK); i += BLOCK) {
            for (int j = Math.max(BLOCK / 2, m - BLOCK); j <= Math.min(MEANS - 1, m + BLOCK); j += BLOCK) {
                greatest = Math.max(greatest, centres[i * MEANS + j]);
            }
        }
        return greatest;
    }

    /** The beta-binomial likelihood, less what does not depend on α and β. */
    private static double logLikelihood(EffectiveCount[] groups, int point) {
        double log = 0;
        for (EffectiveCount group : groups) {
            log += LogBeta.value(ALPHAS[point] + group.successes(), BETAS[point] + group.failures());
        }
        return log - groups.length * LOG_BETAS[point];
    }

    /** Weights with the sum 1 from logarithms that lack a common summand. */
    static double[] normalised(double[] logs) {
        double greatest = Arrays.stream(logs).max().orElseThrow();
        double[] weights = new double[logs.length];
        double sum = 0;
        for (int i = 0; i < logs.length; i++) {
            weights[i] = logs[i] > greatest - NEGLIGIBLE ? Math.exp(logs[i] - greatest) : 0;
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return weights;
    }

    /**
     * The same prior in fewer beta distributions: neighbours on the grid are taken together, and replaced by the one
     * that has their mean and variance. The ends of intervals move by less than 0.002.
     */
    private static PartialPooling summarised(double[] weights) {
        Summary summary = new Summary();
        for (int from = 0; from < SPREADS; from += Summary.SPREADS_TOGETHER) {
            int to = Math.min(SPREADS, from + Summary.SPREADS_TOGETHER);
            double band = 0;
            for (int point = from * MEANS; point < to * MEANS; point++) {
                band += weights[point];
            }
            for (int mean = 0; mean < MEANS; mean++) {
                for (int spread = from; spread < to; spread++) {
                    int point = spread * MEANS + mean;
                    summary.add(weights[point], ALPHAS[point], BETAS[point]);
                }
                summary.endMean(band, mean == MEANS - 1);
            }
        }
        return summary.toPooling();
    }

    /** Takes neighbours together. */
    private static final class Summary {

        static final int SPREADS_TOGETHER = 2;
        private static final int MEANS_TOGETHER = 3;
        private static final int PARTS_OF_A_BAND = 6;

        private final double[] alphas = new double[ALPHAS.length];
        private final double[] betas = new double[ALPHAS.length];
        private final double[] weights = new double[ALPHAS.length];
        private int count;

        private double weight;
        private double first;
        private double second;
        private int means;

        void add(double added, double alpha, double beta) {
            double sum = alpha + beta;
            weight += added;
            first += added * alpha / sum;
            second += added * alpha * (alpha + 1) / (sum * (sum + 1));
        }

        /** Ends what is taken together where it holds enough of its band, or of the range. */
        void endMean(double band, boolean last) {
            if (weight == 0) {
                return;
            }
            means++;
            if (weight >= band / PARTS_OF_A_BAND || means == MEANS_TOGETHER || last) {
                double mean = first / weight;
                double variance = second / weight - mean * mean;
                double sum = mean * (1 - mean) / variance - 1;
                alphas[count] = mean * sum;
                betas[count] = (1 - mean) * sum;
                weights[count] = weight;
                count++;
                weight = 0;
                first = 0;
                second = 0;
                means = 0;
            }
        }

        PartialPooling toPooling() {
            return new PartialPooling(
                    Arrays.copyOf(alphas, count), Arrays.copyOf(betas, count), Arrays.copyOf(weights, count));
        }
    }
}

package dev.facevalue.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The beta priors that {@link PartialPooling} integrates over, 60 midpoints of (0, 1) for the mean by 41 for the
 * spread, and how likely each of them makes what was seen of groups.
 *
 * <p>For one spread, the logarithm of the likelihood is concave in the mean: with n = α + β, a group of s successes and
 * f failures adds n² (ψ′(α + s) − ψ′(α) + ψ′(β + f) − ψ′(β)) to its second derivative, which is never above 0, for the
 * trigamma function ψ′ falls. So whoever climbs from any mean finds the greatest value, and whoever descends from there
 * until it is negligible has seen all that is not.
 */
final class PoolingGrid {

    private static final int MEANS = 60;
    private static final int SPREADS = 41;

    /** All priors, each with the weight 1, by falling α + β. */
    static final List<PriorsOfSpread> PRIORS = IntStream.range(0, SPREADS)
            .mapToObj(spread -> {
                double root = (spread + 0.5) / SPREADS;
                double trials = 1 / (root * root);
                return PriorsOfSpread.evenly(
                        trials,
                        IntStream.range(0, MEANS)
                                .mapToDouble(mean -> trials * (mean + 0.5) / MEANS)
                                .toArray());
            })
            .toList();

    /** What is below e^−12 of the greatest says nothing. */
    private static final double NEGLIGIBLE = 12;

    private final EffectiveCount[] groups;

    /** What of the logarithm of the likelihood depends on the spread alone. */
    private final double[] ofSpreads;

    /** The logarithm of the likelihood; −∞ where nobody looked. */
    private final double[] logs = new double[SPREADS * MEANS];

    /** @param groups what was seen, of each group more than no trials */
    PoolingGrid(EffectiveCount[] groups) {
        this.groups = groups;
        ofSpreads = PRIORS.stream()
                .mapToDouble(ofSpread -> Arrays.stream(groups)
                        .mapToDouble(ofSpread::logBetaOfTrials)
                        .sum())
                .toArray();
        Arrays.fill(logs, Double.NEGATIVE_INFINITY);
    }

    /**
     * The logarithm of the likelihood by each of {@link #PRIORS}, less a constant, wherever it is not negligible;
     * elsewhere that, or −∞.
     */
    double[] logLikelihoods() {
        int[] modes = new int[SPREADS];
        double greatest = Double.NEGATIVE_INFINITY;
        int mean = nextToOverallRate();
        for (int spread = 0; spread < SPREADS; spread++) {
            mean = mode(spread, mean);
            modes[spread] = mean;
            greatest = Math.max(greatest, log(spread, mean));
        }
        for (int spread = 0; spread < SPREADS; spread++) {
            descend(spread, modes[spread], greatest - NEGLIGIBLE);
        }
        return logs;
    }

    private int nextToOverallRate() {
        double successes = 0;
        double trials = 0;
        for (EffectiveCount group : groups) {
            successes += group.successes();
            trials += group.trials();
        }
        return trials > 0 ? Math.min(MEANS - 1, (int) (successes / trials * MEANS)) : MEANS / 2;
    }

    /** The mean with the greatest likelihood. */
    private int mode(int spread, int from) {
        int mean = from;
        while (mean + 1 < MEANS && log(spread, mean + 1) > log(spread, mean)) {
            mean++;
        }
        while (mean > 0 && log(spread, mean - 1) > log(spread, mean)) {
            mean--;
        }
        return mean;
    }

    /** Looks at both sides of the greatest likelihood until it is negligible. */
    private void descend(int spread, int mode, double least) {
        int up = mode;
        while (up < MEANS && log(spread, up) > least) {
            up++;
        }
        int down = mode;
        while (down >= 0 && log(spread, down) > least) {
            down--;
        }
    }

    private double log(int spread, int mean) {
        int point = spread * MEANS + mean;
        if (logs[point] == Double.NEGATIVE_INFINITY) {
            logs[point] = logLikelihood(PRIORS.get(spread), mean, ofSpreads[spread]);
        }
        return logs[point];
    }

    /** The beta-binomial likelihood, less what does not depend on α and β: Π B(α + s, β + f) / B(α, β). */
    private double logLikelihood(PriorsOfSpread ofSpread, int mean, double ofTrials) {
        double log = ofTrials - groups.length * ofSpread.logBeta(mean);
        for (EffectiveCount group : groups) {
            log += ofSpread.logBetaOfMean(group, mean);
        }
        return log;
    }
}

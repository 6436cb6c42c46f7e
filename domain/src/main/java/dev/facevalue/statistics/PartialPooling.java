package dev.facevalue.statistics;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What many groups say of the rates that groups have, and so of each of them: a small group leans on the others, a
 * large one stands on its own.
 *
 * <p>A group's rate is θ ~ Beta(α, β), and p(α, β) ∝ (α + β)^(−5/2) where α + β is above 1; that is, uniform in the
 * mean α / (α + β) and in the spread (α + β)^(−1/2). Source: A. Gelman et al., Bayesian Data Analysis, 3rd ed. (2013),
 * section 5.3. Both are integrated over a fixed grid, 60 midpoints of (0, 1) for the mean and 41 for the spread.
 */
public final class PartialPooling {

    /** By falling α + β, one or more; the weights of all have the sum 1. */
    private final List<PriorsOfSpread> priors;

    private PartialPooling(List<PriorsOfSpread> priors) {
        this.priors = List.copyOf(priors);
    }

    /**
     * Learns from groups; from none, it knows the prior alone.
     *
     * @param groups in an order that is the same for the same counts
     */
    public static PartialPooling of(List<EffectiveCount> groups) {
        EffectiveCount[] seen =
                groups.stream().filter(group -> group.trials() > 0).toArray(EffectiveCount[]::new);
        return new PartialPooling(PriorsOfSpread.weighted(PoolingGrid.PRIORS, new PoolingGrid(seen).logLikelihoods()));
    }

    /**
     * What is known of the rates of groups by what those that inform say of all. One group alone has nobody to lean on,
     * and is seen from the uniform prior.
     */
    static List<BetaMixture> posteriors(List<StratifiedGroup> groups, List<EffectiveCount> counts) {
        if (groups.size() == 1) {
            return List.of(BetaMixture.fromUniformPrior(counts.getFirst()));
        }
        PartialPooling pooling = ofInforming(groups, counts);
        return IntStream.range(0, counts.size())
                .mapToObj(group -> groups.get(group).informs()
                        ? pooling.member(counts.get(group))
                        : pooling.outsider(counts.get(group)))
                .toList();
    }

    /** The expected rates of groups: the means of {@link #posteriors}. */
    static double[] estimates(List<StratifiedGroup> groups, List<EffectiveCount> counts) {
        if (groups.size() == 1) {
            return new double[] {BetaMixture.fromUniformPrior(counts.getFirst()).mean()};
        }
        PartialPooling pooling = ofInforming(groups, counts);
        return IntStream.range(0, counts.size())
                .mapToObj(group -> groups.get(group).informs()
                        ? pooling.moments(counts.get(group))
                        : pooling.including(counts.get(group)).moments(counts.get(group)))
                .mapToDouble(Moments::mean)
                .toArray();
    }

    private static PartialPooling ofInforming(List<StratifiedGroup> groups, List<EffectiveCount> counts) {
        return of(IntStream.range(0, counts.size())
                .filter(group -> groups.get(group).informs())
                .mapToObj(counts::get)
                .toList());
    }

    /** What is known of the rate of a group that was among those learned from. */
    public BetaMixture member(EffectiveCount group) {
        return PosteriorSummary.of(priors, group);
    }

    /** What is known of the rate of a group that was not among those learned from. */
    public BetaMixture outsider(EffectiveCount group) {
        return including(group).member(group);
    }

    /** Mean and variance of the rate of a group that was among those learned from. */
    Moments moments(EffectiveCount group) {
        List<Moments> ofSpreads = priors.stream().map(each -> each.after(group)).toList();
        double mean = 0;
        for (int i = 0; i < ofSpreads.size(); i++) {
            mean += priors.get(i).weight() * ofSpreads.get(i).mean();
        }
        double variance = 0;
        for (int i = 0; i < ofSpreads.size(); i++) {
            double distance = ofSpreads.get(i).mean() - mean;
            variance += priors.get(i).weight() * (ofSpreads.get(i).variance() + distance * distance);
        }
        return new Moments(mean, variance);
    }

    /** The same after one group more: the priors' weights, times the beta-binomial likelihood of its counts. */
    private PartialPooling including(EffectiveCount group) {
        double[] logs = priors.stream()
                .flatMapToDouble(ofSpread -> {
                    double ofTrials = ofSpread.logBetaOfTrials(group);
                    return IntStream.range(0, ofSpread.size())
                            .mapToDouble(i -> Math.log(ofSpread.weight(i))
                                    + ofTrials
                                    + ofSpread.logBetaOfMean(group, i)
                                    - ofSpread.logBeta(i));
                })
                .toArray();
        return new PartialPooling(PriorsOfSpread.weighted(priors, logs));
    }
}

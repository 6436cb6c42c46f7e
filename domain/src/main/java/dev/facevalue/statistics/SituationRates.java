package dev.facevalue.statistics;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.numbers.gamma.LogBeta;

/**
 * What is known of the options' rates in one situation of one group, where there may be few deals or none.
 *
 * <p>What is expected before looking at the situation's own deals is a sum: the group's adjusted rate, and by how much
 * the option does better or worse in this situation than over the whole mix, in all groups ({@link SituationOffsets}).
 * The situation's own n deals then update it, beside M deals that the expectation is worth. M is the same for all
 * options, groups and situations, and marginalised over a logarithmic grid from 2 to 5,000 with the density M^(−3/2),
 * by the beta-binomial likelihood of all of them. That the expectation is itself uncertain makes intervals wider, but
 * does not make it weigh less: it was learned from the same deals, which would count twice.
 */
public final class SituationRates {

    /** No expectation lies nearer to 0 or 1. */
    private static final double LEAST_RATE = 0.02;

    private static final double WEAKEST = 2;
    private static final double STRONGEST = 5_000;
    private static final int STRENGTHS = 24;

    /**
     * How often the variance of the expectation counts. Group and situation do not quite add up to a rate; taken once,
     * intervals of confounded worlds held the truth in 91 % of situations (worlds for tuning).
     */
    private static final double UNCERTAINTY = 1.25;

    private static final double[] STRENGTH_GRID = IntStream.range(0, STRENGTHS)
            .mapToDouble(i -> WEAKEST * Math.pow(STRONGEST / WEAKEST, i / (STRENGTHS - 1.0)))
            .toArray();

    private final CaseMix mix;
    private final List<Option> options;
    private final double[] strengthWeights;

    private SituationRates(CaseMix mix, List<Option> options) {
        this.mix = mix;
        this.options = options;
        double[] logs = new double[STRENGTHS];
        for (int i = 0; i < STRENGTHS; i++) {
            // A density of M^(−3/2) in M is one of M^(−1/2) in log M.
            logs[i] = -0.5 * Math.log(STRENGTH_GRID[i]);
        }
        options.forEach(option -> option.addLogLikelihood(logs));
        strengthWeights = LogWeights.normalised(logs);
    }

    /**
     * What is known of one option in one situation.
     *
     * @param rate where its rate lies
     * @param expected what its rate is expected to be without the situation's own deals, 0.02 to 0.98; of any situation
     *     the group's own rate, 0 to 1
     * @param own the situation's own counts
     * @param weight what these weigh in the estimate, 0 to 1: n / (n + M)
     * @param ofGroup the group's counts in all situations
     * @param groupWeight what these weigh in the group's own rate, 0 to 1; the rest is owed to other groups
     */
    public record Known(
            BetaMixture rate, double expected, Proportion own, double weight, Proportion ofGroup, double groupWeight) {}

    /**
     * Learns from the deals of all groups.
     *
     * @param groups in an order that is the same for the same counts, one or more, with the same options and strata
     */
    public static SituationRates of(List<GroupCounts> groups) {
        CaseMix mix = CaseMix.over(groups);
        int count = groups.getFirst().byOption().size();
        List<List<StratifiedGroup>> counts = new ArrayList<>();
        List<CaseMix.Adjusted> adjusted = new ArrayList<>();
        for (int option = 0; option < count; option++) {
            int each = option;
            counts.add(groups.stream().map(group -> group.ofOption(each)).toList());
            adjusted.add(mix.adjust(counts.get(option)));
        }
        List<SituationOffsets> offsets = SituationOffsets.of(
                mix, adjusted.stream().map(CaseMix.Adjusted::strata).toList());
        return new SituationRates(
                mix,
                IntStream.range(0, count)
                        .mapToObj(option -> new Option(
                                counts.get(option),
                                adjusted.get(option).groups(),
                                PartialPooling.posteriors(
                                        counts.get(option), adjusted.get(option).groups()),
                                offsets.get(option)))
                        .toList());
    }

    /**
     * What is known of each option.
     *
     * @param group the group asked about
     * @param situation the strata that the situation consists of, one or more
     */
    public List<Known> in(int group, BitSet situation) {
        return options.stream().map(option -> in(option, group, situation)).toList();
    }

    private Known in(Option option, int group, BitSet situation) {
        SituationOffsets.Offset offset = option.offsets.over(mix, situation);
        BetaMixture ofGroup = option.rates.get(group);
        double expected = expected(ofGroup, offset.value());
        EffectiveCount adjusted = option.counts.get(group);
        if (situation.cardinality() == mix.strata()) {
            // Any situation: the group's own rate, which has been learned from all these deals already.
            Proportion total = option.groups.get(group).total();
            double share = ofGroup.shareOf(adjusted.trials());
            return new Known(ofGroup, ofGroup.mean(), total, share, total, share);
        }
        double variance = UNCERTAINTY * (ofGroup.variance() + offset.variance());
        Proportion own = situation.stream()
                .mapToObj(option.groups.get(group)::stratum)
                .reduce(Proportion.NONE, Proportion::plus);
        double[] alphas = new double[STRENGTHS];
        double[] betas = new double[STRENGTHS];
        double weight = 0;
        for (int i = 0; i < STRENGTHS; i++) {
            double trials = STRENGTH_GRID[i] + own.trials();
            double leaning = STRENGTH_GRID[i] / trials;
            double rate = (expected * STRENGTH_GRID[i] + own.successes()) / trials;
            // The beta distribution with this mean and with both variances.
            double spread = rate * (1 - rate) / (trials + 1) + leaning * leaning * variance;
            double worth = Math.max(rate * (1 - rate) / spread - 1, 1);
            alphas[i] = rate * worth;
            betas[i] = (1 - rate) * worth;
            weight += strengthWeights[i] * (1 - leaning);
        }
        return new Known(
                new BetaMixture(alphas, betas, strengthWeights),
                expected,
                own,
                weight,
                option.groups.get(group).total(),
                ofGroup.shareOf(adjusted.trials()));
    }

    private static double expected(BetaMixture ofGroup, double offset) {
        return Math.clamp(ofGroup.mean() + offset, LEAST_RATE, 1 - LEAST_RATE);
    }

    /** One option: its counts by group, what is left of them when adjusted, its rate by group, and its offsets. */
    private record Option(
            List<StratifiedGroup> groups,
            List<EffectiveCount> counts,
            List<BetaMixture> rates,
            SituationOffsets offsets) {

        /** Adds what each strength makes of every cell's counts. */
        void addLogLikelihood(double[] logs) {
            for (int group = 0; group < groups.size(); group++) {
                for (int stratum = 0; stratum < groups.get(group).strata(); stratum++) {
                    Proportion own = groups.get(group).stratum(stratum);
                    if (own.trials() > 0) {
                        double expected =
                                expected(rates.get(group), offsets.of(stratum).value());
                        for (int i = 0; i < STRENGTHS; i++) {
                            double alpha = expected * STRENGTH_GRID[i];
                            double beta = STRENGTH_GRID[i] - alpha;
                            logs[i] += LogBeta.value(alpha + own.successes(), beta + own.trials() - own.successes())
                                    - LogBeta.value(alpha, beta);
                        }
                    }
                }
            }
        }
    }
}

package dev.facevalue.benchmarks.calibration;

import dev.facevalue.statistics.Figure;
import dev.facevalue.statistics.Interval;
import dev.facevalue.statistics.OptionEstimate;
import dev.facevalue.statistics.Proportion;
import dev.facevalue.statistics.Verdict;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How the estimates of one world compare with its truth, which is standardised to the world's mix of situations.
 *
 * @param covered intervals that hold the truth, of all options with a deal in a culture
 * @param coveredInSmallCells the same, of options with fewer than {@link #SMALL} deals in the culture
 * @param coveredInSmallGroups the same, of cultures with fewer than {@link #SMALL} deals
 * @param wrongLeaders leaders that are not truly best, of all that were declared; ties are not wrong
 * @param wrongLikelyLeaders the same of likely leaders
 * @param leaders leaders, of the cultures that have two options with enough deals to be compared
 */
record EstimateScore(
        Proportion covered,
        Proportion coveredInSmallCells,
        Proportion coveredInSmallGroups,
        Proportion wrongLeaders,
        Proportion wrongLikelyLeaders,
        Proportion leaders) {

    /** As in an answer with default settings. */
    static final long ENOUGH_DEALS = 20;

    static final long SMALL = 30;

    /** True rates are sums in double precision; what is equal in truth may differ by this. */
    private static final double EQUAL = 1e-12;

    /** The estimates of an answer. */
    @FunctionalInterface
    interface Estimates {
        Figure<OptionEstimate> of(int culture, int option);
    }

    static EstimateScore of(World world, Estimates estimates) {
        WorldCounts counts = WorldCounts.of(world);
        Tally tally = new Tally();
        for (int culture = 0; culture < World.CULTURES; culture++) {
            tally.add(world, counts, culture, estimates);
        }
        return new EstimateScore(
                tally.covered,
                tally.coveredInSmallCells,
                tally.coveredInSmallGroups,
                tally.wrongLeaders,
                tally.wrongLikelyLeaders,
                tally.leaders);
    }

    boolean hasLeader() {
        return leaders.successes() > 0;
    }

    private static final class Tally {

        private Proportion covered = Proportion.NONE;
        private Proportion coveredInSmallCells = Proportion.NONE;
        private Proportion coveredInSmallGroups = Proportion.NONE;
        private Proportion wrongLeaders = Proportion.NONE;
        private Proportion wrongLikelyLeaders = Proportion.NONE;
        private Proportion leaders = Proportion.NONE;

        void add(World world, WorldCounts counts, int culture, Estimates estimates) {
            List<Double> truths = IntStream.range(0, World.OPTIONS)
                    .mapToObj(option -> world.standardised(culture, option))
                    .toList();
            List<Figure<OptionEstimate>> known = IntStream.range(0, World.OPTIONS)
                    .mapToObj(option -> estimates.of(culture, option))
                    .toList();
            for (int option = 0; option < World.OPTIONS; option++) {
                if (known.get(option) instanceof Figure.Known<OptionEstimate>(OptionEstimate estimate)) {
                    Proportion one = one(holds(estimate.credible(), truths.get(option)));
                    covered = covered.plus(one);
                    if (counts.of(culture, option).trials() < SMALL) {
                        coveredInSmallCells = coveredInSmallCells.plus(one);
                    }
                    if (counts.deals(culture) < SMALL) {
                        coveredInSmallGroups = coveredInSmallGroups.plus(one);
                    }
                }
            }
            List<Long> deals = IntStream.range(0, World.OPTIONS)
                    .mapToObj(option -> counts.of(culture, option).trials())
                    .toList();
            add(truths, Verdict.of(deals, known.stream().map(Tally::best).toList(), ENOUGH_DEALS));
        }

        private void add(List<Double> truths, Verdict verdict) {
            switch (verdict) {
                case Verdict.Leader leader -> {
                    wrongLeaders = wrongLeaders.plus(one(isWorse(truths, leader.option())));
                    leaders = leaders.plus(one(true));
                }
                case Verdict.LikelyLeader likely -> {
                    wrongLikelyLeaders = wrongLikelyLeaders.plus(one(isWorse(truths, likely.option())));
                    leaders = leaders.plus(one(false));
                }
                case Verdict.NoClearLeader _ -> leaders = leaders.plus(one(false));
                case Verdict.TooLittleEvidence _ -> {}
            }
        }

        private static Figure<Double> best(Figure<OptionEstimate> known) {
            return switch (known) {
                case Figure.Known<OptionEstimate>(OptionEstimate estimate) -> estimate.probabilityBest();
                case Figure.Unknown<OptionEstimate>(Figure.Reason reason) -> Figure.none(reason);
            };
        }

        private static boolean isWorse(List<Double> truths, int option) {
            double best = truths.stream().mapToDouble(truth -> truth).max().orElseThrow();
            return truths.get(option) < best - EQUAL;
        }
    }

    static boolean holds(Interval interval, double truth) {
        return interval.low() <= truth && truth <= interval.high();
    }

    static Proportion one(boolean success) {
        return new Proportion(success ? 1 : 0, 1);
    }
}

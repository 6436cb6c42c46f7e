package dev.facevalue.benchmarks.calibration;

import dev.facevalue.statistics.Proportion;
import dev.facevalue.statistics.SituationRates;
import java.util.List;

/**
 * How advice does in one world. Regret is the chance of success that is lost by following it instead of choosing what
 * is truly best in the deal's culture and situation, as a mean over the world's deals, in points of percentage.
 *
 * @param regret of FaceValue's advice
 * @param regretOfCrudeBest of {@link Advisor#crudeBestByCulture}
 * @param regretOfOneBest of {@link Advisor#oneBest}
 * @param regretOfUniformBayes of {@link Advisor#uniformBayesByCulture}
 * @param covered intervals that hold the truth, of all options in all situations that a culture has deals in
 */
record AdviceScore(
        double regret,
        double regretOfCrudeBest,
        double regretOfOneBest,
        double regretOfUniformBayes,
        Proportion covered) {

    static AdviceScore of(World world, SituationRates rates) {
        WorldCounts counts = WorldCounts.of(world);
        return new AdviceScore(
                regret(world, Advisor.advice(rates)),
                regret(world, Advisor.crudeBestByCulture(counts)),
                regret(world, Advisor.oneBest(counts)),
                regret(world, Advisor.uniformBayesByCulture(counts)),
                covered(world, rates));
    }

    static double regret(World world, Advisor advisor) {
        WorldCounts counts = WorldCounts.of(world);
        double lost = 0;
        double all = 0;
        for (int culture = 0; culture < World.CULTURES; culture++) {
            for (int situation = 0; situation < World.SITUATIONS; situation++) {
                long deals = counts.dealsIn(culture, situation);
                if (deals > 0) {
                    double[][] truth = world.truth()[culture];
                    double best = 0;
                    for (double[] ofOption : truth) {
                        best = Math.max(best, ofOption[situation]);
                    }
                    lost += deals * (best - truth[advisor.option(culture, situation)][situation]);
                    all += deals;
                }
            }
        }
        return 100 * lost / all;
    }

    private static Proportion covered(World world, SituationRates rates) {
        WorldCounts counts = WorldCounts.of(world);
        Proportion covered = Proportion.NONE;
        for (int culture = 0; culture < World.CULTURES; culture++) {
            for (int situation = 0; situation < World.SITUATIONS; situation++) {
                if (counts.dealsIn(culture, situation) > 0) {
                    List<SituationRates.Known> known = Advisor.known(rates, culture, situation);
                    for (int option = 0; option < World.OPTIONS; option++) {
                        covered = covered.plus(EstimateScore.one(EstimateScore.holds(
                                known.get(option).rate().credible(), world.truth()[culture][option][situation])));
                    }
                }
            }
        }
        return covered;
    }
}

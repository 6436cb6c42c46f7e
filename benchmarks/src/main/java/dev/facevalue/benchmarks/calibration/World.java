package dev.facevalue.benchmarks.calibration;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A simulated world: what is true in it, and what was seen of it.
 *
 * <p>The log-odds that a relationship is preserved are a sum: a level; the culture; the option, the option in this
 * culture; the face risk and the trust; and, with interaction, the option at this face risk and at this trust. Cultures
 * have unequal shares of the deals, and mixes of situations of their own.
 *
 * @param scenario what kind of world it is
 * @param seed makes the same world again
 * @param truth the probability of success by culture, option and situation
 * @param deals how many deals there were by culture, option and situation
 * @param successes how many of these succeeded
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never handed on
record World(Scenario scenario, long seed, double[][][] truth, int[][][] deals, int[][][] successes) {

    static final int CULTURES = 10;
    static final int OPTIONS = 3;

    /** Of face risk, and of trust. */
    static final int LEVELS = 3;

    /** Face risk · {@link #LEVELS} + trust. */
    static final int SITUATIONS = LEVELS * LEVELS;

    /** How strongly sellers choose by face risk, in log-odds from the lowest to the highest. */
    private static final double CHOICE_TILT = 2.4;

    /** Makes a world. The same arguments give the same world. */
    static World of(Scenario scenario, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom")
                .create(seed ^ scenario.name().hashCode());
        double[][][] truth = truth(scenario, random);
        double[] cultureShares = shares(random, CULTURES, 0.9);
        double[][] situationShares = new double[CULTURES][];
        double[] faceRiskEverywhere = shares(random, LEVELS, 0.3);
        double[] trustEverywhere = shares(random, LEVELS, 0.3);
        for (int culture = 0; culture < CULTURES; culture++) {
            double[] faceRisk = tilted(faceRiskEverywhere, scenario.chosenBySituation() ? 1.0 : 0.3, random);
            double[] trust = tilted(trustEverywhere, scenario.chosenBySituation() ? 0.6 : 0.3, random);
            situationShares[culture] = new double[SITUATIONS];
            for (int situation = 0; situation < SITUATIONS; situation++) {
                situationShares[culture][situation] = faceRisk[situation / LEVELS] * trust[situation % LEVELS];
            }
        }
        double[][] choice = choice(scenario, random);
        int[][][] deals = new int[CULTURES][OPTIONS][SITUATIONS];
        int[][][] successes = new int[CULTURES][OPTIONS][SITUATIONS];
        for (int deal = scenario.deals(seed); deal > 0; deal--) {
            int culture = draw(random, cultureShares);
            int situation = draw(random, situationShares[culture]);
            int option = draw(random, choice[situation / LEVELS]);
            deals[culture][option][situation]++;
            if (random.nextDouble() < truth[culture][option][situation]) {
                successes[culture][option][situation]++;
            }
        }
        return new World(scenario, seed, truth, deals, successes);
    }

    /** The share of each situation among all deals. */
    double[] mix() {
        double[] mix = new double[SITUATIONS];
        double all = 0;
        for (int[][] ofCulture : deals) {
            for (int[] ofOption : ofCulture) {
                for (int situation = 0; situation < SITUATIONS; situation++) {
                    mix[situation] += ofOption[situation];
                    all += ofOption[situation];
                }
            }
        }
        for (int situation = 0; situation < SITUATIONS; situation++) {
            mix[situation] /= all;
        }
        return mix;
    }

    /** What an option's rate in a culture would be if it had been met with the situations of the whole world. */
    double standardised(int culture, int option) {
        double[] mix = mix();
        double rate = 0;
        for (int situation = 0; situation < SITUATIONS; situation++) {
            rate += mix[situation] * truth[culture][option][situation];
        }
        return rate;
    }

    private static double[][][] truth(Scenario scenario, RandomGenerator random) {
        double level = random.nextGaussian(0.6, 0.4);
        double[] option = normals(random, OPTIONS, scenario.optionSd());
        double[] faceRisk = normals(random, LEVELS, scenario.situationSd());
        double[] trust = normals(random, LEVELS, scenario.situationSd() * 0.6);
        double[][] optionByFaceRisk = new double[OPTIONS][];
        double[][] optionByTrust = new double[OPTIONS][];
        for (int o = 0; o < OPTIONS; o++) {
            optionByFaceRisk[o] = normals(random, LEVELS, scenario.optionBySituationSd());
            optionByTrust[o] = normals(random, LEVELS, scenario.optionBySituationSd() * 0.6);
        }
        double[][][] truth = new double[CULTURES][OPTIONS][SITUATIONS];
        for (int culture = 0; culture < CULTURES; culture++) {
            double cultureLevel = random.nextGaussian(0, 0.5);
            double[] optionHere = normals(random, OPTIONS, scenario.optionByCultureSd());
            for (int o = 0; o < OPTIONS; o++) {
                for (int situation = 0; situation < SITUATIONS; situation++) {
                    int f = situation / LEVELS;
                    int t = situation % LEVELS;
                    double logOdds = level
                            + cultureLevel
                            + option[o]
                            + optionHere[o]
                            + faceRisk[f]
                            + trust[t]
                            + optionByFaceRisk[o][f]
                            + optionByTrust[o][t];
                    truth[culture][o][situation] = 1 / (1 + StrictMath.exp(-logOdds));
                }
            }
        }
        return truth;
    }

    /** How often each option is chosen, by face risk. */
    private static double[][] choice(Scenario scenario, RandomGenerator random) {
        double[] everywhere = shares(random, OPTIONS, 0.4);
        double[][] choice = new double[LEVELS][];
        for (int faceRisk = 0; faceRisk < LEVELS; faceRisk++) {
            double[] here = everywhere.clone();
            if (scenario.chosenBySituation()) {
                double tilt = CHOICE_TILT * (faceRisk - 1) / 2.0;
                here[0] *= StrictMath.exp(-tilt);
                here[1] *= StrictMath.exp(tilt);
            }
            choice[faceRisk] = normalised(here);
        }
        return choice;
    }

    private static double[] normals(RandomGenerator random, int count, double sd) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = sd * random.nextGaussian();
        }
        return values;
    }

    private static double[] shares(RandomGenerator random, int count, double sd) {
        double[] even = new double[count];
        Arrays.fill(even, 1);
        return tilted(even, sd, random);
    }

    private static double[] tilted(double[] shares, double sd, RandomGenerator random) {
        double[] tilted = new double[shares.length];
        for (int i = 0; i < shares.length; i++) {
            tilted[i] = shares[i] * StrictMath.exp(sd * random.nextGaussian());
        }
        return normalised(tilted);
    }

    private static double[] normalised(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return weights;
    }

    private static int draw(RandomGenerator random, double[] shares) {
        double u = random.nextDouble();
        int i = 0;
        while (i < shares.length - 1 && u >= shares[i]) {
            u -= shares[i];
            i++;
        }
        return i;
    }
}

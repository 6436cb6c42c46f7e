package dev.facevalue.statistics;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * What a test says whose statistic has a chi-squared distribution if there is nothing to find.
 *
 * @param statistic 0 or more; the larger, the less it looks like chance
 * @param degreesOfFreedom 1 or more
 * @param pValue how often chance alone would give so large a statistic, 0 to 1
 */
public record ChiSquared(double statistic, int degreesOfFreedom, double pValue) {

    static ChiSquared of(double statistic, int degreesOfFreedom) {
        double pValue = ChiSquaredDistribution.of(degreesOfFreedom).survivalProbability(statistic);
        return new ChiSquared(statistic, degreesOfFreedom, pValue);
    }
}

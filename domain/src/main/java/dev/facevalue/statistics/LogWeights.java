package dev.facevalue.statistics;

import java.util.Arrays;

/** Weights of which the logarithms are known, but for a common summand. */
final class LogWeights {

    /** What weighs less than e^−16 of the heaviest weighs nothing. */
    private static final double NEGLIGIBLE = 16;

    private LogWeights() {}

    /**
     * The weights, with the sum 1.
     *
     * @param logs one or more, of which at least one is finite and none NaN or +∞
     */
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
}

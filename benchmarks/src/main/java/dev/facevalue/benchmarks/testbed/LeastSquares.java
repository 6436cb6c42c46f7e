package dev.facevalue.benchmarks.testbed;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A straight line through points, by ordinary least squares.
 *
 * <p>The standard error takes what lies off the line for independent. Where neighbours resemble each other, as memory
 * does, it is rather too small.
 *
 * @param slope how much y grows with each unit of x; 0 where all x are the same
 * @param standardError of the slope; infinite with fewer than three points, or where all x are the same
 * @param points how many points
 */
public record LeastSquares(double slope, double standardError, int points) {

    private static final int PARAMETERS = 2;
    private static final double UPPER = 0.975;

    /**
     * Fits the line.
     *
     * @throws IllegalArgumentException unless there are as many x as y
     */
    public static LeastSquares through(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(x.length + " x and " + y.length + " y");
        }
        double meanX = Arrays.stream(x).average().orElse(0);
        double meanY = Arrays.stream(y).average().orElse(0);
        double products = 0;
        double squares = 0;
        for (int point = 0; point < x.length; point++) {
            products += (x[point] - meanX) * (y[point] - meanY);
            squares += Math.pow(x[point] - meanX, 2);
        }
        if (squares == 0) {
            return new LeastSquares(0, Double.POSITIVE_INFINITY, x.length);
        }
        double slope = products / squares;
        if (x.length <= PARAMETERS) {
            return new LeastSquares(slope, Double.POSITIVE_INFINITY, x.length);
        }
        double off = 0;
        for (int point = 0; point < x.length; point++) {
            off += Math.pow(y[point] - meanY - slope * (x[point] - meanX), 2);
        }
        return new LeastSquares(slope, Math.sqrt(off / (x.length - PARAMETERS) / squares), x.length);
    }

    /** The lower end of the slope's 95 % interval, by Student's t. */
    public double low() {
        return slope - halfWidth();
    }

    /** The upper end of the slope's 95 % interval. */
    public double high() {
        return slope + halfWidth();
    }

    private double halfWidth() {
        return Double.isInfinite(standardError)
                ? standardError
                : standardError * TDistribution.of(points - PARAMETERS).inverseCumulativeProbability(UPPER);
    }
}

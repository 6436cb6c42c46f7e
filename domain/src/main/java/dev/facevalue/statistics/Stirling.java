package dev.facevalue.statistics;

/**
 * What Stirling's formula leaves of the logarithm of the gamma function: log Γ(x) = (x − 1/2) log x − x + log(2π)/2 +
 * remainder(x).
 *
 * <p>Where the rest of the formula cancels out of a sum of many such logarithms, or is found for all of them at once,
 * this is all that has to be calculated of each. Source: NIST Digital Library of Mathematical Functions, 5.11.1.
 */
final class Stirling {

    /** From here on, what follows the last term is less than 10⁻¹⁵. */
    private static final double LARGE = 10;

    /** The terms of the series: B₂ₖ / (2k (2k − 1)), of x^(1 − 2k). */
    private static final double C1 = 1.0 / 12;

    private static final double C2 = -1.0 / 360;
    private static final double C3 = 1.0 / 1_260;
    private static final double C4 = -1.0 / 1_680;
    private static final double C5 = 1.0 / 1_188;
    private static final double C6 = -691.0 / 360_360;

    private Stirling() {}

    /** The remainder of a number above 0, right to 10⁻¹⁴. */
    static double remainder(double x) {
        return x < LARGE ? ofSmall(x) : series(x);
    }

    private static double series(double x) {
        double inverse = 1 / x;
        double square = inverse * inverse;
        return inverse * (C1 + square * (C2 + square * (C3 + square * (C4 + square * (C5 + square * C6)))));
    }

    /** By that of a number that is large and lies by a whole number above it: Γ(x + 1) = x Γ(x). */
    private static double ofSmall(double x) {
        double product = 1;
        double large = x;
        while (large < LARGE) {
            product *= large;
            large++;
        }
        return (large - 0.5) * Math.log(large)
                - (x - 0.5) * Math.log(x)
                - (large - x)
                - Math.log(product)
                + series(large);
    }
}

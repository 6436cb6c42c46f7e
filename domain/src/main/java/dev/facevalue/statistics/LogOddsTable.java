package dev.facevalue.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.Trigamma;

/**
 * Density and distribution function of a {@link BetaMixture} in log-odds t = log(x / (1 − x)), at points that lie close
 * where the mixture lies, however narrow it is, and ever wider apart towards both ends: t(u) = centre + scale ·
 * sinh(u), at even steps of u.
 *
 * <p>In u the density is smooth and dies away at both ends, so that the trapezoidal rule is as good as exact (L. N.
 * Trefethen, J. A. C. Weideman, The exponentially convergent trapezoidal rule, SIAM Review 56 (2014) 385–458).
 */
final class LogOddsTable {

    /** Beyond these log-odds a rate cannot be told from 0 and 1 in double precision. */
    private static final double END = 37;

    private static final int POINTS = 129;

    /** The narrowest component, as a part of the distance between points, that the sum still does justice to. */
    private static final double NARROWEST = 0.8;

    /** A probability that no sum over all points would notice. */
    private static final double UNNOTICED = 1e-15;

    /** The logarithm of a density that none would. */
    private static final double NEGLIGIBLE = Math.log(UNNOTICED);

    private final double centre;
    private final double scale;
    private final double first;
    private final double step;
    private final double[] points;

    /** The rates at these points. */
    private final double[] rates;

    /** In t. */
    private final double[] densities;

    private final double[] cumulatives;

    private final double below;
    private final double above;

    /**
     * How much of each point's density counts in a sum over all points: the way in t to the next, half of it at an end.
     */
    private final double[] ways;

    private LogOddsTable(double centre, double scale, Component[] components) {
        this.centre = centre;
        this.scale = scale;
        first = asinh((-END - centre) / scale);
        step = (asinh((END - centre) / scale) - first) / (POINTS - 1);
        points = new double[POINTS];
        rates = new double[POINTS];
        densities = new double[POINTS];
        ways = new double[POINTS];
        double[] slopes = new double[POINTS];
        double[] logs = new double[POINTS];
        double[] complementLogs = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            double u = first + i * step;
            points[i] = centre + scale * StrictMath.sinh(u);
            slopes[i] = scale * StrictMath.cosh(u);
            ways[i] = slopes[i] * step * (i == 0 || i == POINTS - 1 ? 0.5 : 1);
            double odds = Math.exp(-Math.abs(points[i]));
            rates[i] = (points[i] < 0 ? odds : 1) / (1 + odds);
            double odd = Math.log1p(odds);
            logs[i] = Math.min(points[i], 0) - odd;
            complementLogs[i] = Math.min(-points[i], 0) - odd;
        }
        double left = 0;
        double right = 0;
        for (Component component : components) {
            double alpha = component.alpha;
            double beta = component.beta;
            double at = component.at;
            double spacing = step * Math.sqrt(scale * scale + (at - centre) * (at - centre));
            double shrink = component.sd / (NARROWEST * spacing);
            if (shrink < 1) {
                // A component narrower than the distance of the points would be hit or missed by chance.
                alpha *= shrink * shrink;
                beta *= shrink * shrink;
            }
            double logConstant = Math.log(component.weight) - LogBeta.value(alpha, beta);
            // From its mode, the density falls to both sides.
            int mode = before(Math.clamp(Math.log(alpha / beta), -END, END)) + 1;
            for (int i = mode - 1; i >= 0; i--) {
                double log = alpha * logs[i] + beta * complementLogs[i] + logConstant;
                if (log < NEGLIGIBLE) {
                    break;
                }
                densities[i] += Math.exp(log);
            }
            for (int i = mode; i < POINTS; i++) {
                double log = alpha * logs[i] + beta * complementLogs[i] + logConstant;
                if (log < NEGLIGIBLE) {
                    break;
                }
                densities[i] += Math.exp(log);
            }
            // The leading term of the distribution function near 0, and of its complement near 1.
            left += Math.exp(alpha * logs[0] + logConstant) / alpha;
            right += Math.exp(beta * complementLogs[POINTS - 1] + logConstant) / beta;
        }
        cumulatives = new double[POINTS];
        double total = left + right;
        for (int i = 0; i < POINTS; i++) {
            total += densities[i] * ways[i];
        }
        below = left / total;
        above = right / total;
        double sum = below;
        for (int i = 0; i < POINTS; i++) {
            densities[i] /= total;
        }
        for (int i = 1; i < POINTS; i++) {
            double before = densities[i - 1] * slopes[i - 1];
            double here = densities[i] * slopes[i];
            // Cumulated, the trapezoidal rule needs the correction of Euler and Maclaurin at the end.
            sum += (before + here) / 2 * step;
            double next = i + 1 < POINTS ? densities[i + 1] * slopes[i + 1] : here;
            cumulatives[i] = clip(sum - step * (next - before) / 24);
        }
        cumulatives[0] = below;
        for (int i = 1; i < POINTS; i++) {
            cumulatives[i] = Math.max(cumulatives[i], cumulatives[i - 1]);
        }
    }

    static LogOddsTable of(double[] alphas, double[] betas, double[] weights) {
        Component[] components = new Component[weights.length];
        double centre = 0;
        for (int k = 0; k < weights.length; k++) {
            components[k] = Component.of(alphas[k], betas[k], weights[k]);
            centre += weights[k] * Math.clamp(components[k].at, -END, END);
        }
        double variance = 0;
        for (Component component : components) {
            double distance = Math.clamp(component.at, -END, END) - centre;
            double sd = Math.min(END, component.sd);
            variance += component.weight * (sd * sd + distance * distance);
        }
        return new LogOddsTable(centre, Math.min(Math.sqrt(variance), 4), components);
    }

    /** One beta distribution of the mixture: expectation and standard deviation of its log-odds. */
    private record Component(double alpha, double beta, double weight, double at, double sd) {

        static Component of(double alpha, double beta, double weight) {
            return new Component(
                    alpha,
                    beta,
                    weight,
                    Digamma.value(alpha) - Digamma.value(beta),
                    Math.sqrt(Trigamma.value(alpha) + Trigamma.value(beta)));
        }
    }

    /**
     * For each distribution the probability that its rate is the greatest: ∫ Π_{j≠i} F_j dF_i, piecewise between the
     * points of all tables, so that steps of every width are resolved. Within a piece, what is integrated is taken for
     * a parabola through its ends and its middle, as in Simpson's rule. Rates that cannot be told from 0, or from 1,
     * are as likely greater as less.
     */
    static double[] probabilitiesGreatest(List<LogOddsTable> tables) {
        double[] points = withMiddles(tables.stream()
                .flatMapToDouble(table -> Arrays.stream(table.points))
                .sorted()
                .toArray());
        List<double[]> cumulatives =
                tables.stream().map(table -> table.cumulatives(points)).toList();
        double[] probabilities = new double[tables.size()];
        for (int i = 0; i < probabilities.length; i++) {
            double atLeft = tables.get(i).below;
            double atRight = tables.get(i).above;
            for (int j = 0; j < probabilities.length; j++) {
                if (j != i) {
                    atLeft *= tables.get(j).below / 2;
                    atRight *= 1 - tables.get(j).above / 2;
                }
            }
            probabilities[i] = atLeft + atRight;
        }
        for (int left = 0; left + 2 < points.length; left += 2) {
            for (int i = 0; i < probabilities.length; i++) {
                double atLeft = cumulatives.get(i)[left];
                double atMiddle = cumulatives.get(i)[left + 1];
                double atRight = cumulatives.get(i)[left + 2];
                probabilities[i] += (others(cumulatives, i, left) * (4 * atMiddle - 3 * atLeft - atRight)
                                + 4 * others(cumulatives, i, left + 1) * (atRight - atLeft)
                                + others(cumulatives, i, left + 2) * (atLeft - 4 * atMiddle + 3 * atRight))
                        / 6;
            }
        }
        return probabilities;
    }

    private static double[] withMiddles(double[] points) {
        double[] all = new double[2 * points.length - 1];
        for (int i = 0; i < points.length; i++) {
            all[2 * i] = points[i];
            if (i > 0) {
                all[2 * i - 1] = points[i - 1] + (points[i] - points[i - 1]) / 2;
            }
        }
        return all;
    }

    /** The product, at one point, of all distribution functions but one. */
    private static double others(List<double[]> cumulatives, int one, int point) {
        double product = 1;
        for (int j = 0; j < cumulatives.size(); j++) {
            product *= j == one ? 1 : cumulatives.get(j)[point];
        }
        return product;
    }

    private double[] cumulatives(double[] ascending) {
        double[] all = new double[ascending.length];
        int i = 0;
        for (int k = 0; k < all.length; k++) {
            while (i < POINTS - 2 && points[i + 1] < ascending[k]) {
                i++;
            }
            all[k] = cumulative(ascending[k], i);
        }
        return all;
    }

    /** The expectation of a smooth function of the rate that is not above 1, by the trapezoidal rule. */
    double expectation(DoubleUnaryOperator function) {
        double sum = below * function.applyAsDouble(0) + above * function.applyAsDouble(1);
        for (int i = 0; i < POINTS; i++) {
            double probability = densities[i] * ways[i];
            if (probability > UNNOTICED) {
                sum += probability * function.applyAsDouble(rates[i]);
            }
        }
        return sum;
    }

    /** The probability of a rate of at most {@code rate}, which may lie beyond 0 and 1. */
    double cumulativeOfRate(double rate) {
        if (rate < 0) {
            return 0;
        }
        return rate >= 1 ? 1 : cumulative(Math.clamp(Math.log(rate / (1 - rate)), -END, END));
    }

    /** The probability of log-odds of at most {@code t}. */
    double cumulative(double t) {
        return cumulative(t, before(t));
    }

    /** The last point but one, or the last one before that is not greater than {@code t}. */
    private int before(double t) {
        return Math.clamp((int) ((asinh((t - centre) / scale) - first) / step), 0, POINTS - 2);
    }

    /** The same between the points i and i + 1: a cubic, with the densities as its slopes. */
    private double cumulative(double t, int i) {
        double h = points[i + 1] - points[i];
        double x = (t - points[i]) / h;
        double x2 = x * x;
        double x3 = x2 * x;
        double value = (2 * x3 - 3 * x2 + 1) * cumulatives[i]
                + (x3 - 2 * x2 + x) * h * densities[i]
                + (3 * x2 - 2 * x3) * cumulatives[i + 1]
                + (x3 - x2) * h * densities[i + 1];
        return Math.clamp(value, cumulatives[i], cumulatives[i + 1]);
    }

    /** The rate, 0 to 1, that is exceeded with the probability 1 − {@code probability}. */
    double quantile(double probability) {
        int low = 0;
        int high = POINTS - 1;
        if (probability <= cumulatives[0]) {
            return 0;
        }
        if (probability >= cumulatives[high]) {
            return 1;
        }
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (cumulatives[middle] < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double left = points[low];
        double right = points[high];
        for (int i = 0; i < 30; i++) {
            double middle = left + (right - left) / 2;
            if (cumulative(middle) < probability) {
                left = middle;
            } else {
                right = middle;
            }
        }
        return 1 / (1 + Math.exp(-left));
    }

    private static double clip(double probability) {
        return Math.clamp(probability, 0, 1);
    }

    private static double asinh(double x) {
        double positive = Math.abs(x);
        return Math.copySign(Math.log(positive + Math.sqrt(positive * positive + 1)), x);
    }
}

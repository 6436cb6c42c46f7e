package dev.facevalue.statistics;

import java.util.stream.Stream;

/**
 * Whether the odds ratio is the same in all strata. If it is not, what is better depends on the stratum.
 *
 * <p>Source: N. E. Breslow, N. E. Day, Statistical Methods in Cancer Research, volume 1 (1980), section 4.4, without
 * Tarone's correction: Σ (a − A)² / V over the informative strata, where A is what a would be if the stratum had the
 * odds ratio ψ of {@link MantelHaenszel} and its margins as they are, A(n₂ − m + A) = ψ(n₁ − A)(m − A), and V = 1 /
 * (1/A + 1/(n₁ − A) + 1/(m − A) + 1/(n₂ − m + A)). The degrees of freedom are the informative strata less one.
 */
public final class BreslowDay {

    /** The smallest cell, as fitted, with which a stratum is large enough for the chi-squared distribution. */
    private static final double SMALLEST_CELL = 1;

    private BreslowDay() {}

    /** Tests over all strata in which both outcomes occurred. */
    public static Figure<ChiSquared> test(Strata strata) {
        return switch (MantelHaenszel.commonOddsRatio(strata)) {
            case Figure.Unknown<Double>(Figure.Reason reason) -> Figure.none(reason);
            case Figure.Known<Double>(Double common) -> test(strata, common);
        };
    }

    /**
     * Tests over the strata that are large enough for it: those in which the odds ratio common to all strata would
     * leave no cell below 1. The odds ratio that these have in common is what they are tested against.
     */
    public static Figure<ChiSquared> testOfLargeStrata(Strata strata) {
        return switch (MantelHaenszel.commonOddsRatio(strata)) {
            case Figure.Unknown<Double>(Figure.Reason reason) -> Figure.none(reason);
            case Figure.Known<Double>(Double common) ->
                test(new Strata(informative(strata)
                        .filter(table -> Cells.fitted(table, common).smallest() >= SMALLEST_CELL)
                        .toList()));
        };
    }

    private static Figure<ChiSquared> test(Strata strata, double oddsRatio) {
        Strata informative = new Strata(informative(strata).toList());
        int degreesOfFreedom = informative.tables().size() - 1;
        if (degreesOfFreedom < 1) {
            return Figure.none(Figure.Reason.TOO_FEW_STRATA);
        }
        double statistic = informative.sum(table -> {
            Cells fitted = Cells.fitted(table, oddsRatio);
            double off = table.a() - fitted.a;
            return off * off / fitted.variance();
        });
        return Figure.of(ChiSquared.of(statistic, degreesOfFreedom));
    }

    private static Stream<FourfoldTable> informative(Strata strata) {
        return strata.tables().stream().filter(FourfoldTable::isInformative);
    }

    /** The four cells of a stratum as an odds ratio would have them; all greater than 0. */
    private record Cells(double a, double b, double c, double d) {

        static Cells fitted(FourfoldTable table, double oddsRatio) {
            return fitted(table.n1(), table.n2(), table.a() + table.c(), oddsRatio);
        }

        /**
         * Solves for a where neither it nor d is a difference of large numbers, and mirrors the other cases into that
         * one: their small cells would be lost to rounding.
         */
        private static Cells fitted(double n1, double n2, double m, double oddsRatio) {
            if (oddsRatio > 1) {
                Cells mirrored = fitted(n1, n2, n1 + n2 - m, 1 / oddsRatio);
                return new Cells(mirrored.b, mirrored.a, mirrored.d, mirrored.c);
            }
            if (m > n2) {
                Cells mirrored = fitted(n2, n1, n1 + n2 - m, oddsRatio);
                return new Cells(mirrored.d, mirrored.c, mirrored.b, mirrored.a);
            }
            double linear = n2 - m + oddsRatio * (n1 + m);
            double constant = oddsRatio * n1 * m;
            double a = 2 * constant / (linear + Math.sqrt(linear * linear + 4 * (1 - oddsRatio) * constant));
            return new Cells(a, n1 - a, m - a, n2 - m + a);
        }

        double smallest() {
            return Math.min(Math.min(a, b), Math.min(c, d));
        }

        double variance() {
            return 1 / (1 / a + 1 / b + 1 / c + 1 / d);
        }
    }
}

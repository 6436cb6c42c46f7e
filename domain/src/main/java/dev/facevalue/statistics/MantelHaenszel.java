package dev.facevalue.statistics;

/**
 * What two options differ by when like is compared with like: within each stratum, and then over all of them. In the
 * letters of {@link FourfoldTable}, with n₁ and n₂ the trials of the option and of the other, m the successes of both
 * and n all trials of a stratum; sums are over the strata.
 */
public final class MantelHaenszel {

    private MantelHaenszel() {}

    /**
     * The odds ratio that is common to the strata, and its 95 % interval.
     *
     * <p>Sources: N. Mantel, W. Haenszel, Statistical aspects of the analysis of data from retrospective studies of
     * disease, Journal of the National Cancer Institute 22 (1959) 719–748: R = Σ ad/n by S = Σ bc/n. J. Robins, N.
     * Breslow, S. Greenland, Estimators of the Mantel–Haenszel variance consistent in both sparse data and large-strata
     * limiting models, Biometrics 42 (1986) 311–323: with P = (a + d)/n and Q = (b + c)/n, the variance of its
     * logarithm is Σ P·ad/n / 2R² + Σ (P·bc/n + Q·ad/n) / 2RS + Σ Q·bc/n / 2S².
     */
    public static Figure<Effect> oddsRatio(Strata strata) {
        return switch (commonOddsRatio(strata)) {
            case Figure.Unknown<Double>(Figure.Reason reason) -> Figure.none(reason);
            case Figure.Known<Double>(Double oddsRatio) -> {
                double factor = Math.exp(Wilson.Z * Math.sqrt(varianceOfLogarithm(strata)));
                // Sparse strata can say so little that the upper end is beyond any number.
                yield Double.isFinite(oddsRatio * factor)
                        ? Figure.of(new Effect(oddsRatio, oddsRatio / factor, oddsRatio * factor))
                        : Figure.none(Figure.Reason.UNBOUNDED);
            }
        };
    }

    /** The same without its interval; greater than 0. */
    static Figure<Double> commonOddsRatio(Strata strata) {
        if (strata.tables().isEmpty()) {
            return Figure.none(Figure.Reason.NO_COMMON_STRATUM);
        }
        double concordant = strata.sum(MantelHaenszel::concordant);
        double discordant = strata.sum(MantelHaenszel::discordant);
        if (concordant == 0 || discordant == 0) {
            return Figure.none(concordant == discordant ? Figure.Reason.NO_VARIATION : Figure.Reason.UNBOUNDED);
        }
        return Figure.of(concordant / discordant);
    }

    private static double varianceOfLogarithm(Strata strata) {
        double concordant = strata.sum(MantelHaenszel::concordant);
        double discordant = strata.sum(MantelHaenszel::discordant);
        double ofConcordant = strata.sum(table -> shareAlike(table) * concordant(table));
        double ofBoth =
                strata.sum(table -> shareAlike(table) * discordant(table) + shareUnlike(table) * concordant(table));
        double ofDiscordant = strata.sum(table -> shareUnlike(table) * discordant(table));
        return ofConcordant / (2 * concordant * concordant)
                + ofBoth / (2 * concordant * discordant)
                + ofDiscordant / (2 * discordant * discordant);
    }

    private static double concordant(FourfoldTable table) {
        return table.a() * table.d() / table.n();
    }

    private static double discordant(FourfoldTable table) {
        return table.b() * table.c() / table.n();
    }

    private static double shareAlike(FourfoldTable table) {
        return (table.a() + table.d()) / table.n();
    }

    private static double shareUnlike(FourfoldTable table) {
        return (table.b() + table.c()) / table.n();
    }

    /**
     * Whether the two options differ at all within the strata; one degree of freedom.
     *
     * <p>Source: Mantel and Haenszel 1959, as {@code mantelhaen.test} in R: (|Σ (a − n₁m/n)| − ½)² by Σ n₁n₂m(n − m) /
     * n²(n − 1). Where the sum is less than ½, R takes nothing off it, and so does this.
     */
    public static Figure<ChiSquared> test(Strata strata) {
        if (strata.tables().isEmpty()) {
            return Figure.none(Figure.Reason.NO_COMMON_STRATUM);
        }
        double variance = strata.sum(table -> {
            double n = table.n();
            return table.n1() * table.n2() / (n * n) * (successes(table) * (n - successes(table)) / (n - 1));
        });
        if (variance == 0) {
            return Figure.none(Figure.Reason.NO_VARIATION);
        }
        double excess = Math.abs(strata.sum(table -> table.a() - table.n1() * successes(table) / table.n()));
        double corrected = excess >= CONTINUITY ? excess - CONTINUITY : excess;
        return Figure.of(ChiSquared.of(corrected * corrected / variance, 1));
    }

    private static final double CONTINUITY = 0.5;

    private static double successes(FourfoldTable table) {
        return table.a() + table.c();
    }

    /**
     * The difference of the rates that is common to the strata, −1 to 1: the differences within them, each with the
     * weight n₁n₂/n.
     *
     * <p>Source: S. Greenland, J. M. Robins, Estimation of a common effect parameter from sparse follow-up data,
     * Biometrics 41 (1985) 55–68: Σ (an₂ − cn₁)/n by Σ n₁n₂/n.
     */
    public static Figure<Double> riskDifference(Strata strata) {
        if (strata.tables().isEmpty()) {
            return Figure.none(Figure.Reason.NO_COMMON_STRATUM);
        }
        double difference =
                strata.sum(table -> (table.a() * table.n2() - table.c() * table.n1()) / table.n()) / weight(strata);
        return Figure.of(Math.clamp(difference, -1.0, 1.0));
    }

    /**
     * The same with its 95 % interval, which is of use for few large strata and for many small ones alike; none where
     * nothing varies.
     *
     * <p>Source: T. Sato, On the variance estimator for the Mantel–Haenszel risk difference, Biometrics 45 (1989)
     * 1323–1324: with δ the difference, P = (n₁²c − n₂²a + n₁n₂(n₂ − n₁)/2) / n² and Q = (a(n₂ − c) + c(n₁ − a)) / 2n,
     * its variance is (δ ΣP + ΣQ) / (Σ n₁n₂/n)².
     */
    public static Figure<Effect> riskDifferenceInterval(Strata strata) {
        return switch (riskDifference(strata)) {
            case Figure.Unknown<Double>(Figure.Reason reason) -> Figure.none(reason);
            case Figure.Known<Double>(Double difference) -> {
                double p = strata.sum(MantelHaenszel::satoP);
                double q = strata.sum(MantelHaenszel::satoQ);
                double variance = difference * p + q;
                if (variance <= 0) {
                    yield Figure.none(Figure.Reason.NO_VARIATION);
                }
                double margin = Wilson.Z * Math.sqrt(variance) / weight(strata);
                yield Figure.of(
                        new Effect(difference, Math.max(-1, difference - margin), Math.min(1, difference + margin)));
            }
        };
    }

    private static double weight(Strata strata) {
        return strata.sum(table -> table.n1() * table.n2() / table.n());
    }

    private static double satoP(FourfoldTable table) {
        double share1 = table.n1() / table.n();
        double share2 = table.n2() / table.n();
        return share1 * share1 * table.c()
                - share2 * share2 * table.a()
                + share1 * share2 * (table.n2() - table.n1()) / 2;
    }

    private static double satoQ(FourfoldTable table) {
        return (table.a() * (table.n2() - table.c()) + table.c() * (table.n1() - table.a())) / (2 * table.n());
    }
}

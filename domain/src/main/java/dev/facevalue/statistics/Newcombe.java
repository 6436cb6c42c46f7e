package dev.facevalue.statistics;

/**
 * The hybrid score interval for the difference of two independent rates.
 *
 * <p>Source: R. G. Newcombe, Interval estimation for the difference between independent proportions: comparison of
 * eleven methods, Statistics in Medicine 17 (1998) 873–890, method 10: with l and u the ends of each rate's interval by
 * {@link Wilson}, p₁ − p₂ − √((p₁ − l₁)² + (u₂ − p₂)²) to p₁ − p₂ + √((u₁ − p₁)² + (p₂ − l₂)²).
 */
public final class Newcombe {

    private Newcombe() {}

    /** The rate of the option less that of the other, −1 to 1, or that one of them has no trials. */
    public static Figure<Effect> riskDifference(FourfoldTable table) {
        if (!(Wilson.interval(table.option()) instanceof Figure.Known<Interval>(Interval option)
                && Wilson.interval(table.against()) instanceof Figure.Known<Interval>(Interval against))) {
            return Figure.none(Figure.Reason.NO_TRIALS);
        }
        double rate = table.a() / table.n1();
        double againstRate = table.c() / table.n2();
        double difference = rate - againstRate;
        return Figure.of(new Effect(
                difference,
                difference - Math.hypot(rate - option.low(), against.high() - againstRate),
                difference + Math.hypot(option.high() - rate, againstRate - against.low())));
    }
}

package dev.facevalue.statistics;

/**
 * What the rates of two options would be if both had met the conditions as often as the two did together.
 *
 * <p>Source: direct standardisation, such as in K. J. Rothman, S. Greenland, T. L. Lash, Modern Epidemiology, 3rd
 * edition (2008), chapter 3: Σ w·a/n₁ and Σ w·c/n₂ over the strata, with w the stratum's share of the trials of both.
 *
 * @param option the standardised rate of the option, 0 to 1
 * @param against that of the other, 0 to 1
 */
public record StandardisedRates(double option, double against) {

    /** The rates over the strata, or that there is none with trials of both. */
    public static Figure<StandardisedRates> of(Strata strata) {
        if (strata.tables().isEmpty()) {
            return Figure.none(Figure.Reason.NO_COMMON_STRATUM);
        }
        // Divided last: where every trial succeeded, the sum is a sum of counts, and the rate is 1 exactly.
        double trials = strata.trials();
        return Figure.of(new StandardisedRates(
                strata.sum(table -> table.n() * (table.a() / table.n1())) / trials,
                strata.sum(table -> table.n() * (table.c() / table.n2())) / trials));
    }
}

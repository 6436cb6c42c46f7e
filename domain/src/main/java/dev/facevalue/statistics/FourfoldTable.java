package dev.facevalue.statistics;

import java.util.Comparator;

/**
 * How two options fared under one condition. In the letters of the literature, a and b are the successes and failures
 * of the option, c and d those of the one it is compared with. Tables of separate trials can be merged.
 *
 * @param option how the option fared
 * @param against how the one it is compared with fared
 */
public record FourfoldTable(Proportion option, Proportion against) {

    /** An order by counts alone: sums that run in it are the same to the last bit, however the tables came. */
    static final Comparator<FourfoldTable> BY_COUNTS = Comparator.comparingLong(FourfoldTable::trials)
            .thenComparingLong(table -> table.option.trials())
            .thenComparingLong(table -> table.option.successes())
            .thenComparingLong(table -> table.against.successes());

    /** The table over the trials of both. */
    public FourfoldTable plus(FourfoldTable other) {
        return new FourfoldTable(option.plus(other.option), against.plus(other.against));
    }

    /** The trials of both options. */
    public long trials() {
        return option.trials() + against.trials();
    }

    /** Whether there are trials of both options, so that they can be compared. */
    public boolean isComparable() {
        return option.trials() > 0 && against.trials() > 0;
    }

    /** The odds of success of the option by those of the other, ad / bc, without any correction; 0 or more. */
    public Figure<Double> oddsRatio() {
        if (!isComparable()) {
            return Figure.none(trials() == 0 ? Figure.Reason.NO_TRIALS : Figure.Reason.NO_COMMON_STRATUM);
        }
        double concordant = a() * d();
        double discordant = b() * c();
        if (discordant == 0) {
            return Figure.none(concordant == 0 ? Figure.Reason.NO_VARIATION : Figure.Reason.UNBOUNDED);
        }
        return Figure.of(concordant / discordant);
    }

    /** Whether both options have trials, of which some succeeded and some failed: only then an odds ratio shows. */
    boolean isInformative() {
        double successes = a() + c();
        return isComparable() && successes > 0 && successes < n();
    }

    // As floating-point numbers, for products of counts exceed a long.

    double a() {
        return option.successes();
    }

    double b() {
        return option.trials() - option.successes();
    }

    double c() {
        return against.successes();
    }

    double d() {
        return against.trials() - against.successes();
    }

    double n1() {
        return option.trials();
    }

    double n2() {
        return against.trials();
    }

    double n() {
        return trials();
    }
}

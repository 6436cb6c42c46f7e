package dev.facevalue.statistics;

/**
 * How often something succeeded among how many trials. Proportions of separate trials can be merged.
 *
 * @param successes 0 to {@code trials}
 * @param trials 0 or more
 */
public record Proportion(long successes, long trials) {

    /** Of no trials at all. */
    public static final Proportion NONE = new Proportion(0, 0);

    /** @throws IllegalArgumentException if {@code successes} is negative or exceeds {@code trials} */
    public Proportion {
        if (successes < 0 || successes > trials) {
            throw new IllegalArgumentException(successes + " of " + trials);
        }
    }

    /** The proportion over the trials of both. */
    public Proportion plus(Proportion other) {
        return new Proportion(successes + other.successes, trials + other.trials);
    }

    /** The share of successes, 0 to 1, or that there were no trials. */
    public Figure<Double> rate() {
        return trials == 0 ? Figure.none(Figure.Reason.NO_TRIALS) : Figure.of((double) successes / trials);
    }

    /**
     * The least and the greatest that the rate can become when further trials are known: if none of them succeeds, and
     * if all do. That there is none, if there are no trials at all.
     *
     * @param further 0 or more
     */
    public Figure<Bounds> bounds(long further) {
        double all = (double) trials + further;
        return all == 0
                ? Figure.none(Figure.Reason.NO_TRIALS)
                : Figure.of(new Bounds(successes / all, (successes + (double) further) / all));
    }

    /**
     * What a rate can become.
     *
     * @param low 0 to 1
     * @param high {@code low} to 1
     */
    public record Bounds(double low, double high) {}
}

package dev.facevalue.statistics;

import java.util.List;
import java.util.stream.Stream;

/** Published tables that tests know the figures of, and short ways to write tables. */
final class Tables {

    /**
     * Kidney stones, small and large, removed by open surgery and by percutaneous nephrolithotomy. C. R. Charig, D. R.
     * Webb, S. R. Payne, J. E. A. Wickham, British Medical Journal 292 (1986) 879–882; the example of Simpson's paradox
     * in S. A. Julious, M. A. Mullee, British Medical Journal 309 (1994) 1480–1481.
     */
    static final Strata KIDNEY_STONES = strata(table(81, 87, 234, 270), table(192, 263, 55, 80));

    /**
     * Rabbits cured by penicillin at once or after an hour and a half, by dose; {@code Rabbits} of R's mantelhaen.test.
     */
    static final Strata RABBITS =
            strata(table(0, 6, 0, 5), table(3, 6, 0, 6), table(6, 6, 2, 6), table(5, 6, 6, 6), table(2, 2, 5, 5));

    /** Men and women admitted at Berkeley in 1973, by department; {@code UCBAdmissions} of R's mantelhaen.test. */
    static final Strata ADMISSIONS = strata(
            table(512, 825, 89, 108),
            table(353, 560, 17, 25),
            table(120, 325, 202, 593),
            table(138, 417, 131, 375),
            table(53, 191, 94, 393),
            table(22, 373, 24, 341));

    private Tables() {}

    /** So many successes of so many trials of the option, and of the other. */
    static FourfoldTable table(long successes, long trials, long againstSuccesses, long againstTrials) {
        return new FourfoldTable(new Proportion(successes, trials), new Proportion(againstSuccesses, againstTrials));
    }

    static Strata strata(FourfoldTable... tables) {
        return Strata.of(List.of(tables));
    }

    /** The same with the other option in the place of the option. */
    static Strata swapped(Strata strata) {
        return Strata.of(strata.tables().stream()
                .map(table -> new FourfoldTable(table.against(), table.option()))
                .toList());
    }

    /** The same with failures in the place of successes. */
    static Strata failing(Strata strata) {
        return Strata.of(strata.tables().stream()
                .map(table -> new FourfoldTable(failing(table.option()), failing(table.against())))
                .toList());
    }

    private static Proportion failing(Proportion proportion) {
        return new Proportion(proportion.trials() - proportion.successes(), proportion.trials());
    }

    /** Tables with every sort of emptiness. */
    static Stream<Strata> withNothingToCompare() {
        return Stream.of(
                strata(),
                strata(table(0, 0, 0, 0)),
                strata(table(3, 5, 0, 0), table(0, 0, 2, 4)),
                strata(table(0, 0, 0, 9)));
    }

    static <T> T known(Figure<T> figure) {
        return switch (figure) {
            case Figure.Known<T>(T value) -> value;
            case Figure.Unknown<T>(Figure.Reason reason) -> throw new AssertionError("there is no figure: " + reason);
        };
    }
}

package dev.facevalue.benchmarks.calibration;

import dev.facevalue.statistics.Proportion;
import dev.facevalue.statistics.SituationRates;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Says which option to choose in a situation of a culture. */
@FunctionalInterface
interface Advisor {

    int option(int culture, int situation);

    /** What FaceValue advises: the option with the highest rate in the situation. */
    static Advisor advice(SituationRates rates) {
        return (culture, situation) -> {
            List<SituationRates.Known> known = known(rates, culture, situation);
            return highest(option -> known.get(option).rate().mean());
        };
    }

    /** What FaceValue knows of each option in a situation of a culture. */
    static List<SituationRates.Known> known(SituationRates rates, int culture, int situation) {
        BitSet stratum = new BitSet();
        stratum.set(situation);
        return rates.in(culture, stratum);
    }

    /** The highest crude rate in the culture; an option without deals is never chosen. */
    static Advisor crudeBestByCulture(WorldCounts counts) {
        return byCulture(culture -> highest(option -> crude(counts.of(culture, option))));
    }

    /** The highest crude rate everywhere. */
    static Advisor oneBest(WorldCounts counts) {
        int best = highest(option -> crude(counts.of(option)));
        return (_, _) -> best;
    }

    /** The highest mean, in the culture, after the uniform prior: (s + 1)/(n + 2). */
    static Advisor uniformBayesByCulture(WorldCounts counts) {
        ToDoubleFunction<Proportion> mean = seen -> (seen.successes() + 1.0) / (seen.trials() + 2.0);
        return byCulture(culture -> highest(option -> mean.applyAsDouble(counts.of(culture, option))));
    }

    private static Advisor byCulture(IntFunction<Integer> best) {
        List<Integer> chosen = IntStream.range(0, World.CULTURES).mapToObj(best).toList();
        return (culture, _) -> chosen.get(culture);
    }

    private static double crude(Proportion seen) {
        return seen.trials() == 0 ? -1 : (double) seen.successes() / seen.trials();
    }

    /** The first of the options with the highest rate. */
    private static int highest(IntToDoubleFunction rate) {
        int highest = 0;
        for (int option = 1; option < World.OPTIONS; option++) {
            if (rate.applyAsDouble(option) > rate.applyAsDouble(highest)) {
                highest = option;
            }
        }
        return highest;
    }
}

package dev.facevalue.statistics;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * By how much one option's rate differs in each stratum from its average over the mix, in all groups.
 *
 * <p>An option's own offset is shrunk towards what all options have in common in the stratum, by how much options
 * differ beyond chance: the variance between them is estimated by the method of moments over all strata at once (R.
 * DerSimonian, N. Laird, Meta-analysis in clinical trials, Controlled Clinical Trials 7 (1986) 177–188).
 */
record SituationOffsets(List<Offset> byStratum) {

    /** What is known of an offset: the expected value, −1 to 1, and its variance. */
    record Offset(double value, double variance) {}

    SituationOffsets {
        byStratum = List.copyOf(byStratum);
    }

    Offset of(int stratum) {
        return byStratum.get(stratum);
    }

    /** Over several strata, each by its share; by the same share if none of them has a deal. */
    Offset over(CaseMix mix, BitSet strata) {
        double all = strata.stream().mapToDouble(mix::share).sum();
        double value = 0;
        double variance = 0;
        for (int stratum : strata.stream().toArray()) {
            double part = all > 0 ? mix.share(stratum) / all : 1.0 / strata.cardinality();
            value += part * of(stratum).value;
            variance += part * part * of(stratum).variance;
        }
        return new Offset(value, variance);
    }

    /**
     * The offsets of each option.
     *
     * @param rates for each option what to expect of its rate in each stratum
     */
    static List<SituationOffsets> of(CaseMix mix, List<List<Moments>> rates) {
        List<List<Offset>> own =
                rates.stream().map(ofOption -> fromAverage(mix, ofOption)).toList();
        List<Common> common = IntStream.range(0, mix.strata())
                .mapToObj(stratum -> Common.of(
                        own.stream().map(ofOption -> ofOption.get(stratum)).toList()))
                .toList();
        double between = between(
                own.size(),
                IntStream.range(0, mix.strata())
                        .filter(stratum -> mix.share(stratum) > 0)
                        .mapToObj(common::get)
                        .toList());
        return own.stream()
                .map(ofOption -> new SituationOffsets(IntStream.range(0, mix.strata())
                        .mapToObj(stratum -> common.get(stratum).shrink(ofOption.get(stratum), between))
                        .toList()))
                .toList();
    }

    private static List<Offset> fromAverage(CaseMix mix, List<Moments> rates) {
        double average = 0;
        for (int stratum = 0; stratum < rates.size(); stratum++) {
            average += mix.share(stratum) * rates.get(stratum).mean();
        }
        double subtracted = average;
        return rates.stream()
                .map(rate -> new Offset(rate.mean() - subtracted, rate.variance()))
                .toList();
    }

    /** The variance between options; 0 if they differ no more than by chance. */
    private static double between(int options, List<Common> strata) {
        double distances = 0;
        double scale = 0;
        for (Common stratum : strata) {
            distances += stratum.distances;
            scale += stratum.scale;
        }
        double byChance = (double) strata.size() * (options - 1);
        return scale > 0 ? Math.max(0, (distances - byChance) / scale) : 0;
    }

    /**
     * What options have in common in a stratum.
     *
     * @param offset the mean of their offsets, each weighted by its precision
     * @param distances the sum of their squared distances from it, each by its precision
     * @param scale what {@code distances} are expected to grow by with the variance between options
     */
    private record Common(Offset offset, double distances, double scale) {

        static Common of(List<Offset> offsets) {
            double precision = 0;
            double squares = 0;
            double weighted = 0;
            for (Offset offset : offsets) {
                precision += 1 / offset.variance;
                squares += 1 / (offset.variance * offset.variance);
                weighted += offset.value / offset.variance;
            }
            double mean = weighted / precision;
            double distances = 0;
            for (Offset offset : offsets) {
                distances += (offset.value - mean) * (offset.value - mean) / offset.variance;
            }
            return new Common(new Offset(mean, 1 / precision), distances, precision - squares / precision);
        }

        Offset shrink(Offset own, double between) {
            double weight = between / (between + own.variance);
            double rest = 1 - weight;
            return new Offset(
                    offset.value + weight * (own.value - offset.value),
                    weight * own.variance + rest * rest * offset.variance);
        }
    }
}

package dev.facevalue.statistics;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What is known of every option's rate in every group of an answer: each group leans on the same option in the other
 * groups ({@link PartialPooling}).
 */
public final class PooledRates {

    private final List<OptionRates> byOption;

    private PooledRates(List<OptionRates> byOption) {
        this.byOption = byOption;
    }

    /** One option in all groups: its counts, and what is known of its rates. */
    private record OptionRates(List<StratifiedGroup> groups, List<BetaMixture> rates) {

        static OptionRates crude(List<StratifiedGroup> groups) {
            List<EffectiveCount> counts = groups.stream()
                    .map(group -> EffectiveCount.of(group.total()))
                    .toList();
            return new OptionRates(groups, PartialPooling.posteriors(groups, counts));
        }

        static OptionRates adjusted(CaseMix mix, List<StratifiedGroup> groups) {
            return new OptionRates(
                    groups, PartialPooling.posteriors(groups, mix.adjust(groups).groups()));
        }
    }

    /** An option that has deals in a group: its position, and what is known of its rate. */
    record Present(int option, BetaMixture rate, LogOddsTable table) {}

    /** The same adjusted, and as they are. */
    record Both(PooledRates adjusted, PooledRates crude) {}

    /**
     * Adjusted for case mix ({@link CaseMix}).
     *
     * @param groups in an order that is the same for the same counts, one or more, each with the same options and
     *     strata
     */
    public static PooledRates adjusted(List<GroupCounts> groups) {
        CaseMix mix = CaseMix.over(groups);
        return new PooledRates(IntStream.range(0, options(groups))
                .parallel()
                .mapToObj(option -> OptionRates.adjusted(mix, ofOption(groups, option)))
                .toList());
    }

    static Both both(List<GroupCounts> groups) {
        CaseMix mix = CaseMix.over(groups);
        int options = options(groups);
        // What takes longer first, so that all processors are done at the same time.
        List<OptionRates> rates = IntStream.range(0, 2 * options)
                .parallel()
                .mapToObj(i -> i < options
                        ? OptionRates.adjusted(mix, ofOption(groups, i))
                        : OptionRates.crude(ofOption(groups, i - options)))
                .toList();
        return new Both(
                new PooledRates(rates.subList(0, options)), new PooledRates(rates.subList(options, 2 * options)));
    }

    private static int options(List<GroupCounts> groups) {
        return groups.getFirst().byOption().size();
    }

    private static List<StratifiedGroup> ofOption(List<GroupCounts> groups, int option) {
        return groups.stream().map(group -> group.ofOption(option)).toList();
    }

    /** How many options there are, with or without deals. */
    int options() {
        return byOption.size();
    }

    /** The options that have deals in a group, in their order. */
    List<Present> in(int group) {
        return IntStream.range(0, byOption.size())
                .filter(option -> byOption.get(option).groups.get(group).total().trials() > 0)
                .mapToObj(option -> {
                    BetaMixture rate = byOption.get(option).rates.get(group);
                    return new Present(option, rate, rate.table());
                })
                .toList();
    }

    /**
     * The probability that an option has the highest rate of those that have deals in a group ({@link BestOption}), or
     * why there is none.
     */
    public Figure<Double> probabilityBest(int group, int option) {
        List<Present> present = in(group);
        return IntStream.range(0, present.size())
                .filter(i -> present.get(i).option == option)
                .mapToObj(i -> probabilitiesBest(present).get(i))
                .findFirst()
                .orElse(Figure.none(Figure.Reason.NO_TRIALS));
    }

    /** The same for each of them. */
    static List<Figure<Double>> probabilitiesBest(List<Present> present) {
        if (present.size() < 2) {
            return present.stream()
                    .map(_ -> Figure.<Double>none(Figure.Reason.ONE_OPTION))
                    .toList();
        }
        return BestOption.ofTables(present.stream().map(Present::table).toList()).stream()
                .map(Figure::of)
                .toList();
    }
}

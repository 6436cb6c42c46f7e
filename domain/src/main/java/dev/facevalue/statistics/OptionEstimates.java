package dev.facevalue.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The estimates of an answer: every option in every group, adjusted for case mix ({@link CaseMix}), leaning on the same
 * option in the other groups ({@link PartialPooling}), and compared within its group ({@link BestOption}).
 */
public final class OptionEstimates {

    private final List<List<Figure<OptionEstimate>>> byGroup;

    private OptionEstimates(List<List<Figure<OptionEstimate>>> byGroup) {
        this.byGroup = byGroup;
    }

    /**
     * Estimates.
     *
     * @param groups in an order that is the same for the same counts, each with the same options and strata
     */
    public static OptionEstimates of(List<GroupCounts> groups) {
        if (groups.isEmpty()) {
            return new OptionEstimates(List.of());
        }
        int options = groups.getFirst().byOption().size();
        CaseMix mix = CaseMix.over(groups);
        List<OptionRates> rates = IntStream.range(0, options)
                .parallel()
                .mapToObj(option -> OptionRates.of(
                        mix,
                        groups.stream().map(group -> group.ofOption(option)).toList()))
                .toList();
        return new OptionEstimates(IntStream.range(0, groups.size())
                .parallel()
                .mapToObj(group -> ofGroup(rates, group))
                .toList());
    }

    /** What is known of an option in a group, or that the group has no deals of it. */
    public Figure<OptionEstimate> of(int group, int option) {
        return byGroup.get(group).get(option);
    }

    /** One option's rates, group by group, with and without the adjustment. */
    private record OptionRates(List<StratifiedGroup> groups, List<BetaMixture> adjusted, List<BetaMixture> crude) {

        static OptionRates of(CaseMix mix, List<StratifiedGroup> groups) {
            List<EffectiveCount> counts = groups.stream()
                    .map(group -> EffectiveCount.of(group.total()))
                    .toList();
            List<EffectiveCount> adjusted = mix.adjust(groups).groups();
            List<BetaMixture> crude = PartialPooling.posteriors(groups, counts);
            return new OptionRates(
                    groups, adjusted.equals(counts) ? crude : PartialPooling.posteriors(groups, adjusted), crude);
        }

        boolean hasDeals(int group) {
            return groups.get(group).total().trials() > 0;
        }
    }

    private static List<Figure<OptionEstimate>> ofGroup(List<OptionRates> rates, int group) {
        List<OptionRates> present =
                rates.stream().filter(option -> option.hasDeals(group)).toList();
        List<LogOddsTable> adjusted = present.stream()
                .map(option -> option.adjusted().get(group).table())
                .toList();
        List<LogOddsTable> crude = present.stream()
                .map(option -> option.crude().get(group).table())
                .toList();
        List<Figure<Double>> best = probabilitiesBest(adjusted);
        List<Figure<Double>> crudeBest = probabilitiesBest(crude);
        List<Figure<OptionEstimate>> estimates = new ArrayList<>();
        int i = 0;
        for (OptionRates option : rates) {
            if (option.hasDeals(group)) {
                BetaMixture rate = option.adjusted().get(group);
                estimates.add(Figure.of(new OptionEstimate(
                        rate.mean(), rate.credible(adjusted.get(i)), best.get(i), crudeBest.get(i))));
                i++;
            } else {
                estimates.add(Figure.none(Figure.Reason.NO_TRIALS));
            }
        }
        return List.copyOf(estimates);
    }

    private static List<Figure<Double>> probabilitiesBest(List<LogOddsTable> tables) {
        return tables.size() < 2
                ? tables.stream()
                        .map(_ -> Figure.<Double>none(Figure.Reason.ONE_OPTION))
                        .toList()
                : BestOption.ofTables(tables).stream().map(Figure::of).toList();
    }
}

package dev.facevalue.statistics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
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

    /** An option that has deals in the group: its position, and what is known of its adjusted rate. */
    private record Present(int option, BetaMixture rate, LogOddsTable table) {}

    private static List<Figure<OptionEstimate>> ofGroup(List<OptionRates> rates, int group) {
        List<Present> present = IntStream.range(0, rates.size())
                .filter(option -> rates.get(option).hasDeals(group))
                .mapToObj(option -> {
                    BetaMixture rate = rates.get(option).adjusted().get(group);
                    return new Present(option, rate, rate.table());
                })
                .toList();
        List<LogOddsTable> crude = present.stream()
                .map(one -> rates.get(one.option).crude().get(group).table())
                .toList();
        List<Figure<Double>> best =
                probabilitiesBest(present.stream().map(Present::table).toList());
        List<Figure<Double>> crudeBest = probabilitiesBest(crude);
        List<Figure<OptionEstimate>> estimates =
                new ArrayList<>(Collections.nCopies(rates.size(), Figure.none(Figure.Reason.NO_TRIALS)));
        for (int i = 0; i < present.size(); i++) {
            Present one = present.get(i);
            estimates.set(
                    one.option,
                    Figure.of(new OptionEstimate(
                            one.rate.mean(),
                            one.rate.credible(one.table),
                            best.get(i),
                            crudeBest.get(i),
                            lead(one, best.get(i), present))));
        }
        return List.copyOf(estimates);
    }

    private static Optional<Lead> lead(Present one, Figure<Double> best, List<Present> present) {
        if (!(best instanceof Figure.Known<Double>(Double probability) && probability >= Verdict.LIKELY_LEADS)) {
            return Optional.empty();
        }
        return present.stream()
                .filter(other -> other.option != one.option)
                // Of equals the first.
                .reduce((next, other) -> other.rate.mean() > next.rate.mean() ? other : next)
                .map(next -> new Lead(next.option, RateDifference.between(one.rate, one.table, next.rate, next.table)));
    }

    private static List<Figure<Double>> probabilitiesBest(List<LogOddsTable> tables) {
        return tables.size() < 2
                ? tables.stream()
                        .map(_ -> Figure.<Double>none(Figure.Reason.ONE_OPTION))
                        .toList()
                : BestOption.ofTables(tables).stream().map(Figure::of).toList();
    }
}

package dev.facevalue.statistics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The estimates of an answer: every option in every group, adjusted for case mix, leaning on the same option in the
 * other groups ({@link PooledRates}), and compared within its group ({@link BestOption}).
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
        PooledRates.Both rates = PooledRates.both(groups);
        return new OptionEstimates(IntStream.range(0, groups.size())
                .parallel()
                .mapToObj(group -> ofGroup(rates, group))
                .toList());
    }

    /** What is known of an option in a group, or that the group has no deals of it. */
    public Figure<OptionEstimate> of(int group, int option) {
        return byGroup.get(group).get(option);
    }

    private static List<Figure<OptionEstimate>> ofGroup(PooledRates.Both rates, int group) {
        List<PooledRates.Present> present = rates.adjusted().in(group);
        List<Figure<Double>> best = PooledRates.probabilitiesBest(present);
        List<Figure<Double>> crudeBest =
                PooledRates.probabilitiesBest(rates.crude().in(group));
        List<Figure<OptionEstimate>> estimates =
                new ArrayList<>(Collections.nCopies(rates.adjusted().options(), Figure.none(Figure.Reason.NO_TRIALS)));
        for (int i = 0; i < present.size(); i++) {
            PooledRates.Present one = present.get(i);
            estimates.set(
                    one.option(),
                    Figure.of(new OptionEstimate(
                            one.rate().mean(),
                            one.rate().credible(one.table()),
                            best.get(i),
                            crudeBest.get(i),
                            lead(one, best.get(i), present))));
        }
        return List.copyOf(estimates);
    }

    private static Optional<Lead> lead(
            PooledRates.Present one, Figure<Double> best, List<PooledRates.Present> present) {
        if (!(best instanceof Figure.Known<Double>(Double probability) && probability >= Verdict.LIKELY_LEADS)) {
            return Optional.empty();
        }
        return present.stream()
                .filter(other -> other.option() != one.option())
                // Of equals the first.
                .reduce((next, other) -> other.rate().mean() > next.rate().mean() ? other : next)
                .map(next -> new Lead(
                        next.option(), RateDifference.between(one.rate(), one.table(), next.rate(), next.table())));
    }
}

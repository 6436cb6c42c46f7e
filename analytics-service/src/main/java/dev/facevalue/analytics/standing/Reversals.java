package dev.facevalue.analytics.standing;

import dev.facevalue.analytics.question.Dimension;
import dev.facevalue.analytics.question.Question;
import dev.facevalue.analytics.tally.GroupTally;
import dev.facevalue.analytics.tally.Tallies;
import dev.facevalue.statistics.Figure;
import dev.facevalue.statistics.PooledRates;
import dev.facevalue.statistics.Verdict;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Finds which part of the situation a reversal is owed to. */
final class Reversals {

    private final Question question;
    private final Tallies tallies;

    /** By a dimension of the situation, once it was asked about: what there is when it alone makes the strata. */
    private final Map<Dimension, OneDimension> known = new EnumMap<>(Dimension.class);

    Reversals(Question question, Tallies tallies) {
        this.question = question;
        this.tallies = tallies;
    }

    private record OneDimension(Tallies tallies, PooledRates rates) {}

    /**
     * The one dimension whose mix alone turns the order of the two options round; all of them, if it takes more than
     * one.
     */
    List<Dimension> reasons(Standings.Group group, Standings.Option crude, Standings.Option adjusted) {
        List<Dimension> varying = tallies.strata().stream()
                .filter(dimension -> tallies.onlyBy(dimension).variesIn() > 1)
                .toList();
        return varying.stream()
                .filter(dimension -> varying.size() == 1 || reverses(only(dimension), group, crude, adjusted))
                .findFirst()
                .map(List::of)
                .orElse(varying);
    }

    private OneDimension only(Dimension dimension) {
        return known.computeIfAbsent(dimension, asked -> {
            Tallies only = tallies.onlyBy(asked);
            return new OneDimension(
                    only,
                    PooledRates.adjusted(only.groups().stream()
                            .map(each -> each.counts(question.measure()))
                            .toList()));
        });
    }

    private boolean reverses(
            OneDimension only, Standings.Group group, Standings.Option crude, Standings.Option adjusted) {
        for (int i = 0; i < only.tallies.groups().size(); i++) {
            GroupTally each = only.tallies.groups().get(i);
            if (each.codes().equals(group.key())) {
                int option = question.of().options().indexOf(adjusted.option());
                return only.rates.probabilityBest(i, option) instanceof Figure.Known<Double>(Double probability)
                        && probability >= Verdict.LIKELY_LEADS;
            }
        }
        throw new IllegalArgumentException("no group " + group.key() + " to compare " + crude.option() + " in");
    }
}

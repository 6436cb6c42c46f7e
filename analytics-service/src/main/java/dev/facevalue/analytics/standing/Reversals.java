package dev.facevalue.analytics.standing;

import dev.facevalue.analytics.question.Dimension;
import dev.facevalue.analytics.question.Question;
import dev.facevalue.analytics.tally.GroupTally;
import dev.facevalue.analytics.tally.Tallies;
import dev.facevalue.statistics.Figure;
import dev.facevalue.statistics.OptionEstimate;
import dev.facevalue.statistics.OptionEstimates;
import dev.facevalue.statistics.Verdict;
import java.util.List;

/** Finds which part of the situation a reversal is owed to. */
final class Reversals {

    private final Question question;
    private final Tallies tallies;

    Reversals(Question question, Tallies tallies) {
        this.question = question;
        this.tallies = tallies;
    }

    /**
     * The one dimension whose mix alone turns the order of the two options round; all of them, if it takes more than
     * one.
     */
    List<Dimension> reasons(Standings.Group group, Standings.Option crude, Standings.Option adjusted) {
        List<Dimension> varying = tallies.strata().stream()
                .filter(dimension -> tallies.onlyBy(dimension).variesIn() > 1)
                .toList();
        return varying.stream()
                .filter(dimension -> varying.size() == 1 || reverses(tallies.onlyBy(dimension), group, crude, adjusted))
                .findFirst()
                .map(List::of)
                .orElse(varying);
    }

    private boolean reverses(
            Tallies oneDimension, Standings.Group group, Standings.Option crude, Standings.Option adjusted) {
        OptionEstimates estimates = OptionEstimates.of(oneDimension.groups().stream()
                .map(each -> each.counts(question.measure()))
                .toList());
        for (int i = 0; i < oneDimension.groups().size(); i++) {
            GroupTally each = oneDimension.groups().get(i);
            if (each.codes().equals(group.key())) {
                int option = question.of().options().indexOf(adjusted.option());
                return estimates.of(i, option).flatMap(OptionEstimate::probabilityBest)
                                instanceof Figure.Known<Double>(Double probability)
                        && probability >= Verdict.LIKELY_LEADS;
            }
        }
        throw new IllegalArgumentException("no group " + group.key() + " to compare " + crude.option() + " in");
    }
}

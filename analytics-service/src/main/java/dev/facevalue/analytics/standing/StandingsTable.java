package dev.facevalue.analytics.standing;

import dev.facevalue.analytics.question.Dimension;
import dev.facevalue.analytics.question.Key;
import dev.facevalue.analytics.question.Measure;
import dev.facevalue.analytics.question.Question;
import dev.facevalue.analytics.tally.GroupTally;
import dev.facevalue.analytics.tally.Tallies;
import dev.facevalue.analytics.tally.Tally;
import dev.facevalue.statistics.Effect;
import dev.facevalue.statistics.Figure;
import dev.facevalue.statistics.Lead;
import dev.facevalue.statistics.OptionEstimate;
import dev.facevalue.statistics.OptionEstimates;
import dev.facevalue.statistics.Proportion;
import dev.facevalue.statistics.Verdict;
import dev.facevalue.statistics.Wilson;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes standings of counts. Pure. */
final class StandingsTable {

    // Stable: groups with as many deals stay in the order of their keys, so that the same facts give the same answer.
    private static final Comparator<Standings.Group> LARGEST_FIRST =
            Comparator.comparingLong(Standings.Group::deals).reversed();

    private final Question question;
    private final Tallies tallies;
    private final OptionEstimates estimates;
    private final int enoughDeals;

    private StandingsTable(Question question, Tallies tallies, int enoughDeals) {
        this.question = question;
        this.tallies = tallies;
        this.enoughDeals = enoughDeals;
        this.estimates = OptionEstimates.of(tallies.groups().stream()
                .map(group -> group.counts(question.measure()))
                .toList());
    }

    static Standings of(Question question, Tallies tallies, int enoughDeals, @Nullable Instant asOf) {
        return new StandingsTable(question, tallies, enoughDeals).standings(asOf);
    }

    private Standings standings(@Nullable Instant asOf) {
        List<Standings.Group> groups = IntStream.range(0, tallies.groups().size())
                .mapToObj(this::group)
                .sorted(LARGEST_FIRST)
                .toList();
        return new Standings(
                question.of().parameter(),
                question.measure().parameter(),
                question.by().stream().map(Dimension::parameter).toList(),
                asOf,
                groups.stream().mapToLong(Standings.Group::deals).sum(),
                groups.stream()
                        .flatMap(group -> group.options().stream())
                        .mapToLong(Standings.Option::awaiting)
                        .sum(),
                groups,
                Warnings.of(question, tallies, groups));
    }

    private Standings.Group group(int group) {
        GroupTally tally = tallies.groups().get(group);
        List<String> codes = question.of().options();
        List<Standings.Option> options = IntStream.range(0, codes.size())
                .mapToObj(option -> option(
                        codes.get(option), question.measure(), tally.ofOption(option), estimates.of(group, option)))
                .toList();
        return new Standings.Group(
                tally.keys().stream().map(Key::code).toList(),
                tally.keys().stream().map(Key::label).toList(),
                options.stream().mapToLong(Standings.Option::deals).sum(),
                verdict(group, options),
                options);
    }

    private Standings.Verdict verdict(int group, List<Standings.Option> options) {
        List<Figure<Double>> probabilities = IntStream.range(0, options.size())
                .mapToObj(option -> estimates.of(group, option).flatMap(OptionEstimate::probabilityBest))
                .toList();
        return switch (Verdict.of(options.stream().map(Standings.Option::deals).toList(), probabilities, enoughDeals)) {
            case Verdict.Leader(int option, double probability) ->
                leads(Standings.Status.LEADER, group, option, probability);
            case Verdict.LikelyLeader(int option, double probability) ->
                leads(Standings.Status.LIKELY_LEADER, group, option, probability);
            case Verdict.NoClearLeader() ->
                new Standings.Verdict(Standings.Status.NO_CLEAR_LEADER, null, null, null, null);
            case Verdict.TooLittleEvidence() ->
                new Standings.Verdict(Standings.Status.TOO_LITTLE_EVIDENCE, null, null, null, reason(options));
        };
    }

    private Standings.Verdict leads(Standings.Status status, int group, int option, double probability) {
        Standings.Lead lead = estimates.of(group, option) instanceof Figure.Known<OptionEstimate>(OptionEstimate known)
                ? known.lead().map(this::lead).orElse(null)
                : null;
        return new Standings.Verdict(status, question.of().options().get(option), probability, lead, null);
    }

    private Standings.Lead lead(Lead lead) {
        Effect difference = lead.difference();
        return new Standings.Lead(
                question.of().options().get(lead.over()),
                Effect.LEVEL,
                difference.estimate(),
                difference.low(),
                difference.high());
    }

    private static Standings.Reason reason(List<Standings.Option> options) {
        long withDeals = options.stream().filter(option -> option.deals() > 0).count();
        return withDeals == 0
                ? Standings.Reason.NO_DEALS
                : withDeals == 1 ? Standings.Reason.ONE_OPTION : Standings.Reason.TOO_FEW_DEALS;
    }

    private static Standings.Option option(String code, Measure measure, Tally tally, Figure<OptionEstimate> estimate) {
        Proportion proportion = tally.proportion(measure);
        return new Standings.Option(
                code,
                proportion.trials(),
                proportion.successes(),
                proportion.rate().orNull(),
                Wilson.interval(proportion).orNull(),
                estimate.map(OptionEstimate::estimate).orNull(),
                estimate.map(OptionEstimate::credible).orNull(),
                estimate.flatMap(OptionEstimate::probabilityBest).orNull(),
                estimate.flatMap(OptionEstimate::crudeProbabilityBest).orNull(),
                tally.won(measure),
                tally.awaiting(measure),
                proportion
                        .bounds(tally.awaiting(measure))
                        .map(bounds -> new Standings.Bounds(bounds.low(), bounds.high()))
                        .orNull(),
                tally.outcomes());
    }
}

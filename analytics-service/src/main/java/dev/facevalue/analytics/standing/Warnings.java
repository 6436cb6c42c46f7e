package dev.facevalue.analytics.standing;

import dev.facevalue.analytics.question.Dimension;
import dev.facevalue.analytics.question.Key;
import dev.facevalue.analytics.question.Measure;
import dev.facevalue.analytics.question.Of;
import dev.facevalue.analytics.question.Question;
import dev.facevalue.analytics.tally.PooledTally;
import dev.facevalue.analytics.tally.Tallies;
import dev.facevalue.geography.Culture;
import dev.facevalue.statistics.BreslowDay;
import dev.facevalue.statistics.ChiSquared;
import dev.facevalue.statistics.Figure;
import dev.facevalue.statistics.FourfoldTable;
import dev.facevalue.statistics.Holm;
import dev.facevalue.statistics.Proportion;
import dev.facevalue.statistics.Strata;
import dev.facevalue.statistics.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the way of taking an answer's figures at their face value, in words that a sales leader understands.
 */
final class Warnings {

    private static final double SIGNIFICANT = 0.05;

    private final Question question;
    private final Tallies tallies;
    private final Reversals reversals;

    private Warnings(Question question, Tallies tallies) {
        this.question = question;
        this.tallies = tallies;
        this.reversals = new Reversals(question, tallies);
    }

    static List<Standings.Warning> of(Question question, Tallies tallies, List<Standings.Group> groups) {
        Warnings warnings = new Warnings(question, tallies);
        return Stream.of(
                        groups.stream().flatMap(group -> warnings.reversal(group).stream()),
                        warnings.effects().stream(),
                        groups.stream().flatMap(group -> warnings.awaiting(group).stream()),
                        warnings.selections().stream())
                .flatMap(Function.identity())
                .toList();
    }

    // SIMPSON_REVERSAL

    private Optional<Standings.Warning> reversal(Standings.Group group) {
        return likelyBest(group, Standings.Option::crudeProbabilityBest)
                .flatMap(crude -> likelyBest(group, Standings.Option::probabilityBest)
                        .filter(adjusted -> !adjusted.option().equals(crude.option()))
                        .map(adjusted -> reversal(group, crude, adjusted)));
    }

    private static Optional<Standings.Option> likelyBest(
            Standings.Group group, Function<Standings.Option, @Nullable Double> probabilityOf) {
        return group.options().stream()
                .filter(option -> {
                    Double probability = probabilityOf.apply(option);
                    return probability != null && probability >= Verdict.LIKELY_LEADS;
                })
                .findFirst();
    }

    private Standings.Warning reversal(Standings.Group group, Standings.Option crude, Standings.Option adjusted) {
        List<Dimension> reasons = reversals.reasons(group, crude, adjusted);
        String words = reasons.stream().map(Dimension::label).collect(Collectors.joining(" and "));
        return new Standings.Warning(
                Standings.Warning.Code.SIMPSON_REVERSAL,
                reasons.stream().map(Dimension::parameter).collect(Collectors.joining(",")),
                group.key(),
                List.of(crude.option(), adjusted.option()),
                null,
                null,
                "%s, %s looks better than %s at first sight (%s against %s). That is owed to the %s of the deals in which each was chosen: like for like, %s does better (%s against %s)."
                        .formatted(
                                place(group),
                                label(crude.option()),
                                label(adjusted.option()),
                                percent(crude.rate()),
                                percent(adjusted.rate()),
                                words,
                                label(adjusted.option()),
                                percent(adjusted.estimate()),
                                percent(crude.estimate())));
    }

    // EFFECT_DEPENDS_ON

    /** One test: whether two options compare alike whatever the value of a dimension. */
    private record Effect(PooledTally tally, int option, int against, double pValue) {}

    private List<Standings.Warning> effects() {
        List<Effect> tests = new ArrayList<>();
        int options = question.of().options().size();
        for (PooledTally tally : tallies.pooled()) {
            for (int option = 0; option < options; option++) {
                for (int against = option + 1; against < options; against++) {
                    Strata strata = Strata.of(tables(tally, option, against));
                    if (BreslowDay.testOfLargeStrata(strata) instanceof Figure.Known<ChiSquared>(ChiSquared test)) {
                        tests.add(new Effect(tally, option, against, test.pValue()));
                    }
                }
            }
        }
        List<Double> adjusted = Holm.adjusted(tests.stream().map(Effect::pValue).toList());
        List<Standings.Warning> warnings = new ArrayList<>();
        for (int test = 0; test < tests.size(); test++) {
            if (adjusted.get(test) < SIGNIFICANT) {
                warnings.add(effect(tests.get(test), adjusted.get(test)));
            }
        }
        return warnings;
    }

    private List<FourfoldTable> tables(PooledTally tally, int option, int against) {
        return tally.parts().stream()
                .filter(part -> isValue(part.key()))
                .map(part -> table(part, option, against))
                .toList();
    }

    private FourfoldTable table(PooledTally.Part part, int option, int against) {
        Measure measure = question.measure();
        return new FourfoldTable(
                part.byOption().get(option).proportion(measure),
                part.byOption().get(against).proportion(measure));
    }

    /** Deals that lack the field have nothing in common that an effect could depend on. */
    private static boolean isValue(Key key) {
        return !key.equals(Key.UNKNOWN) && !key.code().equals(Culture.UNCLASSIFIED.name());
    }

    private Standings.Warning effect(Effect effect, double pValue) {
        String option = question.of().options().get(effect.option);
        String against = question.of().options().get(effect.against);
        List<Key> optionBetter = betterAt(effect, difference -> difference > 0);
        List<Key> againstBetter = betterAt(effect, difference -> difference < 0);
        Map<String, List<String>> betterAt = new LinkedHashMap<>();
        betterAt.put(option, optionBetter.stream().map(Key::code).toList());
        betterAt.put(against, againstBetter.stream().map(Key::code).toList());
        return new Standings.Warning(
                Standings.Warning.Code.EFFECT_DEPENDS_ON,
                effect.tally.dimension().parameter(),
                null,
                List.of(option, against),
                pValue,
                betterAt,
                "Whether %s or %s does better, or by how much, depends on the %s.%s%s Look at each by itself."
                        .formatted(
                                label(option),
                                label(against),
                                effect.tally.dimension().label(),
                                better(label(option), optionBetter),
                                better(label(against), againstBetter)));
    }

    /**
     * The values of the dimension at which both options have deals and their rates differ in the direction asked for.
     */
    private List<Key> betterAt(Effect effect, DoublePredicate isBetter) {
        return effect.tally.parts().stream()
                .filter(part -> isValue(part.key()))
                .filter(part -> {
                    FourfoldTable table = table(part, effect.option, effect.against);
                    return table.isComparable() && isBetter.test(rate(table.option()) - rate(table.against()));
                })
                .map(PooledTally.Part::key)
                .toList();
    }

    private static String better(String option, List<Key> where) {
        return where.isEmpty()
                ? ""
                : " %s does better at: %s."
                        .formatted(option, where.stream().map(Key::label).collect(Collectors.joining(", ")));
    }

    private static double rate(Proportion proportion) {
        return (double) proportion.successes() / proportion.trials();
    }

    // MANY_AWAITING

    private Optional<Standings.Warning> awaiting(Standings.Group group) {
        String leads = group.verdict().option();
        return group.options().stream()
                .filter(option -> option.option().equals(leads))
                .findFirst()
                .flatMap(leader -> group.options().stream()
                        .filter(option -> !option.option().equals(leads) && couldOvertake(option, leader))
                        .findFirst()
                        .map(other -> awaiting(group, leader, other)));
    }

    private static boolean couldOvertake(Standings.Option other, Standings.Option leader) {
        return other.bounds() != null
                && leader.bounds() != null
                && other.awaiting() + leader.awaiting() > 0
                && leader.bounds().low() <= other.bounds().high();
    }

    private Standings.Warning awaiting(Standings.Group group, Standings.Option leader, Standings.Option other) {
        return new Standings.Warning(
                Standings.Warning.Code.MANY_AWAITING,
                null,
                group.key(),
                List.of(leader.option(), other.option()),
                null,
                null,
                "%s, %d deals of %s and %d of %s await an observation of the relationship. If these turned out badly for %s and well for %s, %s would be ahead of it no more."
                        .formatted(
                                place(group),
                                leader.awaiting(),
                                label(leader.option()),
                                other.awaiting(),
                                label(other.option()),
                                label(leader.option()),
                                label(other.option()),
                                label(leader.option())));
    }

    // SELECTION

    private List<Standings.Warning> selections() {
        List<Standings.Warning> warnings = new ArrayList<>();
        for (Dimension dimension : Dimension.values()) {
            if (dimension.comesAfterChoiceOf(question.of())
                    && (question.filters().containsKey(dimension)
                            || question.by().contains(dimension))) {
                warnings.add(selection(
                        dimension.parameter(),
                        "Deals are picked by their %s, which came after the choice and may be owed to it. So the options are hard to compare: who was left out may differ from one to the other."
                                .formatted(dimension.label())));
            }
        }
        if (question.of() == Of.STRATEGY && question.measure() == Measure.WON) {
            warnings.add(
                    selection(
                            null,
                            "A strategy answers a refusal, so only deals that had met one are compared here, and most of these were lost already. What wins deals is better asked of prevention (of=prevention&measure=won)."));
        }
        return warnings;
    }

    private static Standings.Warning selection(@Nullable String dimension, String message) {
        return new Standings.Warning(Standings.Warning.Code.SELECTION, dimension, null, null, null, null, message);
    }

    // Words

    private static String place(Standings.Group group) {
        return group.label().isEmpty() ? "Overall" : "For " + String.join(", ", group.label());
    }

    private String label(String option) {
        return question.of().label(question.of().options().indexOf(option));
    }

    private static String percent(@Nullable Double rate) {
        return rate == null ? "nothing" : String.format(Locale.ROOT, "%.0f %%", 100 * rate);
    }
}

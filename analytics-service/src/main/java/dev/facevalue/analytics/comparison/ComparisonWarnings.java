package dev.facevalue.analytics.comparison;

import dev.facevalue.analytics.question.Dimension;
import dev.facevalue.analytics.question.Measure;
import dev.facevalue.analytics.question.Of;
import dev.facevalue.statistics.ChiSquared;
import dev.facevalue.statistics.Figure;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a sales leader should bear in mind who reads a comparison. Pure. */
final class ComparisonWarnings {

    /** How unlikely it must be that chance alone made the strata differ. */
    private static final double SIGNIFICANT = 0.05;

    private final ComparisonQuestion asked;
    private final List<Comparison.Warning> warnings = new ArrayList<>();

    private ComparisonWarnings(ComparisonQuestion asked) {
        this.asked = asked;
    }

    /**
     * The warnings, those about the choice of deals first.
     *
     * @param reversal whether the crude and the adjusted difference have opposite signs
     * @param optionLeads whether the option has the higher crude rate
     * @param dependence the test of homogeneity over the strata that are large enough for it
     */
    static List<Comparison.Warning> of(
            ComparisonQuestion asked, boolean reversal, boolean optionLeads, Figure<ChiSquared> dependence) {
        ComparisonWarnings warnings = new ComparisonWarnings(asked);
        warnings.addSelection();
        if (reversal) {
            warnings.addReversal(optionLeads);
        }
        if (dependence instanceof Figure.Known<ChiSquared>(ChiSquared test) && test.pValue() < SIGNIFICANT) {
            warnings.addDependence();
        }
        return List.copyOf(warnings.warnings);
    }

    private void addSelection() {
        Of of = asked.question().of();
        Set<Dimension> chosenBy = EnumSet.noneOf(Dimension.class);
        chosenBy.addAll(asked.adjustFor());
        chosenBy.addAll(asked.question().filters().keySet());
        for (Dimension dimension : chosenBy) {
            if (dimension.comesAfterChoiceOf(of)) {
                add(
                        Comparison.Warning.Code.SELECTION,
                        dimension,
                        ("The %s is known only after the %s was chosen, and may have come about by it. Comparing deals"
                                        + " that are alike in it hides part of what the choice goes together with.")
                                .formatted(dimension.label(), of.parameter()));
            }
        }
        if (of == Of.STRATEGY && asked.question().measure() == Measure.WON) {
            add(
                    Comparison.Warning.Code.SELECTION,
                    null,
                    "A strategy answers a refusal. Deals that were won without any refusal are not among these, so this"
                            + " does not tell what wins the most deals.");
        }
    }

    private void addReversal(boolean optionLeads) {
        String option = asked.question().of().label(asked.option());
        String against = asked.question().of().label(asked.against());
        add(
                Comparison.Warning.Code.SIMPSON_REVERSAL,
                onlyDimension(),
                ("Over all deals \"%s\" does better; among deals that are alike in %s, \"%s\" does. The two were used"
                                + " for different deals, so go by the adjusted figures.")
                        .formatted(optionLeads ? option : against, conditions(), optionLeads ? against : option));
    }

    private void addDependence() {
        add(
                Comparison.Warning.Code.EFFECT_DEPENDS_ON,
                onlyDimension(),
                "It depends: how much the two differ is not the same for every %s. Look at the strata one by one rather than at one figure for all."
                        .formatted(conditions()));
    }

    private void add(Comparison.Warning.Code code, @Nullable Dimension dimension, String message) {
        warnings.add(new Comparison.Warning(code, dimension == null ? null : dimension.parameter(), message));
    }

    private @Nullable Dimension onlyDimension() {
        return asked.adjustFor().size() == 1 ? asked.adjustFor().getFirst() : null;
    }

    private String conditions() {
        return asked.adjustFor().stream().map(Dimension::label).collect(Collectors.joining(" and "));
    }
}

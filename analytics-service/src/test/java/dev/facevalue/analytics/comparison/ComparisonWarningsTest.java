package dev.facevalue.analytics.comparison;

import static dev.facevalue.analytics.comparison.ComparisonQuestionTest.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.facevalue.statistics.ChiSquared;
import dev.facevalue.statistics.Figure;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonWarningsTest {

    private static final Figure<ChiSquared> UNTESTED = Figure.none(Figure.Reason.TOO_FEW_STRATA);

    @Test
    void whereNothingIsOddNothingIsSaid() {
        assertThat(warnings("adjustFor=faceRisk,trust,culture", "country=NL")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"adjustFor=stage", "stage=PROPOSAL"})
    void whoChoosesDealsByWhatComesLaterIsWarned(String parameter) {
        assertThat(warnings(parameter))
                .containsExactly(new Comparison.Warning(
                        Comparison.Warning.Code.SELECTION,
                        "stage",
                        "The stage is known only after the strategy was chosen, and may have come about by it. Comparing"
                                + " deals that are alike in it hides part of what the choice goes together with."));
    }

    @Test
    void eachSuchDimensionIsNamedOnce() {
        assertThat(warnings("adjustFor=actualReason,decision", "decision=LOST"))
                .extracting(Comparison.Warning::dimension)
                .containsExactly("decision", "actualReason");
    }

    @Test
    void strategiesAreNotComparedByWhatTheyWin() {
        assertThat(warnings("measure=won"))
                .extracting(Comparison.Warning::code, Comparison.Warning::dimension)
                .containsExactly(tuple(Comparison.Warning.Code.SELECTION, null));
        assertThat(ComparisonWarnings.of(
                        parse("of=prevention", "option=COVERED", "against=NONE", "measure=won"),
                        false,
                        false,
                        UNTESTED))
                .isEmpty();
    }

    @Test
    void aReversalSaysWhichDoesBetterAmongLikeDeals() {
        assertThat(ComparisonWarnings.of(asked("adjustFor=faceRisk"), true, false, UNTESTED))
                .containsExactly(new Comparison.Warning(
                        Comparison.Warning.Code.SIMPSON_REVERSAL,
                        "faceRisk",
                        "Over all deals \"Save face\" does better; among deals that are alike in face risk, \"Confront\""
                                + " does. The two were used for different deals, so go by the adjusted figures."));
        assertThat(ComparisonWarnings.of(asked("adjustFor=faceRisk,trust"), true, true, UNTESTED)
                        .getFirst())
                .satisfies(warning -> assertThat(warning.dimension()).isNull())
                .satisfies(warning -> assertThat(warning.message())
                        .startsWith(
                                "Over all deals \"Confront\" does better; among deals that are alike in face risk and"
                                        + " trust, \"Save face\" does."));
    }

    @Test
    void strataThatDifferByMoreThanChanceAreWarnedOf() {
        ComparisonQuestion asked = asked("adjustFor=trust");

        assertThat(ComparisonWarnings.of(asked, false, true, Figure.of(new ChiSquared(3.9, 1, 0.049))))
                .containsExactly(new Comparison.Warning(
                        Comparison.Warning.Code.EFFECT_DEPENDS_ON,
                        "trust",
                        "It depends: how much the two differ is not the same for every trust. Look at the strata one by"
                                + " one rather than at one figure for all."));
        assertThat(ComparisonWarnings.of(asked, false, true, Figure.of(new ChiSquared(3.8, 1, 0.05))))
                .isEmpty();
    }

    private static ComparisonQuestion asked(String... more) {
        return parse(Stream.concat(Stream.of("option=CONFRONT", "against=SAVE_FACE"), Stream.of(more))
                .toArray(String[]::new));
    }

    private static List<Comparison.Warning> warnings(String... more) {
        return ComparisonWarnings.of(asked(more), false, true, UNTESTED);
    }
}

package dev.facevalue.analytics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.facevalue.analytics.question.Dimension;
import dev.facevalue.analytics.question.Measure;
import dev.facevalue.analytics.question.Of;
import dev.facevalue.analytics.question.QuestionParser;
import dev.facevalue.deal.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonQuestionTest {

    @Test
    void twoOptionsAreComparedAmongTheDealsLetInWithinStrata() {
        ComparisonQuestion asked = ComparisonQuestion.parse(Map.of(
                "option", List.of("SURFACED"),
                "against", List.of("NONE"),
                "of", List.of("prevention"),
                "measure", List.of("won"),
                "adjustFor", List.of("faceRisk, country", "team"),
                "culture", List.of("ANGLO")));

        assertThat(asked.optionCode()).isEqualTo("SURFACED");
        assertThat(asked.againstCode()).isEqualTo("NONE");
        assertThat(asked.adjustFor()).containsExactly(Dimension.FACE_RISK, Dimension.COUNTRY, Dimension.TEAM);
        assertThat(asked.question().of()).isEqualTo(Of.PREVENTION);
        assertThat(asked.question().measure()).isEqualTo(Measure.WON);
        assertThat(asked.question().filters()).isEqualTo(Map.of(Dimension.CULTURE, Set.of("ANGLO")));
    }

    @Test
    void whoAdjustsForNothingComparesAllDeals() {
        assertThat(parse("option=CONFRONT", "against=SAVE_FACE").adjustFor()).isEmpty();
        assertThat(parse("option=CONFRONT", "against=SAVE_FACE", "adjustFor=").adjustFor())
                .isEmpty();
    }

    @Test
    void anyDimensionsButThatComparedCanBeAdjustedForAllAtOnce() {
        String all = String.join(
                ",",
                Stream.of(Dimension.values())
                        .filter(dimension -> dimension != Dimension.STRATEGY)
                        .map(Dimension::parameter)
                        .toList());

        assertThat(parse("option=CONFRONT", "against=SAVE_FACE", "adjustFor=" + all)
                        .adjustFor())
                .hasSize(Dimension.values().length - 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    against=SAVE_FACE                                        | option
                    option=CONFRONT                                          | against
                    ''                                                       | option against
                    option=CONFRONT against=CONFRONT                         | against
                    option=confront against=SAVE_FACE                        | option
                    option=CONFRONT against=NONE                             | against
                    of=prevention option=CONFRONT against=NONE               | option
                    option= against=SAVE_FACE                                | option
                    option=CONFRONT against=SAVE_FACE adjustFor=strategy     | adjustFor
                    option=CONFRONT against=SAVE_FACE adjustFor=trust,trust  | adjustFor
                    option=CONFRONT against=SAVE_FACE adjustFor=colour       | adjustFor
                    option=CONFRONT against=SAVE_FACE by=trust               | by
                    option=CONFRONT against=SAVE_FACE trust=SOME             | trust
                    option=ALL adjustFor=colour from=yesterday               | adjustFor from option against
                    """)
    void whatMakesNoComparisonIsRefusedByName(String parameters, String fields) {
        QuestionParser.RefusedException refused = catchThrowableOfType(
                QuestionParser.RefusedException.class,
                () -> parse(parameters.isEmpty() ? new String[0] : parameters.split(" ", -1)));

        assertThat(refused.violations()).extracting(Violation::field).containsExactly(fields.split(" ", -1));
    }

    @Test
    void anOptionThatIsMissingIsToldWhichThereAre() {
        QuestionParser.RefusedException refused =
                catchThrowableOfType(QuestionParser.RefusedException.class, () -> parse("option=CONFRONT"));

        assertThat(refused.violations())
                .containsExactly(
                        new Violation("against", "is required; it is one of CONFRONT, SAVE_FACE, BUILD_TRUST"));
    }

    @Test
    void equalQuestionsHaveTheSameTextsAndOthersOthers() {
        assertThat(parse("option=CONFRONT", "against=SAVE_FACE", "adjustFor=trust")
                        .canonical())
                .isEqualTo(parse("against=SAVE_FACE", "adjustFor=trust", "measure=preserved", "option=CONFRONT")
                        .canonical());
        assertThat(Stream.of(
                                parse("option=CONFRONT", "against=SAVE_FACE"),
                                parse("option=SAVE_FACE", "against=CONFRONT"),
                                parse("option=CONFRONT", "against=BUILD_TRUST"),
                                parse("option=CONFRONT", "against=SAVE_FACE", "adjustFor=trust"),
                                parse("option=CONFRONT", "against=SAVE_FACE", "adjustFor=trust,team"),
                                parse("option=CONFRONT", "against=SAVE_FACE", "adjustFor=team,trust"),
                                parse("option=CONFRONT", "against=SAVE_FACE", "measure=won"))
                        .map(ComparisonQuestion::canonical))
                .doesNotHaveDuplicates();
    }

    static ComparisonQuestion parse(String... parameters) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            values.put(parameter.substring(0, equals), List.of(parameter.substring(equals + 1)));
        }
        return ComparisonQuestion.parse(values);
    }
}

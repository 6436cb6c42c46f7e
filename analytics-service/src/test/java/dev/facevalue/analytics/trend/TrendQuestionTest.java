package dev.facevalue.analytics.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.facevalue.analytics.question.Dimension;
import dev.facevalue.analytics.question.Of;
import dev.facevalue.analytics.question.Question;
import dev.facevalue.analytics.question.QuestionParser;
import dev.facevalue.deal.Violation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrendQuestionTest {

    @Test
    void aTrendIsToldByQuarterOfWhateverIsAskedAmongWhicheverDeals() {
        Question question = TrendQuestion.parse(
                Map.of("by", List.of("quarter"), "of", List.of("prevention"), "trust", List.of("LOW")));

        assertThat(question.by()).containsExactly(Dimension.QUARTER);
        assertThat(question.of()).isEqualTo(Of.PREVENTION);
        assertThat(question.filters()).containsOnlyKeys(Dimension.TRUST);
    }

    @Test
    void whoDoesNotSayIsToldByMonth() {
        assertThat(TrendQuestion.parse(Map.of()).by()).containsExactly(Dimension.MONTH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"culture", "month,quarter", "week", "Month", ""})
    void byAnythingElseThereIsNoTrend(String by) {
        QuestionParser.RefusedException refused = catchThrowableOfType(
                QuestionParser.RefusedException.class, () -> TrendQuestion.parse(Map.of("by", List.of(by))));

        assertThat(refused.violations()).containsExactly(new Violation("by", "must be one of month, quarter"));
    }
}

package dev.facevalue.analytics.trend;

import dev.facevalue.analytics.question.Dimension;
import dev.facevalue.analytics.question.Question;
import dev.facevalue.analytics.question.QuestionParser;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads from the parameters of a query which trend is asked for. */
final class TrendQuestion {

    static final String BY = "by";

    /** The periods by which a trend is told, the usual one first. */
    static final List<Dimension> PERIODS = List.of(Dimension.MONTH, Dimension.QUARTER);

    private TrendQuestion() {}

    /**
     * Reads the parameters of a query, each with its values in their order.
     *
     * @return a question by the one period
     * @throws QuestionParser.RefusedException if they do not make a trend
     */
    static Question parse(Map<String, List<String>> parameters) {
        QuestionParser parser = new QuestionParser(parameters, Set.of(BY));
        Dimension period = parser.choice(BY, PERIODS.toArray(Dimension[]::new), Dimension::parameter)
                .orElse(PERIODS.getFirst());
        Question question = parser.question(List.of(period));
        parser.check();
        return question;
    }
}

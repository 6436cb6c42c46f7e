package dev.facevalue.analytics.comparison;

import dev.facevalue.analytics.question.Dimension;
import dev.facevalue.analytics.question.Question;
import dev.facevalue.analytics.question.QuestionParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which two options are to be compared, and within which strata.
 *
 * @param question among which deals, and what counts as a success
 * @param option the option's position among those of {@link Question#of}
 * @param against that of the one it is compared with
 * @param adjustFor the dimensions that make the strata; none for a single one
 */
record ComparisonQuestion(Question question, int option, int against, List<Dimension> adjustFor) {

    static final String OPTION = "option";
    static final String AGAINST = "against";
    static final String ADJUST_FOR = "adjustFor";

    ComparisonQuestion {
        adjustFor = List.copyOf(adjustFor);
    }

    /**
     * Reads the parameters of a query, each with its values in their order.
     *
     * @throws QuestionParser.RefusedException if they do not make a comparison
     */
    static ComparisonQuestion parse(Map<String, List<String>> parameters) {
        QuestionParser parser = new QuestionParser(parameters, Set.of(OPTION, AGAINST, ADJUST_FOR));
        List<Dimension> adjustFor = parser.dimensions(ADJUST_FOR, Dimension.values().length);
        Question question = parser.question(List.of());
        Optional<String> option = option(parser, question, OPTION);
        Optional<String> against = option(parser, question, AGAINST);
        if (option.isPresent() && option.equals(against)) {
            parser.refuse(AGAINST, "must be another than option");
        }
        if (adjustFor.contains(question.of().dimension())) {
            parser.refuse(ADJUST_FOR, "cannot have " + question.of().parameter() + ", for that is what is compared");
        }
        parser.check();
        List<String> options = question.of().options();
        return new ComparisonQuestion(
                question, options.indexOf(option.orElseThrow()), options.indexOf(against.orElseThrow()), adjustFor);
    }

    private static Optional<String> option(QuestionParser parser, Question question, String parameter) {
        String[] options = question.of().options().toArray(String[]::new);
        if (!parser.isGiven(parameter)) {
            parser.refuse(parameter, "is required; it is one of " + String.join(", ", options));
        }
        return parser.choice(parameter, options, code -> code);
    }

    /** The question in texts: the same for questions with the same answer, and never for others. */
    List<String> canonical() {
        List<String> texts = new ArrayList<>();
        texts.add(optionCode());
        texts.add(againstCode());
        texts.add(Integer.toString(adjustFor.size()));
        adjustFor.forEach(dimension -> texts.add(dimension.parameter()));
        texts.addAll(question.canonical());
        return texts;
    }

    String optionCode() {
        return question.of().options().get(option);
    }

    String againstCode() {
        return question.of().options().get(against);
    }
}

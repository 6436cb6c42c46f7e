package dev.facevalue.analytics.standing;

import dev.facevalue.analytics.question.Dimension;
import dev.facevalue.analytics.question.Question;
import java.util.List;
import java.util.stream.Stream;

/** On what it may depend which option does better: on what is known before one is chosen. */
final class EffectDimensions {

    private static final List<Dimension> OF_PREVENTION = List.of(
            Dimension.CULTURE,
            Dimension.FACE_RISK,
            Dimension.TRUST,
            Dimension.SELLER_CONFIDENCE,
            Dimension.DEAL_SIZE,
            Dimension.INDUSTRY);

    private static final List<Dimension> OF_STRATEGY = Stream.concat(
                    OF_PREVENTION.stream(), Stream.of(Dimension.STATED_REASON, Dimension.PREVENTION))
            .toList();

    private EffectDimensions() {}

    /** All that are looked at for a question: those it is asked by, too. */
    static List<Dimension> pooled(Question question) {
        List<Dimension> known = switch (question.of()) {
            case STRATEGY -> OF_STRATEGY;
            case PREVENTION -> OF_PREVENTION;
        };
        return Stream.concat(known.stream(), question.by().stream())
                .filter(dimension -> !dimension.comesAfterChoiceOf(question.of())
                        && dimension != question.of().dimension())
                .distinct()
                .toList();
    }
}

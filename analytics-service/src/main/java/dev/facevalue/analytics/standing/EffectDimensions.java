package dev.facevalue.analytics.standing;

import dev.facevalue.analytics.question.Dimension;
import dev.facevalue.analytics.question.Of;
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
                .filter(dimension -> !dimension.isAfterChoice() && !isOption(dimension, question.of()))
                // Nobody chooses prevention by what the customer answers to it later.
                .filter(dimension -> question.of() == Of.STRATEGY || dimension != Dimension.STATED_REASON)
                .distinct()
                .toList();
    }

    private static boolean isOption(Dimension dimension, Of of) {
        return switch (of) {
            case STRATEGY -> dimension == Dimension.STRATEGY;
            case PREVENTION -> dimension == Dimension.PREVENTION || dimension == Dimension.STRATEGY;
        };
    }
}

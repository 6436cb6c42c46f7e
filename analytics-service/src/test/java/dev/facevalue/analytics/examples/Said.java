package dev.facevalue.analytics.examples;

import dev.facevalue.analytics.store.CodeColumn;
import dev.facevalue.deal.DealOutcome;
import org.jspecify.annotations.Nullable;

/** What an outcome says, read field by field: the naive counterpart of the stored codes. */
public final class Said {

    private Said() {}

    /** What the outcome alone says in a column, its culture being the one that counts; null for "not said". */
    public static @Nullable Enum<?> in(CodeColumn column, DealOutcome outcome) {
        return switch (column) {
            case CULTURE ->
                outcome.culture() != null
                        ? outcome.culture()
                        : outcome.country().culture();
            case DECISION -> outcome.decision();
            case STRATEGY -> outcome.strategy();
            case PREVENTION -> outcome.prevention();
            case RELATIONSHIP -> outcome.relationship();
            case STATED_REASON -> outcome.statedReason();
            case ACTUAL_REASON -> outcome.actualReason();
            case PRETEXT -> outcome.pretext();
            case FACE_RISK -> outcome.faceRisk();
            case TRUST -> outcome.trust();
            case SELLER_CONFIDENCE -> outcome.sellerConfidence();
            case STAGE -> outcome.stage();
            case DEAL_SIZE -> outcome.dealSize();
            case INDUSTRY -> outcome.industry();
        };
    }
}

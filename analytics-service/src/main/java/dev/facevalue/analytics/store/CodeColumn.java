package dev.facevalue.analytics.store;

import dev.facevalue.deal.DealSize;
import dev.facevalue.deal.Decision;
import dev.facevalue.deal.Industry;
import dev.facevalue.deal.Level;
import dev.facevalue.deal.Pretext;
import dev.facevalue.deal.Prevention;
import dev.facevalue.deal.Reason;
import dev.facevalue.deal.Relationship;
import dev.facevalue.deal.Stage;
import dev.facevalue.deal.Strategy;
import dev.facevalue.geography.Culture;
import java.util.List;

/**
 * The codes of a deal that fit in a byte: 0 for "not said", else one more than the constant's position. Columns are
 * appended, never reordered: their positions are stored.
 */
public enum CodeColumn {
    CULTURE(Culture.class),
    DECISION(Decision.class),
    STRATEGY(Strategy.class),
    PREVENTION(Prevention.class),
    RELATIONSHIP(Relationship.class),
    STATED_REASON(Reason.class),
    ACTUAL_REASON(Reason.class),
    PRETEXT(Pretext.class),
    FACE_RISK(Level.class),
    TRUST(Level.class),
    SELLER_CONFIDENCE(Level.class),
    STAGE(Stage.class),
    DEAL_SIZE(DealSize.class),
    INDUSTRY(Industry.class);

    private final Class<? extends Enum<?>> codes;

    <E extends Enum<E>> CodeColumn(Class<E> codes) {
        this.codes = codes;
    }

    /** The constants in the order of their stored codes, the first being code 1. */
    public List<Enum<?>> codes() {
        return List.of(codes.getEnumConstants());
    }

    /** How many columns there are. */
    public static int count() {
        return values().length;
    }

    /** Where this column stands among all, from 0. */
    @SuppressWarnings("EnumOrdinal") // the position is the layout
    public int position() {
        return ordinal();
    }
}

package dev.facevalue.analytics.store;

import dev.facevalue.deal.DealOutcome;
import dev.facevalue.deal.DealState;
import dev.facevalue.deal.RelationshipObservation;
import dev.facevalue.geography.Country;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What holds of one deal, in the fixed layout in which it is stored: a byte for each {@link CodeColumn} in its order,
 * two for the country, four for the day of the decision.
 */
public final class DealCodes {

    /** The bytes of a layout. */
    public static final int LENGTH = CodeColumn.count() + Short.BYTES + Integer.BYTES;

    /** One more than the greatest {@link #countryCode}. */
    public static final int COUNTRY_CODES = 26 * 26;

    private static final int COUNTRY_AT = CodeColumn.count();
    private static final int DAY_AT = COUNTRY_AT + Short.BYTES;

    private DealCodes() {}

    /** The codes of a deal, or empty while no outcome stands, so that there is nothing to count. */
    public static Optional<byte[]> of(DealState state) {
        return state.holdingOutcome()
                .map(recorded -> encode((DealOutcome) recorded.fact(), state.holdingObservation()));
    }

    /** The stored code of one column: 0 for "not said". */
    public static byte code(byte[] codes, CodeColumn column) {
        return codes[column.position()];
    }

    /** The number of the deal's country, 0 to {@link #COUNTRY_CODES} − 1. */
    public static short country(byte[] codes) {
        return ByteBuffer.wrap(codes).getShort(COUNTRY_AT);
    }

    /** The day of the decision in UTC, counted from 1970-01-01. */
    public static int day(byte[] codes) {
        return ByteBuffer.wrap(codes).getInt(DAY_AT);
    }

    /** The number of a country, made of its two letters so that it never changes. */
    public static short countryCode(Country country) {
        return (short) ((country.code().charAt(0) - 'A') * 26 + (country.code().charAt(1) - 'A'));
    }

    private static byte[] encode(DealOutcome outcome, Optional<RelationshipObservation> observation) {
        ByteBuffer codes = ByteBuffer.allocate(LENGTH);
        for (CodeColumn column : CodeColumn.values()) {
            codes.put(StoredCode.of(
                    switch (column) {
                        case CULTURE -> outcome.effectiveCulture();
                        case DECISION -> outcome.decision();
                        case STRATEGY -> outcome.strategy();
                        case PREVENTION -> outcome.prevention();
                        case RELATIONSHIP ->
                            observation
                                    .map(RelationshipObservation::relationship)
                                    .orElse(null);
                        case STATED_REASON -> outcome.statedReason();
                        case ACTUAL_REASON -> outcome.actualReason();
                        case PRETEXT -> outcome.pretext();
                        case FACE_RISK -> outcome.faceRisk();
                        case TRUST -> outcome.trust();
                        case SELLER_CONFIDENCE -> outcome.sellerConfidence();
                        case STAGE -> outcome.stage();
                        case DEAL_SIZE -> outcome.dealSize();
                        case INDUSTRY -> outcome.industry();
                    }));
        }
        codes.putShort(countryCode(outcome.country()));
        codes.putInt(
                (int) LocalDate.ofInstant(outcome.decidedAt(), ZoneOffset.UTC).toEpochDay());
        return codes.array();
    }
}

package dev.facevalue.analytics.store;

import org.jspecify.annotations.Nullable;

/**
 * What is counted of a deal of which an outcome stands, as its row has it.
 *
 * @param dealNo its number in the deal table
 * @param dealId its identity
 * @param codes what holds of it, in the layout of {@link DealCodes}
 * @param team the selling team
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record StoredDeal(
        long dealNo, String dealId, byte[] codes, @Nullable String team) {}

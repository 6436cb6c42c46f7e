package dev.facevalue.ingest.intake;

import dev.facevalue.ingest.publishing.Receipt;
import java.time.Instant;

/**
 * The broker has the erasure of a deal.
 *
 * @param dealId the deal's identity
 * @param eventId {@code ce_id}
 * @param partition the partition of the topic
 * @param offset the record's offset in it
 * @param erasedAt everything on record up to and including this moment is forgotten
 */
record ErasureReceipt(String dealId, String eventId, int partition, long offset, Instant erasedAt) {

    static ErasureReceipt of(Receipt receipt, Instant erasedAt) {
        return new ErasureReceipt(receipt.dealId(), receipt.eventId(), receipt.partition(), receipt.offset(), erasedAt);
    }
}

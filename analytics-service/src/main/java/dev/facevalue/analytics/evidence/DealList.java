package dev.facevalue.analytics.evidence;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A page of the deals behind a figure.
 *
 * @param asOf the greatest time of record ever applied; null before the first fact
 * @param deals the newest first
 * @param nextCursor where the next page begins; null on the last page, and on no other
 */
record DealList(
        @Nullable Instant asOf,
        List<ListedDeal> deals,
        @Schema(examples = "dDIwNTEz") @Nullable String nextCursor) {

    DealList {
        deals = List.copyOf(deals);
    }
}

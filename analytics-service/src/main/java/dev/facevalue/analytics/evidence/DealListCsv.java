package dev.facevalue.analytics.evidence;

import dev.facevalue.analytics.table.CsvTable;
import org.jspecify.annotations.Nullable;

/** Deals as a table: a line a deal, under the names that the members have in JSON. */
final class DealListCsv {

    private static final CsvTable<ListedDeal> TABLE = new CsvTable<ListedDeal>()
            .text("dealId", ListedDeal::dealId)
            .text("decidedAt", deal -> deal.outcome().decidedAt())
            .text("recordedAt", deal -> deal.outcome().recordedAt())
            .text("country", deal -> deal.outcome().country())
            .text("region", deal -> deal.outcome().region())
            .text("culture", deal -> deal.outcome().culture())
            .text("decision", deal -> deal.outcome().decision())
            .text("strategy", deal -> deal.outcome().strategy())
            .text("prevention", deal -> deal.outcome().prevention())
            .text("statedReason", deal -> deal.outcome().statedReason())
            .text("actualReason", deal -> deal.outcome().actualReason())
            .text("pretext", deal -> deal.outcome().pretext())
            .text("faceRisk", deal -> deal.outcome().faceRisk())
            .text("trust", deal -> deal.outcome().trust())
            .text("sellerConfidence", deal -> deal.outcome().sellerConfidence())
            .text("stage", deal -> deal.outcome().stage())
            .text("dealSize", deal -> deal.outcome().dealSize())
            .text("industry", deal -> deal.outcome().industry())
            .number("value.amount", value(Deal.Value::amount))
            .text("value.currency", value(Deal.Value::currency))
            .text("team", deal -> deal.outcome().team())
            .text("sellerId", deal -> deal.outcome().sellerId())
            .text("accountId", deal -> deal.outcome().accountId())
            .text("relationship", observation(Deal.Observation::relationship))
            .text("relationshipObservedAt", observation(Deal.Observation::relationshipObservedAt))
            .text("preserved", observation(Deal.Observation::preserved));

    private DealListCsv() {}

    static byte[] of(DealList list) {
        return TABLE.write(list.deals());
    }

    private static <T> CsvTable.Cell<ListedDeal, T> value(CsvTable.Cell<Deal.Value, T> member) {
        return deal -> ofNullable(deal.outcome().value(), member);
    }

    private static <T> CsvTable.Cell<ListedDeal, T> observation(CsvTable.Cell<Deal.Observation, T> member) {
        return deal -> ofNullable(deal.observation(), member);
    }

    private static <V, T> @Nullable T ofNullable(@Nullable V value, CsvTable.Cell<V, T> member) {
        return value == null ? null : member.of(value);
    }
}

package dev.facevalue.analytics.columns;

import dev.facevalue.analytics.store.DealCodes;
import dev.facevalue.deal.DealOutcome;
import dev.facevalue.deal.DealState;
import dev.facevalue.deal.RecordedFact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Deals as rows, and columns that hold them. */
public final class Deals {

    private Deals() {}

    /** Columns that hold these deals, numbered from 1. */
    public static DealColumns columnsOf(Collection<DealOutcome> deals) {
        List<DealColumns.Row> rows = new ArrayList<>();
        deals.forEach(deal -> rows.add(row(rows.size() + 1, deal)));
        DealColumns columns = new DealColumns();
        columns.apply(rows, null);
        return columns;
    }

    /** The row of a deal of which only this outcome is on record. */
    static DealColumns.Row row(long dealNo, DealOutcome outcome) {
        DealState state =
                new DealState(null, List.of(new RecordedFact(new UUID(0, dealNo), outcome.decidedAt(), outcome)));
        return new DealColumns.Row(dealNo, DealCodes.of(state).orElseThrow(), outcome.team());
    }

    /** The row of a deal of which no outcome stands any more. */
    static DealColumns.Row erased(long dealNo) {
        return new DealColumns.Row(dealNo, null, null);
    }
}

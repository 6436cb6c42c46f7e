package dev.facevalue.analytics.columns;

import dev.facevalue.analytics.examples.OutcomeBuilder;
import dev.facevalue.analytics.store.CodeColumn;
import dev.facevalue.analytics.store.DealCodes;
import dev.facevalue.deal.DealOutcome;
import dev.facevalue.deal.DealState;
import dev.facevalue.deal.RecordedFact;
import dev.facevalue.deal.Strategy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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

    /** The same columns, as of a position. */
    public static DealColumns columnsAt(FeedPosition position, DealColumns columns) {
        columns.reach(List.of(), position);
        return columns;
    }

    /** Has columns be as long as if there had been so many deals; none of the others stands any more. */
    public static void makeRoom(DealColumns columns, long deals) {
        for (long last = 2L * Chunk.SIZE; last < deals + Chunk.SIZE; last += Chunk.SIZE) {
            columns.apply(List.of(row(last, OutcomeBuilder.outcome("gone").build())), null);
            columns.apply(List.of(erased(last)), null);
        }
    }

    /** Has columns be loaded anew. */
    public static void replace(DealColumns columns, DealColumns loaded) {
        columns.replaceBy(loaded);
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

    /** How many deals there are by strategy; those of which there are none are left out. */
    static Map<Strategy, Long> byStrategy(DealColumns columns) {
        Histogram histogram = columns.read(
                snapshot -> Histogram.count(snapshot, CodeColumn.STRATEGY, List.of(), List.of(), Integer.MAX_VALUE));
        Map<Strategy, Long> deals = new EnumMap<>(Strategy.class);
        for (Strategy strategy : Strategy.values()) {
            long count = 0;
            for (int relationship = 0;
                    histogram.groups() > 0 && relationship < Histogram.RELATIONSHIPS;
                    relationship++) {
                int option = CodeColumn.STRATEGY.codes().indexOf(strategy);
                count += histogram.count(0, option, relationship, true)
                        + histogram.count(0, option, relationship, false);
            }
            if (count > 0) {
                deals.put(strategy, count);
            }
        }
        return deals;
    }
}

package dev.facevalue.analytics.columns;

import dev.facevalue.analytics.store.DealCodes;
import dev.facevalue.deal.DealOutcome;
import dev.facevalue.deal.DealState;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.NullMarked;

/**
 * Columns with deals in them and no database behind. It stands in the package of the columns, for nobody else may put
 * deals there.
 */
@NullMarked
public final class FilledColumns {

    private static final long ROWS_AT_ONCE = 50_000;

    private FilledColumns() {}

    /**
     * Fills columns.
     *
     * @param deals how many deals, numbered from 1
     * @param stateOf what is on record of the deal of a number, with an outcome that holds; asked by several threads
     */
    public static DealColumns of(long deals, LongFunction<DealState> stateOf) {
        DealColumns columns = new DealColumns();
        for (long from = 1; from <= deals; from += ROWS_AT_ONCE) {
            columns.apply(
                    LongStream.range(from, Math.min(deals + 1, from + ROWS_AT_ONCE))
                            .parallel()
                            .mapToObj(number -> row(number, stateOf.apply(number)))
                            .toList(),
                    null);
        }
        return columns;
    }

    private static DealColumns.Row row(long number, DealState state) {
        DealOutcome outcome = (DealOutcome) state.holdingOutcome().orElseThrow().fact();
        return new DealColumns.Row(number, DealCodes.of(state).orElseThrow(), outcome.team());
    }
}

package dev.facevalue.benchmarks.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DuckDbTest {

    private static final int DEALS = 5_000;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void countsTheDealsThatWereMadeUp(boolean filtered) throws Exception {
        Asked asked = filtered ? Asked.OF_SOME : Asked.OF_ALL;
        Counts expected = new Counts();
        for (long number = 1; number <= DEALS; number++) {
            Deal deal = Deal.of(number);
            boolean letIn = deal.code(Column.STRATEGY) > 0
                    && asked.filters().stream()
                            .allMatch(filter -> deal.code(filter.column())
                                    == filter.column().number(filter.code()));
            if (letIn) {
                expected.add(deal.code(Column.CULTURE), deal.code(Column.STRATEGY), deal.code(Column.RELATIONSHIP), 1);
            }
        }

        try (DuckDb table = DuckDb.of(DEALS)) {
            assertThat(table.asked(asked).answer().did()).isEqualTo(expected.toString());
        }
        assertThat(expected.deals()).isPositive();
    }
}

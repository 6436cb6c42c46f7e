package dev.facevalue.benchmarks.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facevalue.geography.Country;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DealTest {

    private static final List<Deal> DEALS =
            LongStream.rangeClosed(1, 20_000).mapToObj(Deal::of).toList();

    @Test
    void isTheSameForTheSameNumberAndAnotherForTheNext() {
        assertThat(Deal.of(7).line()).isEqualTo(Deal.of(7).line());
        assertThat(DEALS.stream().map(Deal::line).distinct()).hasSize(DEALS.size());
    }

    @Test
    void everyCodeIsSaidOfSomeDeal() {
        for (Column column : Column.values()) {
            Set<String> said =
                    DEALS.stream().map(deal -> column.code(deal.code(column))).collect(Collectors.toSet());

            assertThat(said).as(column.name()).containsAll(column.codes());
        }
    }

    @Test
    void theFactSaysWhatTheTablesHold() throws Exception {
        for (Deal deal : DEALS.subList(0, 1_000)) {
            JsonNode fact = new ObjectMapper().readTree(deal.line());

            for (Column column : Column.values()) {
                if (column != Column.REGION && column != Column.CULTURE) {
                    assertThat(fact.path(column.field()).asText("UNKNOWN")).isEqualTo(column.code(deal.code(column)));
                }
            }
            Country country = new Country(fact.path("country").asText());
            assertThat(Column.REGION.code(deal.code(Column.REGION)))
                    .isEqualTo(country.region().code());
            assertThat(Column.CULTURE.code(deal.code(Column.CULTURE)))
                    .isEqualTo(fact.path("culture").asText(country.culture().name()));
            assertThat(fact.path("decidedAt").asText()).startsWith(deal.day().toString());
        }
    }

    @Test
    void aDealThatWasNotWonHasAStrategy() {
        assertThat(DEALS)
                .allMatch(deal -> deal.code(Column.STRATEGY) > 0
                        || Column.DECISION.code(deal.code(Column.DECISION)).equals("WON"));
    }
}

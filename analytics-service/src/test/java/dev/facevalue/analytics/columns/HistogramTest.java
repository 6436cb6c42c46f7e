package dev.facevalue.analytics.columns;

import static dev.facevalue.analytics.examples.OutcomeBuilder.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.analytics.store.CodeColumn;
import dev.facevalue.analytics.store.DealCodes;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HistogramTest {

    private static final int ANY_NUMBER = Integer.MAX_VALUE;

    @Test
    void everyCountryIsAGroupOfItsOwn() {
        String[] countries = Locale.getISOCountries();
        DealColumns columns = Deals.columnsOf(Stream.of(countries)
                .map(country -> outcome("from-" + country).country(country).build())
                .toList());
        int[] binOf = IntStream.range(0, DealCodes.COUNTRY_CODES).toArray();

        assertThat(groups(columns, List.of(new Grouping.ByCountry(binOf, binOf.length)), ANY_NUMBER))
                .isEqualTo(countries.length);
    }

    private static int groups(DealColumns columns, List<Grouping> by, int maxGroups) {
        return columns.read(snapshot -> Histogram.count(snapshot, CodeColumn.STRATEGY, by, List.of(), maxGroups)
                .groups());
    }
}

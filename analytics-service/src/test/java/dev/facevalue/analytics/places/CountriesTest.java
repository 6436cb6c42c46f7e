package dev.facevalue.analytics.places;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.analytics.question.Dimension;
import dev.facevalue.analytics.question.Key;
import dev.facevalue.geography.Culture;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CountriesTest {

    private static final Countries ALL = Countries.all();

    @Test
    void everyCountryIsThereOnceByItsCode() {
        assertThat(ALL.countries())
                .extracting(Countries.Place::code)
                .hasSize(249)
                .isSorted()
                .containsExactlyInAnyOrder(Locale.getISOCountries());
    }

    @Test
    void aCountryHasItsRegionAndItsCulture() {
        assertThat(ALL.countries())
                .contains(new Countries.Place(
                        "JP", "Japan", "030", "Eastern Asia", Culture.CONFUCIAN_ASIA, "Confucian Asia"));
    }

    @Test
    void whatNoClassificationHoldsIsSaidToBeSo() {
        assertThat(ALL.countries())
                .contains(new Countries.Place(
                        "AQ", "Antarctica", "UNKNOWN", "Unknown", Culture.UNCLASSIFIED, "Unclassified"));
    }

    // The dashboard joins these to the groups of answers, and shows either's words for the same thing.
    @Test
    void codesAndWordsAreThoseOfAnswers() {
        assertThat(ALL.countries()).allSatisfy(place -> {
            assertThat(new Key(place.code(), place.label())).isEqualTo(Dimension.COUNTRY.keyOf(place.code()));
            assertThat(new Key(place.region(), place.regionLabel())).isEqualTo(Dimension.REGION.keyOf(place.region()));
            assertThat(new Key(place.culture().name(), place.cultureLabel()))
                    .isEqualTo(Dimension.CULTURE.keyOf(place.culture().name()));
        });
    }

    @Test
    void aCountryIsALineOfTheTable() {
        Countries two = new Countries(List.of(
                new Countries.Place("AX", "Åland Islands", "154", "Northern Europe", Culture.UNCLASSIFIED, "None"),
                new Countries.Place("JP", "Japan", "030", "Eastern Asia", Culture.CONFUCIAN_ASIA, "Confucian, Asia")));

        assertThat(new String(CountryCsv.of(two), StandardCharsets.UTF_8)).isEqualTo("""
                        code,label,region,regionLabel,culture,cultureLabel\r
                        AX,Åland Islands,154,Northern Europe,UNCLASSIFIED,None\r
                        JP,Japan,030,Eastern Asia,CONFUCIAN_ASIA,"Confucian, Asia"\r
                        """);
    }
}

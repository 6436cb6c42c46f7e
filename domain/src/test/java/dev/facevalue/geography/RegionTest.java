package dev.facevalue.geography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The groupings are those of UN M49; the examples are read from the standard's own table, one of each grouping. */
class RegionTest {

    @ParameterizedTest
    @CsvSource({
        "NL, 155, Western Europe",
        "SE, 154, Northern Europe",
        "IT, 039, Southern Europe",
        "PL, 151, Eastern Europe",
        "US, 021, Northern America",
        "MX, 013, Central America",
        "CU, 029, Caribbean",
        "BR, 005, South America",
        "MA, 015, Northern Africa",
        "KE, 014, Eastern Africa",
        "NG, 011, Western Africa",
        "CM, 017, Middle Africa",
        "ZA, 018, Southern Africa",
        "TR, 145, Western Asia",
        "KZ, 143, Central Asia",
        "IN, 034, Southern Asia",
        "TH, 035, Southeast Asia",
        "JP, 030, Eastern Asia",
        "TW, 030, Eastern Asia",
        "AU, 053, Australasia",
        "FJ, 054, Melanesia",
        "GU, 057, Micronesian Region",
        "WS, 061, Polynesia",
        "AQ, UNKNOWN, Unknown"
    })
    void aCountryLiesInTheFinestGroupingOfM49(String country, String code, String label) {
        Region region = Country.of(country).orElseThrow().region();

        assertThat(region.code()).isEqualTo(code);
        assertThat(region.label()).isEqualTo(label);
        assertThat(Region.of(code)).contains(region);
    }

    @Test
    void everyCountryButAntarcticaHasOne() {
        assertThat(countries().filter(country -> country.region().equals(Region.UNKNOWN)))
                .containsExactly(new Country("AQ"));
        assertThat(countries().map(country -> country.region().code()))
                .hasSize(249)
                .allMatch(code -> code.matches("\\d{3}|UNKNOWN"));
    }

    @Test
    void thereAreThe23FinestGroupingsThatM49HasAndUnknown() {
        // Sub-Saharan Africa (202) and Latin America (419) are not among them: M49 divides them further.
        List<String> codes = countries()
                .map(country -> country.region().code())
                .distinct()
                .sorted()
                .toList();

        assertThat(codes)
                .containsExactly(
                        "005", "011", "013", "014", "015", "017", "018", "021", "029", "030", "034", "035", "039",
                        "053", "054", "057", "061", "143", "145", "151", "154", "155", "UNKNOWN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "150", "001", "202", "419", "QO", "unknown", "155 ", "NL"})
    void aCodeInWhichNoCountryLiesIsRefused(String code) {
        assertThat(Region.of(code)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "15", "1555", "15a", "QO", "unknown", "\u0661\u0665\u0665"})
    void whatIsNoCodeOfM49IsNoRegion(String code) {
        assertThatThrownBy(() -> new Region(code)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void regionsAreOrderedByTheirCodes() {
        assertThat(Stream.of(Region.UNKNOWN, new Region("155"), new Region("005"))
                        .sorted()
                        .map(Region::code))
                .containsExactly("005", "155", "UNKNOWN");
    }

    private static Stream<Country> countries() {
        return Arrays.stream(Locale.getISOCountries()).map(Country::new);
    }
}

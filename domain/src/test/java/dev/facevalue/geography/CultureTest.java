package dev.facevalue.geography;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The clusters as House et al. (2004) found them; the societies written out, so that no list is read twice. */
class CultureTest {

    @ParameterizedTest
    @CsvSource({
        "ANGLO, Anglo, AU CA GB IE NZ US",
        "NORDIC_EUROPE, Nordic Europe, DK FI SE",
        "GERMANIC_EUROPE, Germanic Europe, AT DE NL",
        "LATIN_EUROPE, Latin Europe, ES FR IL IT PT",
        "EASTERN_EUROPE, Eastern Europe, AL GE GR HU KZ PL RU SI",
        "LATIN_AMERICA, Latin America, AR BO BR CO CR EC GT MX SV VE",
        "MIDDLE_EAST, Middle East, EG KW MA QA TR",
        "SUB_SAHARAN_AFRICA, Sub-Saharan Africa, NA NG ZM ZW",
        "SOUTHERN_ASIA, Southern Asia, ID IN IR MY PH TH",
        "CONFUCIAN_ASIA, Confucian Asia, CN HK JP KR SG TW"
    })
    void aClusterHoldsExactlyItsCountries(Culture culture, String label, String countries) {
        List<String> members = Arrays.stream(Locale.getISOCountries())
                .filter(code -> Country.of(code).orElseThrow().culture() == culture)
                .sorted()
                .toList();

        assertThat(String.join(" ", members)).isEqualTo(countries);
        assertThat(culture.label()).isEqualTo(label);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZA", "CH"})
    void aCountryOfTwoSocietiesIsUnclassified(String code) {
        assertThat(Country.of(code).orElseThrow().culture()).isEqualTo(Culture.UNCLASSIFIED);
    }

    @Test
    void everyOtherCountryIsUnclassified() {
        List<String> unclassified = new ArrayList<>(Arrays.stream(Locale.getISOCountries())
                .filter(code -> Country.of(code).orElseThrow().culture() == Culture.UNCLASSIFIED)
                .toList());

        assertThat(unclassified).hasSize(249 - 56).contains("BE", "NO", "ZA", "CH", "CZ", "AQ");
        assertThat(Culture.UNCLASSIFIED.label()).isEqualTo("Unclassified");
    }

    @Test
    void noClusterNamesACountryThatDoesNotExist() {
        assertThat(Culture.byCountry().keySet())
                .hasSize(56)
                .allMatch(code -> Country.of(code).isPresent());
    }
}

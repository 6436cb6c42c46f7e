package dev.facevalue.geography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountryTest {

    @Test
    void everyAssignedCodeIsACountryWithAName() {
        assertThat(Locale.getISOCountries()).hasSize(249).allSatisfy(code -> {
            Country country = Country.of(code).orElseThrow();
            assertThat(country.code()).isEqualTo(code);
            assertThat(country.label()).isNotBlank().isNotEqualTo(code).doesNotContain("Unknown");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "NL, Netherlands",
        "GB, United Kingdom",
        "US, United States",
        "BR, Brazil",
        "JP, Japan",
        "TW, Taiwan",
        "ZA, South Africa"
    })
    void aCountryIsLabelledInEnglish(String code, String label) {
        assertThat(Country.of(code).orElseThrow().label()).isEqualTo(label);
    }

    @Test
    void labelsAreEnglishWhateverTheLocaleOfTheMachine() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(Country.of("DE").orElseThrow().label()).isEqualTo("Germany");
            assertThat(Region.of("155").orElseThrow().label()).isEqualTo("Western Europe");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "N", "nl", "Nl", "NLD", "N1", "1N", "ZZ", "XK", "EU", "UK", "AN", "N\u0130", "[A", "A@"})
    void whatIsAssignedToNoneIsNoCountry(String code) {
        assertThat(Country.of(code)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "N", "NLD", "nl", "Nl", "nL", "N1", "1N", "[A", "A[", "@A", "A@", "N\u0130"})
    void aCodeIsTwoUpperCaseLetters(String code) {
        assertThatThrownBy(() -> new Country(code)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCodeThatWasWithdrawnOrIsYetToComeHasNoRegionAndNoCluster() {
        // Facts on record may bear a code that this release of ISO 3166-1 does not have.
        assertThat(new Country("AN").region()).isEqualTo(Region.UNKNOWN);
        assertThat(new Country("AN").culture()).isEqualTo(Culture.UNCLASSIFIED);
    }

    @Test
    void countriesAreOrderedByTheirCodes() {
        assertThat(Arrays.asList(new Country("US"), new Country("AT"), new Country("NL")).stream()
                        .sorted()
                        .map(Country::code))
                .containsExactly("AT", "NL", "US");
    }
}

package dev.facevalue.analytics.places;

import dev.facevalue.geography.Country;
import dev.facevalue.geography.Culture;
import dev.facevalue.geography.Region;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Which countries there are.
 *
 * @param countries every country of ISO 3166-1, by its code
 */
record Countries(List<Place> countries) {

    Countries {
        countries = List.copyOf(countries);
    }

    /**
     * A country, and where it lies.
     *
     * @param code ISO 3166-1 alpha-2
     * @param label its English name
     * @param region the code in UN M49, {@code UNKNOWN} where M49 groups the country nowhere
     * @param regionLabel the region's English name
     * @param culture the GLOBE cluster, {@code UNCLASSIFIED} where GLOBE has none
     * @param cultureLabel the cluster's English name
     */
    record Place(
            @Schema(examples = "JP") String code,
            @Schema(examples = "Japan") String label,
            @Schema(examples = "030") String region,
            @Schema(examples = "Eastern Asia") String regionLabel,
            Culture culture,
            @Schema(examples = "Confucian Asia") String cultureLabel) {

        static Place of(Country country) {
            Region region = country.region();
            Culture culture = country.culture();
            return new Place(country.code(), country.label(), region.code(), region.label(), culture, culture.label());
        }
    }

    static Countries all() {
        return new Countries(Arrays.stream(Locale.getISOCountries())
                .map(Country::new)
                .sorted()
                .map(Place::of)
                .toList());
    }
}

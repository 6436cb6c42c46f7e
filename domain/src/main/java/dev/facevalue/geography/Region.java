package dev.facevalue.geography;

import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The finest geographic grouping of the UN M49 standard, as the Unicode CLDR keeps it (ICU's sub-continents; it agrees
 * with M49 for every country but Taiwan, which is {@code 030} Eastern Asia here, and Antarctica, which is
 * {@link #UNKNOWN}).
 *
 * @param code three digits, such as {@code 155}, or {@code UNKNOWN}
 */
public record Region(String code) implements Comparable<Region> {

    private static final String UNKNOWN_CODE = "UNKNOWN";

    /** Of a country that no grouping holds. */
    public static final Region UNKNOWN = new Region(UNKNOWN_CODE);

    private static final Map<String, Region> BY_COUNTRY = Arrays.stream(Locale.getISOCountries())
            .collect(Collectors.toUnmodifiableMap(country -> country, Region::subContinent));

    private static final Map<String, Region> ALL = BY_COUNTRY.values().stream()
            .distinct()
            .collect(Collectors.toUnmodifiableMap(Region::code, region -> region));

    /** @throws IllegalArgumentException if {@code code} is neither three digits nor {@code UNKNOWN} */
    public Region {
        if (!isM49(code) && !code.equals(UNKNOWN_CODE)) {
            throw new IllegalArgumentException("not a code of UN M49");
        }
    }

    /** The region with this M49 code (or {@code UNKNOWN}), or empty if no country lies in such a one. */
    public static Optional<Region> of(String code) {
        return Optional.ofNullable(ALL.get(code));
    }

    static Region of(Country country) {
        return Objects.requireNonNullElse(BY_COUNTRY.get(country.code()), UNKNOWN);
    }

    /** The English name, such as {@code Western Europe}; {@code Unknown} for {@link #UNKNOWN}. */
    public String label() {
        return equals(UNKNOWN) ? "Unknown" : ULocale.getDisplayCountry("und-" + code, ULocale.ENGLISH);
    }

    @Override
    public int compareTo(Region other) {
        return code.compareTo(other.code);
    }

    private static Region subContinent(String country) {
        var subContinent = com.ibm.icu.util.Region.getInstance(country)
                .getContainingRegion(com.ibm.icu.util.Region.RegionType.SUBCONTINENT);
        // CLDR groups Antarctica as "Outlying Oceania", a code of its own making (QO) that M49 does not have.
        return subContinent == null || subContinent.getNumericCode() < 0 || !isM49(subContinent.toString())
                ? UNKNOWN
                : new Region(subContinent.toString());
    }

    private static boolean isM49(String code) {
        return code.length() == 3 && code.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }
}

package dev.facevalue.geography;

import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A country or territory with an officially assigned ISO 3166-1 code.
 *
 * @param code the alpha-2 code, two upper-case letters, such as {@code NL}
 */
public record Country(String code) implements Comparable<Country> {

    private static final SortedMap<String, Country> ALL = new TreeMap<>(Arrays.stream(Locale.getISOCountries())
            .map(Country::new)
            .collect(Collectors.toMap(Country::code, country -> country)));

    private static final Map<String, Culture> CULTURES = Culture.byCountry();

    /** @throws IllegalArgumentException if {@code code} is not two upper-case letters */
    public Country {
        if (code.length() != 2 || !isUpperCaseLetter(code.charAt(0)) || !isUpperCaseLetter(code.charAt(1))) {
            throw new IllegalArgumentException("not an ISO 3166-1 alpha-2 code: " + code);
        }
    }

    /** The country with this alpha-2 code, or empty if ISO 3166-1 has assigned it to none. */
    public static Optional<Country> of(String code) {
        return Optional.ofNullable(ALL.get(code));
    }

    /** The finest grouping of UN M49 that holds this country; {@link Region#UNKNOWN} where M49 groups it nowhere. */
    public Region region() {
        return Region.of(this);
    }

    /** The GLOBE cluster of this country, {@link Culture#UNCLASSIFIED} where GLOBE sampled none or two of them. */
    public Culture culture() {
        return CULTURES.getOrDefault(code, Culture.UNCLASSIFIED);
    }

    /** The English name, such as {@code Netherlands}. */
    public String label() {
        return ULocale.getDisplayCountry("und-" + code, ULocale.ENGLISH);
    }

    @Override
    public int compareTo(Country other) {
        return code.compareTo(other.code);
    }

    private static boolean isUpperCaseLetter(char letter) {
        return letter >= 'A' && letter <= 'Z';
    }
}

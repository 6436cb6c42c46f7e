package dev.facevalue.geography;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The ten societal clusters of the GLOBE study (House, Hanges, Javidan, Dorfman &amp; Gupta, eds.: Culture, Leadership,
 * and Organizations: The GLOBE Study of 62 Societies, Sage, 2004), and {@link #UNCLASSIFIED} for everything else.
 *
 * <p>South Africa and Switzerland are unclassified too: GLOBE sampled two societies in each, which fell into different
 * clusters, so only the fact itself can say which is meant.
 *
 * <p>Constants are appended, never reordered: their ordinals are stored.
 */
public enum Culture {
    ANGLO("Anglo", "AU CA GB IE NZ US"),
    NORDIC_EUROPE("Nordic Europe", "DK FI SE"),
    GERMANIC_EUROPE("Germanic Europe", "AT DE NL"),
    LATIN_EUROPE("Latin Europe", "ES FR IL IT PT"),
    EASTERN_EUROPE("Eastern Europe", "AL GE GR HU KZ PL RU SI"),
    LATIN_AMERICA("Latin America", "AR BO BR CO CR EC GT MX SV VE"),
    MIDDLE_EAST("Middle East", "EG KW MA QA TR"),
    SUB_SAHARAN_AFRICA("Sub-Saharan Africa", "NA NG ZM ZW"),
    SOUTHERN_ASIA("Southern Asia", "ID IN IR MY PH TH"),
    CONFUCIAN_ASIA("Confucian Asia", "CN HK JP KR SG TW"),
    UNCLASSIFIED("Unclassified", "");

    private final String label;
    private final String countries;

    Culture(String label, String countries) {
        this.label = label;
        this.countries = countries;
    }

    /** The English name, such as {@code Germanic Europe}. */
    public String label() {
        return label;
    }

    private Stream<String> countries() {
        return countries.isEmpty() ? Stream.empty() : Arrays.stream(countries.split(" ", -1));
    }

    /** The clusters by the alpha-2 codes of their countries. */
    static Map<String, Culture> byCountry() {
        Map<String, Culture> cultures = new HashMap<>();
        for (Culture culture : values()) {
            culture.countries().forEach(country -> cultures.put(country, culture));
        }
        return Map.copyOf(cultures);
    }
}

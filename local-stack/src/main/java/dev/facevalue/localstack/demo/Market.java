package dev.facevalue.localstack.demo;

import dev.facevalue.geography.Country;
import dev.facevalue.geography.Culture;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;

/**
 * Where the demo's company sells: one market a culture, of very different sizes.
 *
 * @param deals how many deals the world has there
 * @param lowFaceRisk in how many of 100 deals little face is at risk
 * @param highFaceRisk in how many of 100 deals much face is at risk
 * @param countries one entry a country, several for those in which more is sold
 * @param teams who sells there
 * @param currency what deals are valued in
 */
record Market(
        Culture culture,
        int deals,
        int lowFaceRisk,
        int highFaceRisk,
        List<Country> countries,
        List<String> teams,
        Currency currency) {

    /**
     * CH and ZA belong to no one cluster: where they stand below another culture than {@code UNCLASSIFIED}, their facts
     * say which.
     */
    static final List<Market> ALL = List.of(
            market(
                    Culture.GERMANIC_EUROPE,
                    4_200,
                    48,
                    17,
                    "NL NL NL NL DE DE DE AT CH",
                    "amsterdam utrecht berlin",
                    "EUR"),
            market(Culture.ANGLO, 3_900, 42, 23, "GB GB GB US US IE AU CA NZ ZA", "london boston", "GBP"),
            market(Culture.LATIN_EUROPE, 2_300, 32, 32, "FR FR FR ES ES IT IT PT IL CH", "paris madrid", "EUR"),
            market(Culture.NORDIC_EUROPE, 2_100, 50, 15, "SE SE SE DK DK FI", "stockholm", "SEK"),
            market(Culture.EASTERN_EUROPE, 1_900, 38, 27, "PL PL PL HU GR SI KZ GE AL RU", "warsaw", "EUR"),
            market(Culture.CONFUCIAN_ASIA, 1_800, 18, 47, "JP JP JP SG SG KR HK TW CN CN", "tokyo singapore", "USD"),
            market(Culture.LATIN_AMERICA, 1_300, 26, 38, "BR BR BR MX MX AR CO CR EC GT SV BO VE", "sao-paulo", "USD"),
            market(Culture.SOUTHERN_ASIA, 1_100, 22, 44, "IN IN IN ID MY TH PH IR", "bangalore", "USD"),
            market(Culture.MIDDLE_EAST, 700, 20, 46, "TR TR EG QA KW MA", "istanbul", "USD"),
            market(Culture.UNCLASSIFIED, 440, 36, 28, "BE BE NO NO CZ RO AE SA VN KE CH ZA", "partners", "EUR"),
            market(Culture.SUB_SAHARAN_AFRICA, 260, 28, 36, "NG NG ZM ZW NA ZA", "lagos", "USD"));

    Market {
        countries = List.copyOf(countries);
        teams = List.copyOf(teams);
    }

    /** Whether a deal there must say its culture, because the country alone does not. */
    boolean mustSayCulture(Country country) {
        return country.culture() != culture;
    }

    private static Market market(
            Culture culture,
            int deals,
            int lowFaceRisk,
            int highFaceRisk,
            String countries,
            String teams,
            String currency) {
        return new Market(
                culture,
                deals,
                lowFaceRisk,
                highFaceRisk,
                words(countries).map(Country::new).toList(),
                words(teams).toList(),
                Currency.getInstance(currency));
    }

    private static java.util.stream.Stream<String> words(String line) {
        return Arrays.stream(line.split(" ", -1));
    }
}

package dev.facevalue.localstack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.geography.Culture;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarketTest {

    private static final List<String> OF_TWO_CLUSTERS = List.of("CH", "ZA");

    @Test
    void areInEveryCultureOnce() {
        assertThat(Market.ALL).extracting(Market::culture).containsExactlyInAnyOrder(Culture.values());
    }

    @Test
    void sellOnlyWhereTheCultureIsThatOfTheCountryOrTheCountryHasTwo() {
        for (Market market : Market.ALL) {
            assertThat(market.countries())
                    .allSatisfy(country -> assertThat(
                                    !market.mustSayCulture(country) || OF_TWO_CLUSTERS.contains(country.code()))
                            .as("%s in %s", country, market.culture())
                            .isTrue());
        }
    }
}

package dev.facevalue.analytics;

import static dev.facevalue.analytics.Stream.analyst;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class CountriesIT {

    private static final String ADDRESS = "/v1/countries";

    @Test
    void everyCountryIsToldOnce() {
        List<String> codes = analyst()
                .get(ADDRESS)
                .then()
                .statusCode(200)
                .contentType("application/json")
                .extract()
                .jsonPath()
                .getList("countries.code", String.class);

        assertThat(codes).isSorted().containsExactlyInAnyOrder(Locale.getISOCountries());
    }

    @Test
    void aCountryIsToldWithItsRegionAndItsCulture() {
        analyst()
                .get(ADDRESS)
                .then()
                .statusCode(200)
                .body(
                        "countries.find { it.code == 'JP' }",
                        equalTo(Map.of(
                                "code", "JP",
                                "label", "Japan",
                                "region", "030",
                                "regionLabel", "Eastern Asia",
                                "culture", "CONFUCIAN_ASIA",
                                "cultureLabel", "Confucian Asia")))
                .body("countries.find { it.code == 'AQ' }.region", equalTo("UNKNOWN"))
                .body("countries.find { it.code == 'AQ' }.culture", equalTo("UNCLASSIFIED"));
    }

    @Test
    void countriesAreATable() {
        List<String> lines = analyst()
                .accept("text/csv")
                .get(ADDRESS)
                .then()
                .statusCode(200)
                .contentType("text/csv;charset=UTF-8")
                .extract()
                .asString()
                .lines()
                .toList();

        assertThat(lines)
                .hasSize(1 + Locale.getISOCountries().length)
                .startsWith("code,label,region,regionLabel,culture,cultureLabel")
                .contains("JP,Japan,030,Eastern Asia,CONFUCIAN_ASIA,Confucian Asia");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/csv"})
    void whoHasTheAnswerIsToldThatItIsStillTheSame(String form) {
        String tag = analyst()
                .accept(form)
                .get(ADDRESS)
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-cache")
                .extract()
                .header("ETag");

        analyst()
                .accept(form)
                .header("If-None-Match", tag)
                .get(ADDRESS)
                .then()
                .statusCode(304)
                .header("ETag", tag);
    }

    @Test
    void aTableIsAnotherAnswer() {
        String tag = analyst().get(ADDRESS).header("ETag");

        analyst()
                .accept("text/csv")
                .header("If-None-Match", tag)
                .get(ADDRESS)
                .then()
                .statusCode(200);
    }

    @Test
    void whatItDoesNotTakeIsRefusedByName() {
        analyst()
                .get(ADDRESS + "?culture=ANGLO&shoeSize=43")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("INVALID_REQUEST"))
                .body("violations.field.toSet()", equalTo(Set.of("culture", "shoeSize")));
    }

    @Test
    void aFormThatThereIsNotIsRefused() {
        analyst()
                .accept("text/html")
                .get(ADDRESS)
                .then()
                .statusCode(406)
                .contentType("application/problem+json")
                .body("code", equalTo("NOT_ACCEPTABLE"));
    }

    @Test
    void whoeverGivesNoCredentialsIsToldNothing() {
        given().get(ADDRESS).then().statusCode(401).body("code", equalTo("UNAUTHENTICATED"));
    }

    @Test
    void onlyAnalystsMayAsk() {
        given().auth()
                .preemptive()
                .basic("recorder", "recorder")
                .get(ADDRESS)
                .then()
                .statusCode(403)
                .body("code", equalTo("FORBIDDEN"));
    }
}

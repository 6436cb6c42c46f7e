package dev.facevalue.analytics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.analytics.question.Dimension;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@SuppressWarnings("NullAway.Init") // read before each test
class ApiDocumentIT {

    JsonPath document;

    @BeforeEach
    void read() {
        document = given().queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @ParameterizedTest
    @CsvSource({"/v1/standings, by", "/v1/comparisons, option against adjustFor", "/v1/trends, period", "/v1/advice, ''"
    })
    void aQuestionIsAskedWithEveryCommonParameterAndItsOwnAndNoOther(String address, String own) {
        List<String> filters = Arrays.stream(Dimension.values())
                .filter(Dimension::isFilter)
                .map(Dimension::parameter)
                .toList();
        List<String> others = new ArrayList<>(List.of("of", "measure", "from", "to"));
        Arrays.stream(own.split(" ", -1)).filter(name -> !name.isEmpty()).forEach(others::add);

        assertThat(document.getList("paths.'" + address + "'.get.parameters.'$ref'", String.class))
                .containsExactlyInAnyOrderElementsOf(named(others, filters));
    }

    @Test
    void aTrendIsToldByMonthOrQuarter() {
        assertThat(document.getString("components.parameters.period.name")).isEqualTo("by");
        assertThat(document.getList("components.parameters.period.schema.enum", String.class))
                .containsExactly("month", "quarter");
    }

    @Test
    void aComparisonNeedsTwoOptions() {
        assertThat(document.getBoolean("components.parameters.option.required")).isTrue();
        assertThat(document.getBoolean("components.parameters.against.required"))
                .isTrue();
        assertThat(document.getList("components.parameters.option.schema.enum", String.class))
                .contains("CONFRONT", "SAVE_FACE", "BUILD_TRUST", "NONE", "SURFACED", "COVERED");
    }

    @Test
    void dealsAreListedWithEveryFilterAndWhatIsTheirOwn() {
        List<String> filters = Arrays.stream(Dimension.values())
                .filter(Dimension::isFilter)
                .map(Dimension::parameter)
                .toList();

        assertThat(document.getList("paths.'/v1/deals'.get.parameters.'$ref'", String.class).stream()
                        .filter(Objects::nonNull))
                .containsExactlyInAnyOrderElementsOf(named(List.of("measure", "from", "to"), filters));
        assertThat(document.getList("paths.'/v1/deals'.get.parameters.name", String.class).stream()
                        .filter(Objects::nonNull))
                .containsExactlyInAnyOrder("of", "relationship", "awaiting", "limit", "cursor");
        assertThat(document.getString("paths.'/v1/deals'.get.parameters.find { it.name == 'relationship' }.schema"))
                .contains("type:array", "items:", "Relationship");
        assertThat(document.getMap("paths.'/v1/deals'.get.responses.'200'.content"))
                .containsOnlyKeys("application/json", "text/csv");
        assertThat(document.getMap("components.schemas.ListedDeal.properties"))
                .containsKeys("dealId", "decidedAt", "strategy", "relationship")
                .doesNotContainKey("facts");
    }

    @Test
    void dealsAreGroupedByEveryDimension() {
        assertThat(document.getList("components.parameters.by.schema.items.enum", String.class))
                .containsExactlyElementsOf(Arrays.stream(Dimension.values())
                        .map(Dimension::parameter)
                        .toList());
    }

    // What the document says may be asked is asked, so that it cannot promise what is refused.
    @ParameterizedTest
    @EnumSource(
            value = Dimension.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"MONTH", "QUARTER", "TEAM"})
    void everyCodeThatAFilterIsSaidToTakeIsTaken(Dimension filter) {
        List<String> codes =
                document.getList("components.parameters." + filter.parameter() + ".schema.items.enum", String.class);

        assertThat(codes).contains("UNKNOWN").doesNotHaveDuplicates().hasSizeGreaterThan(3);
        Stream.analyst()
                .queryParam(filter.parameter(), codes)
                .get("/v1/standings")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/standings",
                "/v1/comparisons",
                "/v1/trends",
                "/v1/advice",
                "/v1/standings/stream",
                "/v1/deals",
                "/v1/deals/{dealId}",
                "/v1/countries",
                "/v1/session",
                "/v1/freshness",
                "/v1/export/facts.ndjson",
                "/v1/dead-letters"
            })
    void everyAddressSaysWhatItAnswersAndHowItRefuses(String address) {
        Map<String, Map<String, Object>> responses = document.getMap("paths.'" + address + "'.get.responses");

        assertThat(responses).containsKeys("200", "401", "403", "503");
        assertThat(responses.get("200")).containsKey("content");
        responses.forEach((status, response) -> {
            if (!status.equals("200") && !status.equals("304")) {
                String name = String.valueOf(response.get("$ref")).replace("#/components/responses/", "");
                assertThat(document.getString(
                                "components.responses." + name + ".content.'application/problem+json'.schema.'$ref'"))
                        .as("%s of %s", status, address)
                        .isEqualTo("#/components/schemas/Problem");
            }
        });
    }

    @Test
    void whoeverAsksComesInWithNameAndPasswordOrWithAToken() {
        assertThat(document.getString("components.securitySchemes.basic.scheme"))
                .isEqualTo("basic");
        assertThat(document.getString("components.securitySchemes.bearer.scheme"))
                .isEqualTo("bearer");
        assertThat(document.getList("paths.'/v1/standings'.get.security"))
                .containsExactlyInAnyOrder(Map.of("basic", List.of("analyst")), Map.of("bearer", List.of("analyst")));
    }

    @Test
    void theMembersOfADealSayWhichCodesTheyHave() {
        Map<String, Object> deal = document.getMap("components.schemas.Deal.properties");

        assertThat(deal).containsKeys("dealId", "facts", "decidedAt", "strategy", "relationship");
        assertThat(codesOf("strategy")).contains("CONFRONT", "SAVE_FACE", "BUILD_TRUST");
        assertThat(codesOf("relationship")).contains("SEVERED", "FOR_LIFE");
        assertThat(codesOf("faceRisk")).contains("LOW", "MEDIUM", "HIGH");
    }

    private static List<String> named(List<String> some, List<String> more) {
        List<String> names = new ArrayList<>(some);
        names.addAll(more);
        names.replaceAll(name -> "#/components/parameters/" + name);
        return names;
    }

    private List<String> codesOf(String member) {
        String schema = "components.schemas.Deal.properties." + member;
        String reference = document.getString(schema + ".'$ref'");
        return document.getList(
                (reference == null ? schema : reference.replace("#/components/schemas/", "components.schemas."))
                        + ".enum",
                String.class);
    }
}

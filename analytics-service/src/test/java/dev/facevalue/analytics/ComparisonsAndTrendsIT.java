package dev.facevalue.analytics;

import static dev.facevalue.analytics.Stream.analyst;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.facevalue.analytics.examples.OutcomeBuilder;
import dev.facevalue.analytics.examples.Records;
import dev.facevalue.deal.Relationship;
import dev.facevalue.deal.Stage;
import dev.facevalue.deal.Strategy;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@SuppressWarnings("NullAway.Init") // the address is injected, and the rest made before each test
class ComparisonsAndTrendsIT {

    private static final Instant FIRST_YEAR = Instant.parse("0001-01-01T00:00:00Z");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private String team;

    @BeforeEach
    void nameATeam() {
        // Each test asks only about the deals of a team of its own; the name is a formula to a spreadsheet.
        team = "=team-" + UUID.randomUUID();
    }

    @Test
    void aComparisonSaysWhatItLacksAndWhatToBearInMind() {
        write(deal(Strategy.CONFRONT).stage(Stage.PROPOSAL), deal(Strategy.SAVE_FACE));

        compare()
                .queryParam("adjustFor", "team,stage")
                .get("/v1/comparisons")
                .then()
                .statusCode(200)
                .body("adjustFor", equalTo(List.of("team", "stage")))
                .body("crude.rate", equalTo(1.0f))
                .body("adjusted.riskDifference", nullValue())
                .body("missing.'adjusted.riskDifference'", equalTo("NO_COMMON_STRATUM"))
                .body("homogeneity.test", equalTo("BRESLOW_DAY"))
                .body("reversal", equalTo(false))
                .body("strata.key", equalTo(List.of(List.of(team, "PROPOSAL"), List.of(team, "UNKNOWN"))))
                .body("excludedDeals", equalTo(2))
                .body("warnings.code", equalTo(List.of("SELECTION")))
                .body("warnings.dimension", equalTo(List.of("stage")));
    }

    @Test
    void theStrataOfAComparisonAreATable() {
        write(deal(Strategy.CONFRONT), deal(Strategy.SAVE_FACE));

        assertThat(compare()
                        .queryParam("adjustFor", "team")
                        .accept("text/csv")
                        .get("/v1/comparisons")
                        .then()
                        .statusCode(200)
                        .contentType("text/csv;charset=UTF-8")
                        .extract()
                        .asString())
                .isEqualTo("""
                        team,team.label,deals,successes,againstDeals,againstSuccesses,oddsRatio\r
                        '%s,'%s,1,1,1,1,\r
                        """.formatted(team, team));
    }

    @Test
    void trendsAreATable() {
        write(deal(Strategy.SAVE_FACE).decidedAt(Instant.parse("2024-06-30T23:59:59Z")));

        assertThat(ask().queryParam("by", "quarter")
                        .accept("text/csv")
                        .get("/v1/trends")
                        .then()
                        .statusCode(200)
                        .contentType("text/csv;charset=UTF-8")
                        .extract()
                        .asString())
                .isEqualTo("""
                        option,period,deals,successes,rate,wilson.low,wilson.high,awaiting\r
                        CONFRONT,2024-Q2,0,0,,,,0\r
                        SAVE_FACE,2024-Q2,1,1,1.0,0.20654931437723745,1.0,0\r
                        BUILD_TRUST,2024-Q2,0,0,,,,0\r
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/comparisons?option=CONFRONT&against=SAVE_FACE", "/v1/trends?by=quarter"})
    void whoHasTheAnswerIsToldThatItIsStillTheSame(String address) {
        String tag = ask().get(address).then().statusCode(200).extract().header("ETag");

        ask().header("If-None-Match", tag).get(address).then().statusCode(304);
    }

    @Test
    void aComparisonTheOtherWayRoundIsAnother() {
        String tag =
                ask().get("/v1/comparisons?option=CONFRONT&against=SAVE_FACE").header("ETag");

        ask().header("If-None-Match", tag)
                .get("/v1/comparisons?option=SAVE_FACE&against=CONFRONT")
                .then()
                .statusCode(200);
    }

    @Test
    void everythingThatIsWrongWithAComparisonIsSaidAtOnce() {
        analyst()
                .get("/v1/comparisons?option=CONFRONT&adjustFor=colour&from=yesterday&by=team")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("INVALID_REQUEST"))
                .body("violations.field", equalTo(List.of("adjustFor", "by", "from", "against")));
    }

    @Test
    void aTrendOverTooManyPeriodsIsRefused() {
        write(deal(Strategy.CONFRONT).decidedAt(FIRST_YEAR), deal(Strategy.CONFRONT));

        ask().queryParam("by", "month")
                .get("/v1/trends")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("TOO_MANY_GROUPS"));
        ask().queryParam("by", "quarter").get("/v1/trends").then().statusCode(200);
    }

    private OutcomeBuilder deal(Strategy strategy) {
        return OutcomeBuilder.outcome("deal-" + UUID.randomUUID())
                .strategy(strategy)
                .relationship(Relationship.MAINTAINED)
                .team(team);
    }

    /** Writes deals of this test's team, and waits until they are counted. */
    private void write(OutcomeBuilder... deals) {
        try (Stream stream = new Stream(bootstrapServers)) {
            for (OutcomeBuilder deal : deals) {
                stream.write(List.of(Records.of(deal.build(), OutcomeBuilder.DECIDED)));
            }
        }
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> ask().get("/v1/standings").then().statusCode(200).body("deals", equalTo(deals.length)));
    }

    private RequestSpecification ask() {
        return analyst().queryParam("team", team);
    }

    private RequestSpecification compare() {
        return ask().queryParam("option", "CONFRONT").queryParam("against", "SAVE_FACE");
    }
}

package dev.facevalue.analytics;

import static dev.facevalue.analytics.Stream.analyst;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.facevalue.analytics.examples.OutcomeBuilder;
import dev.facevalue.analytics.examples.Records;
import dev.facevalue.deal.Relationship;
import dev.facevalue.deal.Strategy;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@SuppressWarnings("NullAway.Init") // the address is injected, and the rest made before each test
class StandingsFormsIT {

    private static final String JSON = "application/json";
    private static final String CSV = "text/csv;charset=UTF-8";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private String team;

    @BeforeEach
    void aDealIsCounted() {
        team = "=team-" + UUID.randomUUID();
        write(Strategy.CONFRONT);
        awaitDeals(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    */*                                           | json
                    application/json                              | json
                    application/*                                 | json
                    text/csv                                      | csv
                    text/*                                        | csv
                    text/csv;q=0.9, application/json;q=0.8        | csv
                    text/csv;q=0.1, */*;q=0.5                     | json
                    text/csv, application/json                    | json
                    text/html, application/xhtml+xml, */*;q=0.8   | json
                    application/json;q=0, */*                     | csv
                    """)
    void theAnswerHasTheFormThatTheRequestPrefers(String accept, String form) {
        ask().accept(accept).get("/v1/standings").then().statusCode(200).contentType(form.equals("csv") ? CSV : JSON);
    }

    @Test
    void whoSaysNothingOfTheFormGetsJson() {
        assertThat(ask().get("/v1/standings").then().statusCode(200).extract().contentType())
                .startsWith(JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml, image/*", "application/json;q=0", "*/*;q=0"})
    void aFormThatThereIsNotIsRefused(String accept) {
        ask().accept(accept)
                .get("/v1/standings")
                .then()
                .statusCode(406)
                .contentType("application/problem+json")
                .body("code", equalTo("NOT_ACCEPTABLE"));
    }

    @Test
    void theTableSaysWhatTheJsonSays() {
        String table = ask().queryParam("by", "team,culture")
                .accept("text/csv")
                .get("/v1/standings")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        List<String> lines = table.lines().toList();
        assertThat(lines).hasSize(1 + Strategy.values().length);
        assertThat(lines.getFirst())
                .isEqualTo(
                        "team,team.label,culture,culture.label,verdict,option,deals,successes,rate,wilson.low,wilson.high,"
                                + "estimate,credible.low,credible.high,probabilityBest,crudeProbabilityBest,won,awaiting,bounds.low,"
                                + "bounds.high,outcomes.SEVERED,outcomes.STRAINED,outcomes.MAINTAINED,outcomes.STRENGTHENED,"
                                + "outcomes.FOR_LIFE");
        assertThat(lines.get(1))
                .startsWith(
                        "'%s,'%s,GERMANIC_EUROPE,Germanic Europe,TOO_LITTLE_EVIDENCE,CONFRONT,1,1,1.0,0.20654931437723745,"
                                .formatted(team, team))
                // One of one: Beta(2, 1) by the uniform prior, and nothing to be better than.
                .contains(",1.0,0.6666666666666666,0.158")
                .endsWith(",,,0,0,1.0,1.0,0,0,1,0,0");
    }

    @Test
    void whatIsWrongIsAProblemWhateverFormTheRequestPrefers() {
        ask().queryParam("by", "colour")
                .accept("text/csv")
                .get("/v1/standings")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", equalTo("by"));
    }

    @ParameterizedTest
    @ValueSource(strings = {JSON, "text/csv"})
    void whoHasTheAnswerIsToldThatItIsStillTheSame(String form) {
        Response answer = ask().accept(form).get("/v1/standings");
        String tag = answer.header("ETag");

        assertThat(tag).matches("W/\"[A-Za-z0-9_-]+\"");
        assertThat(answer.header("Vary")).isEqualTo("Accept, Accept-Language");
        assertThat(answer.header("Cache-Control")).isEqualTo("private, no-cache");
        for (String named : List.of(tag, tag.substring(2), "\"another\", " + tag, "*")) {
            ask().accept(form)
                    .header("If-None-Match", named)
                    .get("/v1/standings")
                    .then()
                    .statusCode(304)
                    .header("ETag", equalTo(tag))
                    .header("Vary", equalTo("Accept, Accept-Language"))
                    .header("Cache-Control", equalTo("private, no-cache"))
                    .body(emptyString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "W/", "\"", "another", "\"another\"", "W/\"another\"", "\"a,b\", é"})
    void whoNamesNoneThatHoldsGetsTheAnswer(String named) {
        ask().header("If-None-Match", named).get("/v1/standings").then().statusCode(200);
    }

    @Test
    void anAnswerUnderTheSameTagIsTheSameByteByByte() {
        Response first = ask().queryParam("by", "culture,strategy").get("/v1/standings");
        Response second = analyst()
                .queryParam("by", "culture,strategy")
                .queryParam("team", team, team)
                .queryParam("measure", "preserved")
                .get("/v1/standings");

        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(second.asByteArray()).isEqualTo(first.asByteArray());
    }

    @Test
    void oneFormIsNotTakenForTheOther() {
        assertThat(ask().accept("text/csv").get("/v1/standings").header("ETag"))
                .isNotEqualTo(ask().accept(JSON).get("/v1/standings").header("ETag"));
    }

    @Test
    void anotherQuestionIsAnotherAnswer() {
        String tag = ask().get("/v1/standings").header("ETag");

        ask().queryParam("measure", "won")
                .header("If-None-Match", tag)
                .get("/v1/standings")
                .then()
                .statusCode(200);
    }

    @Test
    void whoHasAnOldAnswerGetsTheNewOne() {
        String tag = ask().get("/v1/standings").header("ETag");

        write(Strategy.SAVE_FACE);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> ask().header("If-None-Match", tag)
                        .get("/v1/standings")
                        .then()
                        .statusCode(200)
                        .header("ETag", startsWith("W/"))
                        .body("deals", equalTo(2)));
    }

    private RequestSpecification ask() {
        return analyst().queryParam("team", team);
    }

    private void write(Strategy strategy) {
        try (Stream stream = new Stream(bootstrapServers)) {
            stream.write(List.of(Records.of(
                    OutcomeBuilder.outcome(strategy.name().toLowerCase(Locale.ROOT) + UUID.randomUUID())
                            .strategy(strategy)
                            .relationship(Relationship.MAINTAINED)
                            .team(team)
                            .build(),
                    OutcomeBuilder.DECIDED)));
        }
    }

    private void awaitDeals(int deals) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> ask().get("/v1/standings").then().statusCode(200).body("deals", equalTo(deals)));
    }
}

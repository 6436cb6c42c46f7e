package dev.facevalue.analytics;

import static dev.facevalue.analytics.Stream.analyst;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.facevalue.analytics.examples.OutcomeBuilder;
import dev.facevalue.analytics.examples.Records;
import dev.facevalue.deal.Erasure;
import dev.facevalue.deal.Fact;
import dev.facevalue.deal.Relationship;
import dev.facevalue.deal.RelationshipObservation;
import dev.facevalue.deal.Strategy;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@SuppressWarnings("NullAway.Init") // the address is injected, and the rest made before each test
class DealsIT {

    private static final Instant RECORDED = Instant.parse("2026-03-02T12:00:00Z");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private Stream stream;
    private String team;

    @BeforeEach
    void open() {
        stream = new Stream(bootstrapServers);
        // Each test asks only about the deals of teams of its own.
        team = "team-" + UUID.randomUUID();
    }

    @AfterEach
    void close() {
        stream.close();
    }

    @Test
    void aDealIsListedWithWhatHolds() {
        write(deal("a").relationship(Relationship.STRAINED).strategy(Strategy.BUILD_TRUST));
        write(new RelationshipObservation(id("a"), OutcomeBuilder.DECIDED.plusSeconds(3_600), Relationship.FOR_LIFE));
        awaitListed(Map.of("relationship", "FOR_LIFE"), 1);

        ask(Map.of())
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("asOf", notNullValue())
                .body("nextCursor", nullValue())
                .body("", hasKey("nextCursor"))
                .body("deals.dealId", contains(id("a")))
                .body("deals[0].decidedAt", equalTo(OutcomeBuilder.DECIDED.toString()))
                .body("deals[0].strategy", equalTo("BUILD_TRUST"))
                .body("deals[0].culture", equalTo("GERMANIC_EUROPE"))
                .body("deals[0].team", equalTo(team))
                .body("deals[0].relationship", equalTo("FOR_LIFE"))
                .body("deals[0].preserved", equalTo(true))
                .body("deals[0]", not(hasKey("facts")))
                .body("deals[0]", not(hasKey("recordOffset")))
                .body("deals[0]", not(hasKey("trust")));
    }

    @Test
    void theNewestComeFirstAndTiesByDealId() {
        write(deal("b"), deal("a"), deal("c").decidedAt(OutcomeBuilder.DECIDED.plusNanos(1_000)));
        awaitListed(Map.of("measure", "won"), 3);

        assertThat(DealPages.ids(DealPages.all(Map.of("team", List.of(team), "measure", List.of("won")), 1)))
                .containsExactly(id("c"), id("a"), id("b"));
    }

    @Test
    void aDealIsListedOnceItsRelationshipWasObservedOrWhereWinsCount() {
        write(deal("a"));
        awaitListed(Map.of("awaiting", "true"), 1);

        assertThat(listed(Map.of())).isEmpty();
        assertThat(listed(Map.of("measure", "won"))).containsExactly(id("a"));
        assertThat(listed(Map.of("awaiting", "true"))).containsExactly(id("a"));

        write(new RelationshipObservation(id("a"), OutcomeBuilder.DECIDED.plusSeconds(9), Relationship.SEVERED));
        awaitListed(Map.of(), 1);
        assertThat(listed(Map.of("awaiting", "true"))).isEmpty();
        assertThat(listed(Map.of("relationship", "SEVERED"))).containsExactly(id("a"));
        assertThat(listed(Map.of("relationship", "FOR_LIFE"))).isEmpty();
    }

    @Test
    void theFieldAskedAboutIsDemandedOnlyWhereItIsNamed() {
        write(deal("a").relationship(Relationship.MAINTAINED));
        awaitListed(Map.of(), 1);

        assertThat(listed(Map.of("of", "strategy"))).containsExactly(id("a"));
        assertThat(listed(Map.of("of", "prevention"))).isEmpty();
    }

    @Test
    void anErasedDealIsListedNoMore() {
        write(deal("a").relationship(Relationship.MAINTAINED), deal("b").relationship(Relationship.MAINTAINED));
        awaitListed(Map.of(), 2);

        write(new Erasure(id("a"), Instant.now()));

        awaitListed(Map.of(), 1);
        assertThat(listed(Map.of())).containsExactly(id("b"));
    }

    @Test
    void moreThanThereIsOfADayAreListedById() {
        int count = 10_500;
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            records.add(Records.of(
                    deal("%05d".formatted(i))
                            .decidedAt(OutcomeBuilder.DECIDED.plusSeconds(i))
                            .relationship(Relationship.MAINTAINED)
                            .build(),
                    RECORDED));
        }
        stream.write(records);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> analyst()
                                .queryParam("team", team)
                                .get("/v1/standings")
                                .jsonPath()
                                .getInt("deals")
                        == count);

        assertThat(DealPages.ids(DealPages.all(Map.of("team", List.of(team)), 1_000)))
                .hasSize(count)
                .isSorted()
                .startsWith(id("00000"))
                .endsWith(id("10499"));
    }

    @Test
    void aListIsATableWhereTheRequestPrefersOne() {
        write(deal("a").relationship(Relationship.MAINTAINED), deal("b").relationship(Relationship.SEVERED));
        awaitListed(Map.of(), 2);

        Response table = analyst()
                .accept("text/csv")
                .queryParam("team", team)
                .queryParam("limit", 1)
                .get("/v1/deals");

        table.then().statusCode(200).contentType("text/csv;charset=UTF-8");
        assertThat(table.asString().lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("dealId,decidedAt,recordedAt,country,");
        assertThat(table.asString()).contains("\r\n" + id("a") + ",2025-03-01T12:00:00Z,");
        assertThat(table.header("Link")).isNotNull();
    }

    @Test
    void theLinkOfAPageLeadsToTheNextWithTheSameFilters() {
        write(deal("a").relationship(Relationship.MAINTAINED), deal("b").relationship(Relationship.SEVERED));
        awaitListed(Map.of(), 2);

        Response first = ask(Map.of("limit", "1", "country", "NL"));
        String link = first.header("Link");
        assertThat(link).startsWith("<?").endsWith(">; rel=\"next\"");
        Response second = analyst().urlEncodingEnabled(false).get("/v1/deals" + link.substring(1, link.indexOf('>')));

        second.then().statusCode(200).body("deals.dealId", contains(id("b"))).body("nextCursor", nullValue());
        assertThat(second.header("Link")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/csv"})
    void whoHasAPageIsToldThatItIsStillTheSame(String form) {
        write(deal("a").relationship(Relationship.MAINTAINED));
        awaitListed(Map.of(), 1);
        Stream.awaitProjected();
        // The first may have been read while the columns were a moment behind.
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            Response page = analyst().accept(form).queryParam("team", team).get("/v1/deals");
            analyst()
                    .accept(form)
                    .queryParam("team", team)
                    .header("If-None-Match", page.header("ETag"))
                    .get("/v1/deals")
                    .then()
                    .statusCode(304)
                    .header("ETag", equalTo(page.header("ETag")))
                    .header("Vary", equalTo("Accept, Accept-Language"))
                    .header("Cache-Control", equalTo("no-store"))
                    .body(emptyString());
        });
    }

    @Test
    void whoHasAnOldPageGetsTheNewOne() {
        write(deal("a").relationship(Relationship.MAINTAINED));
        awaitListed(Map.of(), 1);
        String tag = ask(Map.of()).header("ETag");

        write(deal("b").relationship(Relationship.MAINTAINED));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> analyst()
                        .queryParam("team", team)
                        .header("If-None-Match", tag)
                        .get("/v1/deals")
                        .then()
                        .statusCode(200)
                        .header("ETag", startsWith("W/"))
                        .body("deals.size()", equalTo(2)));
    }

    @ParameterizedTest
    @CsvSource({
        "by, culture",
        "limit, 0",
        "limit, 1001",
        "limit, many",
        "cursor, garbage",
        "cursor, ' or 1=1'",
        "relationship, LOVED",
        "awaiting, perhaps",
        "culture, ATLANTIS",
        "from, yesterday",
        "of, colour",
        "shoeSize, 44"
    })
    void whatCannotBeUnderstoodIsRefusedByName(String name, String value) {
        ask(Map.of(name, value))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("INVALID_REQUEST"))
                .body("violations.field", hasItem(name));
    }

    @ParameterizedTest
    @CsvSource({"measure, won", "relationship, SEVERED"})
    void nothingIsAwaitedWhereNothingIsMissing(String name, String value) {
        ask(Map.of("awaiting", "true", name, value))
                .then()
                .statusCode(400)
                .body("violations.field", contains("awaiting"));
    }

    @Test
    void aFormThatThereIsNotIsRefused() {
        analyst()
                .accept("text/html")
                .get("/v1/deals")
                .then()
                .statusCode(406)
                .contentType("application/problem+json")
                .body("code", equalTo("NOT_ACCEPTABLE"));
    }

    @Test
    void onlyAnalystsMaySeeDeals() {
        given().get("/v1/deals").then().statusCode(401);
        given().auth()
                .preemptive()
                .basic("recorder", "recorder")
                .get("/v1/deals")
                .then()
                .statusCode(403)
                .body("code", equalTo("FORBIDDEN"));
    }

    private Response ask(Map<String, String> parameters) {
        return analyst().queryParam("team", team).queryParams(parameters).get("/v1/deals");
    }

    private List<String> listed(Map<String, String> parameters) {
        return ask(parameters).then().statusCode(200).extract().jsonPath().getList("deals.dealId", String.class);
    }

    private void awaitListed(Map<String, String> parameters, int count) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(listed(parameters)).hasSize(count));
    }

    private String id(String name) {
        return team + ':' + name;
    }

    private OutcomeBuilder deal(String name) {
        return OutcomeBuilder.outcome(id(name)).team(team);
    }

    private void write(OutcomeBuilder... outcomes) {
        for (OutcomeBuilder outcome : outcomes) {
            stream.write(List.of(Records.of(outcome.build(), RECORDED)));
        }
    }

    private void write(Fact fact) {
        stream.write(List.of(Records.of(fact, fact instanceof Erasure ? Instant.now() : RECORDED.plusSeconds(1))));
    }
}

package dev.facevalue.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Published tables, posted as deals and read from answers; and the same facts posted in another order to an
 * installation in another language and time zone, which must answer the same to the byte.
 */
@SuppressWarnings("NullAway.Init") // made before all tests
class PublishedFiguresIT {

    private static final double FOUR_DECIMALS = 0.00005;

    private static final List<String> QUESTIONS = List.of(
            "/v1/standings?by=team",
            "/v1/standings?by=culture,faceRisk",
            "/v1/standings?team=kidney",
            "/v1/comparisons?option=CONFRONT&against=SAVE_FACE&adjustFor=faceRisk,team",
            "/v1/trends?by=month",
            "/v1/advice?country=NL&faceRisk=HIGH",
            "/v1/advice?country=JP&trust=LOW",
            "/v1/deals?team=newcombe&limit=50");

    private static Installation installation;
    private static Installation elsewhere;
    private static Api analyst;
    private static Api otherAnalyst;

    @BeforeAll
    static void tell() {
        List<String> facts = facts();
        installation = new Installation();
        analyst = told(installation, facts, "-Duser.language=en -Duser.country=US -Duser.timezone=UTC");
        List<String> shuffled = new ArrayList<>(facts);
        Collections.shuffle(shuffled, new Random(1));
        elsewhere = new Installation();
        otherAnalyst =
                told(elsewhere, shuffled, "-Duser.language=tr -Duser.country=TR -Duser.timezone=Pacific/Kiritimati");
    }

    @AfterAll
    static void stop() {
        installation.close();
        elsewhere.close();
    }

    private static Api told(Installation place, List<String> facts, String javaOptions) {
        Api recorder = Installation.recorder(place.ingest());
        Api asking = Installation.analyst(place.analytics(javaOptions));
        JsonNode report = recorder.post("/v1/deal-outcomes", "application/x-ndjson", String.join("\n", facts))
                .expect(200)
                .json();
        assertThat(report.path("accepted").asInt()).isEqualTo(facts.size());
        Installation.awaitProjected(asking);
        await().atMost(Installation.BOUND)
                .until(() -> asking.get("/v1/standings").json().path("deals").asInt() == facts.size());
        return asking;
    }

    /** Charig et al., BMJ 292 (1986) 879–882; adjusted figures calculated with SciPy. */
    @Test
    void ofKidneyStonesTheCrudeOrderIsTurnedRound() {
        JsonNode comparison = ask("/v1/comparisons?team=kidney&option=CONFRONT&against=SAVE_FACE&adjustFor=faceRisk");

        assertFigure(comparison, "/crude/rate", 0.78);
        assertFigure(comparison, "/crude/againstRate", 0.8257);
        assertFigure(comparison, "/crude/oddsRatio", 0.7483);
        assertFigure(comparison, "/adjusted/oddsRatio/estimate", 1.4468);
        assertFigure(comparison, "/adjusted/oddsRatio/low", 0.9158);
        assertFigure(comparison, "/adjusted/oddsRatio/high", 2.2858);
        assertFigure(comparison, "/adjusted/riskDifference", 0.0538);
        assertFigure(comparison, "/adjusted/standardisedRate", 0.8325);
        assertFigure(comparison, "/adjusted/againstStandardisedRate", 0.7789);
        assertFigure(comparison, "/adjusted/chiSquared", 2.0913);
        assertFigure(comparison, "/adjusted/pValue", 0.1481);
        assertFigure(comparison, "/homogeneity/statistic", 0.9684);
        assertFigure(comparison, "/homogeneity/pValue", 0.3251);
        assertThat(comparison.path("reversal").asBoolean()).isTrue();

        JsonNode standings = ask("/v1/standings?team=kidney");
        assertThat(standings.at("/warnings/0/code").asText()).isEqualTo("SIMPSON_REVERSAL");
        assertThat(standings.at("/groups/0/verdict/option").asText()).isEqualTo("CONFRONT");
        assertThat(standings.at("/groups/0/options/0/probabilityBest").asDouble())
                .isCloseTo(0.888, within(0.005));
        assertFigure(ask("/v1/standings?team=kidney&faceRisk=LOW"), "/groups/0/options/0/probabilityBest", 0.94168);
    }

    /** Newcombe, Statistics in Medicine 17 (1998): 857–872, Table I, and 873–890, method 10. */
    @Test
    void newcombesIntervals() {
        JsonNode wilson = ask("/v1/standings?team=wilson");
        assertFigure(wilson, "/groups/0/options/0/wilson/low", 0.2553);
        assertFigure(wilson, "/groups/0/options/0/wilson/high", 0.3662);
        assertFigure(wilson, "/groups/0/options/1/wilson/low", 0);
        assertFigure(wilson, "/groups/0/options/1/wilson/high", 0.1611);

        JsonNode difference = ask("/v1/comparisons?team=newcombe&option=CONFRONT&against=SAVE_FACE");
        assertFigure(difference, "/crude/riskDifference/low", 0.0524);
        assertFigure(difference, "/crude/riskDifference/high", 0.3339);
    }

    /** R's mantelhaen.test on its rabbits, with cells of zero. */
    @Test
    void rabbits() {
        JsonNode comparison =
                ask("/v1/comparisons?team=rabbits&option=CONFRONT&against=SAVE_FACE&adjustFor=statedReason");

        assertFigure(comparison, "/adjusted/oddsRatio/estimate", 7);
        assertFigure(comparison, "/adjusted/chiSquared", 3.9286);
        assertFigure(comparison, "/adjusted/pValue", 0.04747);
    }

    @Test
    void threeHundredGroupsOfThreeAreEstimatedToo() {
        JsonNode standings = ask("/v1/standings?industry=A&by=team");

        assertThat(standings.path("groups")).hasSize(300);
        for (JsonNode group : standings.path("groups")) {
            assertThat(group.at("/verdict/status").asText()).isEqualTo("TOO_LITTLE_EVIDENCE");
            for (JsonNode option : group.path("options")) {
                if (option.path("deals").asInt() > 0) {
                    assertThat(option.path("estimate").asDouble(-1))
                            .isBetween(
                                    option.at("/credible/low").asDouble(2),
                                    option.at("/credible/high").asDouble(-1));
                }
            }
        }
    }

    @Test
    void theSameFactsInAnotherOrderElsewhereGiveTheSameBytes() {
        for (String question : QUESTIONS) {
            assertThat(otherAnalyst.get(question).expect(200).text())
                    .as(question)
                    .isEqualTo(analyst.get(question).expect(200).text());
        }
    }

    private static List<String> facts() {
        List<String> facts = new ArrayList<>();
        put(facts, "kidney", "CONFRONT", "\"faceRisk\":\"LOW\"", 81, 87);
        put(facts, "kidney", "CONFRONT", "\"faceRisk\":\"HIGH\"", 192, 263);
        put(facts, "kidney", "SAVE_FACE", "\"faceRisk\":\"LOW\"", 234, 270);
        put(facts, "kidney", "SAVE_FACE", "\"faceRisk\":\"HIGH\"", 55, 80);
        put(facts, "wilson", "CONFRONT", "\"trust\":\"LOW\"", 81, 263);
        put(facts, "wilson", "SAVE_FACE", "\"trust\":\"LOW\"", 0, 20);
        put(facts, "newcombe", "CONFRONT", "\"trust\":\"HIGH\"", 56, 70);
        put(facts, "newcombe", "SAVE_FACE", "\"trust\":\"HIGH\"", 48, 80);
        int[][] rabbits = {{0, 6, 0, 5}, {3, 6, 0, 6}, {6, 6, 2, 6}, {5, 6, 6, 6}, {2, 2, 5, 5}};
        String[] strata = {"PRICE", "BUDGET", "TIMING", "RISK", "TRUST"};
        for (int i = 0; i < strata.length; i++) {
            String stratum = "\"statedReason\":\"" + strata[i] + '"';
            put(facts, "rabbits", "CONFRONT", stratum, rabbits[i][0], rabbits[i][1]);
            put(facts, "rabbits", "SAVE_FACE", stratum, rabbits[i][2], rabbits[i][3]);
        }
        Random random = new Random(3);
        for (int group = 0; group < 300; group++) {
            for (int deal = 0; deal < 3; deal++) {
                String strategy =
                        List.of("CONFRONT", "SAVE_FACE", "BUILD_TRUST").get(random.nextInt(3));
                put(facts, "small " + group, strategy, "\"industry\":\"A\"", random.nextInt(2), 1);
            }
        }
        return facts;
    }

    private static void put(List<String> facts, String team, String strategy, String situation, int kept, int deals) {
        String[] countries = {"NL", "JP", "BR"};
        for (int i = 0; i < deals; i++) {
            int number = facts.size();
            facts.add(
                    "{\"dealId\":\"deal-%d\",\"decidedAt\":\"2026-0%d-1%dT12:00:00Z\",\"recordedAt\":\"2026-05-01T00:00:00Z\",\"country\":\"%s\",\"decision\":\"LOST\",\"strategy\":\"%s\",\"relationship\":\"%s\",\"team\":\"%s\",%s}"
                            .formatted(
                                    number,
                                    1 + number % 4,
                                    number % 10,
                                    countries[number % countries.length],
                                    strategy,
                                    i < kept ? "MAINTAINED" : "SEVERED",
                                    team,
                                    situation));
        }
    }

    private static JsonNode ask(String question) {
        return analyst.get(question).expect(200).json();
    }

    private static void assertFigure(JsonNode answer, String pointer, double expected) {
        assertThat(answer.at(pointer).asDouble(-1)).as(pointer).isCloseTo(expected, within(FOUR_DECIMALS));
    }
}

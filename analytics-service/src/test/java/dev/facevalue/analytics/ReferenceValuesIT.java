package dev.facevalue.analytics;

import static dev.facevalue.analytics.Stream.analyst;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.facevalue.analytics.examples.OutcomeBuilder;
import dev.facevalue.analytics.examples.Records;
import dev.facevalue.deal.Level;
import dev.facevalue.deal.Reason;
import dev.facevalue.deal.Relationship;
import dev.facevalue.deal.Strategy;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Published figures, through the whole service: facts on the topic, figures from the answers. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@SuppressWarnings("NullAway.Init") // the address is injected, and the rest opened before each test
class ReferenceValuesIT {

    private static final Instant RECORDED = Instant.parse("2025-03-02T12:00:00Z");
    private static final double FOUR_DECIMALS = 0.00005;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    private Stream stream;
    private String team;

    @BeforeEach
    void open() {
        stream = new Stream(bootstrapServers);
        // Each test asks only about the deals of a team of its own.
        team = "team-" + UUID.randomUUID();
    }

    @AfterEach
    void close() {
        stream.close();
    }

    /** Newcombe, Statistics in Medicine 17 (1998) 857–872, Table I. */
    @Test
    void wilsonsInterval() {
        put(Strategy.CONFRONT, deal -> deal, 81, 263);
        put(Strategy.SAVE_FACE, deal -> deal, 0, 20);
        project();

        JsonPath standings = ask("/v1/standings");

        assertFigure(standings, "groups[0].options[0].wilson.low", 0.2553);
        assertFigure(standings, "groups[0].options[0].wilson.high", 0.3662);
        assertFigure(standings, "groups[0].options[1].wilson.low", 0);
        assertFigure(standings, "groups[0].options[1].wilson.high", 0.1611);
    }

    /** Newcombe, Statistics in Medicine 17 (1998) 873–890, method 10. */
    @Test
    void newcombesInterval() {
        put(Strategy.CONFRONT, deal -> deal, 56, 70);
        put(Strategy.SAVE_FACE, deal -> deal, 48, 80);
        project();

        JsonPath comparison = ask("/v1/comparisons?option=CONFRONT&against=SAVE_FACE");

        assertFigure(comparison, "crude.riskDifference.estimate", 0.2);
        assertFigure(comparison, "crude.riskDifference.low", 0.0524);
        assertFigure(comparison, "crude.riskDifference.high", 0.3339);
    }

    /** Charig et al., BMJ 292 (1986) 879–882; adjusted figures calculated with SciPy. */
    @Test
    void kidneyStones() {
        put(Strategy.CONFRONT, deal -> deal.faceRisk(Level.LOW), 81, 87);
        put(Strategy.CONFRONT, deal -> deal.faceRisk(Level.HIGH), 192, 263);
        put(Strategy.SAVE_FACE, deal -> deal.faceRisk(Level.LOW), 234, 270);
        put(Strategy.SAVE_FACE, deal -> deal.faceRisk(Level.HIGH), 55, 80);
        project();

        JsonPath comparison = ask("/v1/comparisons?option=CONFRONT&against=SAVE_FACE&adjustFor=faceRisk");
        assertFigure(comparison, "crude.rate", 0.78);
        assertFigure(comparison, "crude.againstRate", 0.8257);
        assertFigure(comparison, "crude.oddsRatio", 0.7483);
        assertFigure(comparison, "adjusted.oddsRatio.estimate", 1.4468);
        assertFigure(comparison, "adjusted.oddsRatio.low", 0.9158);
        assertFigure(comparison, "adjusted.oddsRatio.high", 2.2858);
        assertFigure(comparison, "adjusted.riskDifference", 0.0538);
        assertFigure(comparison, "adjusted.standardisedRate", 0.8325);
        assertFigure(comparison, "adjusted.againstStandardisedRate", 0.7789);
        assertFigure(comparison, "adjusted.chiSquared", 2.0913);
        assertFigure(comparison, "adjusted.pValue", 0.1481);
        assertFigure(comparison, "homogeneity.statistic", 0.9684);
        assertFigure(comparison, "homogeneity.pValue", 0.3251);
        assertThat(comparison.getBoolean("reversal")).isTrue();

        JsonPath standings = ask("/v1/standings");
        assertThat(standings.getDouble("groups[0].options[0].estimate")).isCloseTo(0.825, within(0.005));
        assertThat(standings.getDouble("groups[0].options[1].estimate")).isCloseTo(0.783, within(0.005));
        assertThat(standings.getDouble("groups[0].options[0].probabilityBest")).isCloseTo(0.888, within(0.005));
        assertThat(standings.getDouble("groups[0].options[1].crudeProbabilityBest"))
                .isCloseTo(0.935, within(0.0005));
        assertThat(standings.getString("groups[0].verdict.option")).isEqualTo("CONFRONT");
        assertThat(standings.getList("warnings.code", String.class)).containsExactly("SIMPSON_REVERSAL");
        assertThat(standings.getString("warnings[0].dimension")).isEqualTo("faceRisk");

        // Small stones alone: two uniform priors, by numerical integration.
        assertFigure(ask("/v1/standings?faceRisk=LOW"), "groups[0].options[0].probabilityBest", 0.94168);
    }

    /** The rabbits of R's mantelhaen.test, with cells of zero: cured if injected at once, or late. */
    @Test
    void rabbits() {
        int[][] strata = {{0, 6, 0, 5}, {3, 6, 0, 6}, {6, 6, 2, 6}, {5, 6, 6, 6}, {2, 2, 5, 5}};
        Reason[] penicillin = {Reason.PRICE, Reason.BUDGET, Reason.TIMING, Reason.RISK, Reason.TRUST};
        for (int i = 0; i < strata.length; i++) {
            Reason reason = penicillin[i];
            put(Strategy.CONFRONT, deal -> deal.statedReason(reason), strata[i][0], strata[i][1]);
            put(Strategy.SAVE_FACE, deal -> deal.statedReason(reason), strata[i][2], strata[i][3]);
        }
        project();

        JsonPath comparison = ask("/v1/comparisons?option=CONFRONT&against=SAVE_FACE&adjustFor=statedReason");

        assertFigure(comparison, "adjusted.oddsRatio.estimate", 7);
        assertFigure(comparison, "adjusted.oddsRatio.low", 1.026713);
        assertFigure(comparison, "adjusted.oddsRatio.high", 47.725133);
        assertFigure(comparison, "adjusted.chiSquared", 3.9286);
        assertFigure(comparison, "adjusted.pValue", 0.04747);
    }

    /** UCBAdmissions, as printed by R's mantelhaen.test: men and women by department, 4,526 in all. */
    @Test
    void admissions() {
        int[][] strata = {
            {512, 825, 89, 108},
            {353, 560, 17, 25},
            {120, 325, 202, 593},
            {138, 417, 131, 375},
            {53, 191, 94, 393},
            {22, 373, 24, 341}
        };
        Reason[] departments = {Reason.PRICE, Reason.BUDGET, Reason.TIMING, Reason.RISK, Reason.TRUST, Reason.OTHER};
        for (int i = 0; i < strata.length; i++) {
            Reason department = departments[i];
            put(Strategy.CONFRONT, deal -> deal.statedReason(department), strata[i][0], strata[i][1]);
            put(Strategy.SAVE_FACE, deal -> deal.statedReason(department), strata[i][2], strata[i][3]);
        }
        project();

        JsonPath comparison = ask("/v1/comparisons?option=CONFRONT&against=SAVE_FACE&adjustFor=statedReason");

        assertFigure(comparison, "adjusted.oddsRatio.estimate", 0.9046968);
        assertFigure(comparison, "adjusted.oddsRatio.low", 0.7719074);
        assertFigure(comparison, "adjusted.oddsRatio.high", 1.0603298);
        assertFigure(comparison, "adjusted.chiSquared", 1.4269);
        assertFigure(comparison, "adjusted.pValue", 0.2323);
        assertThat(comparison.getList("warnings.code", String.class)).contains("EFFECT_DEPENDS_ON");
    }

    /**
     * Tarone (1982), as in Bayesian Data Analysis: tumours in 71 groups of rats; rats, group by group, that had one and
     * that there were. A group is a team here. The beta-binomial fit by maximum likelihood is Beta(2.3504, 14.1818)
     * (calculated with SciPy).
     */
    @Test
    void tumoursOfRats() {
        int[][] rats = {
            {0, 20, 7}, {0, 19, 4}, {0, 18, 2}, {0, 17, 1}, {1, 20, 4}, {1, 19, 2}, {1, 18, 2}, {2, 25, 1},
            {2, 24, 1}, {2, 23, 1}, {2, 20, 6}, {1, 10, 1}, {5, 49, 1}, {2, 19, 1}, {5, 46, 1}, {3, 27, 1},
            {2, 17, 1}, {7, 49, 1}, {7, 47, 1}, {3, 20, 2}, {2, 13, 1}, {9, 48, 1}, {10, 50, 1}, {4, 20, 7},
            {10, 48, 1}, {4, 19, 3}, {5, 22, 1}, {11, 46, 1}, {12, 49, 1}, {5, 20, 3}, {6, 23, 1}, {6, 22, 1},
            {6, 20, 3}, {16, 52, 1}, {15, 46, 1}, {15, 47, 1}, {9, 24, 1}, {4, 14, 1},
        };
        StringBuilder address = new StringBuilder("/v1/standings?by=team");
        int teams = 0;
        for (int[] row : rats) {
            for (int i = 0; i < row[2]; i++) {
                String rat = team + "-" + teams++;
                put(Strategy.CONFRONT, deal -> deal.team(rat), row[0], row[1]);
                address.append("&team=").append(rat);
            }
        }
        stream.write(records);
        Stream.awaitProjected();

        JsonPath standings = Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> analyst().get(address.toString()).then().extract().jsonPath(),
                        answer -> answer.getInt("deals") == records.size());

        assertThat(standings.getList("groups")).hasSize(71);
        for (int group = 0; group < 71; group++) {
            String option = "groups[" + group + "].options[0].";
            double fitted = (2.3504 + standings.getDouble(option + "successes"))
                    / (2.3504 + 14.1818 + standings.getDouble(option + "deals"));
            assertThat(standings.getDouble(option + "estimate")).isCloseTo(fitted, within(0.003));
        }
    }

    @Test
    void strataThatDisagreeStronglyAreWarnedOf() {
        put(Strategy.CONFRONT, deal -> deal.trust(Level.HIGH), 45, 50);
        put(Strategy.SAVE_FACE, deal -> deal.trust(Level.HIGH), 20, 50);
        put(Strategy.CONFRONT, deal -> deal.trust(Level.LOW), 15, 50);
        put(Strategy.SAVE_FACE, deal -> deal.trust(Level.LOW), 40, 50);
        project();

        JsonPath standings = ask("/v1/standings?by=country");

        assertThat(standings.getList("warnings.code", String.class)).contains("EFFECT_DEPENDS_ON");
        assertThat(standings.getList("warnings.dimension", String.class)).contains("trust");
    }

    @Test
    void adviceIsInTheLanguageThatIsPreferred() {
        put(Strategy.CONFRONT, deal -> deal.country("NL").trust(Level.HIGH), 58, 60);
        put(Strategy.SAVE_FACE, deal -> deal.country("NL").trust(Level.HIGH), 6, 60);
        project();

        String address = "/v1/advice?country=NL&trust=HIGH&team=" + team;
        JsonPath english =
                analyst().get(address).then().statusCode(200).extract().jsonPath();
        JsonPath dutch = analyst()
                .header("Accept-Language", "nl-NL, en;q=0.5")
                .get(address)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(english.getString("ranking[0].option")).isEqualTo("CONFRONT");
        assertThat(english.getString("ranking[0].label")).isEqualTo("Confront");
        assertThat(dutch.getString("ranking[0].label")).isEqualTo("Confronteren");
        assertThat(dutch.getDouble("ranking[0].estimate")).isEqualTo(english.getDouble("ranking[0].estimate"));
        assertThat(analyst()
                        .header("Accept", "text/csv")
                        .get(address)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .startsWith("option,estimate,credible.low,credible.high,")
                .contains("\r\nSAVE_FACE,");
    }

    @Test
    void aTrendHasEveryPeriodOfEveryOption() {
        put(Strategy.CONFRONT, deal -> deal.decidedAt(Instant.parse("2024-01-31T23:00:00Z")), 3, 4);
        put(Strategy.CONFRONT, deal -> deal.decidedAt(Instant.parse("2024-03-01T00:00:00Z")), 1, 2);
        project();

        JsonPath trends = ask("/v1/trends?by=month");

        assertThat(trends.getList("series.option", String.class))
                .containsExactly("CONFRONT", "SAVE_FACE", "BUILD_TRUST");
        assertThat(trends.getList("series[0].points.period", String.class))
                .containsExactly("2024-01", "2024-02", "2024-03");
        assertThat(trends.getList("series[0].points.deals", Integer.class)).containsExactly(4, 0, 2);
        assertFigure(trends, "series[0].points[0].wilson.low", 0.3006);
        assertThat(trends.getString("series[0].points[1].rate")).isNull();
    }

    @Test
    void whatMakesNoComparisonIsRefused() {
        analyst().get("/v1/comparisons?option=CONFRONT").then().statusCode(400);
        analyst().get("/v1/comparisons?option=CONFRONT&against=CONFRONT").then().statusCode(400);
        analyst().get("/v1/trends?by=culture").then().statusCode(400);
        analyst().get("/v1/advice?strategy=CONFRONT").then().statusCode(400);
    }

    private void put(Strategy strategy, UnaryOperator<OutcomeBuilder> situation, int preserved, int deals) {
        for (int i = 0; i < deals; i++) {
            records.add(Records.of(
                    situation
                            .apply(OutcomeBuilder.outcome("deal-" + UUID.randomUUID())
                                    .strategy(strategy)
                                    .team(team))
                            .relationship(i < preserved ? Relationship.MAINTAINED : Relationship.SEVERED)
                            .build(),
                    RECORDED));
        }
    }

    private void project() {
        stream.write(records);
        Stream.awaitProjected();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(ask("/v1/standings").getInt("deals")).isEqualTo(records.size()));
    }

    private JsonPath ask(String address) {
        return analyst()
                .get(address + (address.contains("?") ? "&" : "?") + "team=" + team)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static void assertFigure(JsonPath answer, String path, double expected) {
        assertThat(answer.getDouble(path)).as(path).isCloseTo(expected, within(FOUR_DECIMALS));
    }
}

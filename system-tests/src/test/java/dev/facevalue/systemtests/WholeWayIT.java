package dev.facevalue.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.facevalue.localstack.ServiceProcess;
import dev.facevalue.systemtests.Recount.Question;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A story told by CSV and NDJSON, and every answer held against a recount. */
@SuppressWarnings("NullAway.Init") // made before all tests
class WholeWayIT {

    private static final List<String> COLUMNS = List.of(
            "dealId",
            "decidedAt",
            "recordedAt",
            "country",
            "decision",
            "strategy",
            "prevention",
            "relationship",
            "culture",
            "statedReason",
            "actualReason",
            "pretext",
            "faceRisk",
            "trust",
            "sellerConfidence",
            "stage",
            "dealSize",
            "industry",
            "value.amount",
            "value.currency",
            "team",
            "sellerId");

    private static final List<Told> STORY = Story.of(20_090_611, 4_000, 11_000);
    private static final Recount RECOUNT = new Recount(STORY);

    private static Installation installation;
    private static Api recorder;
    private static Api privacyOfficer;
    private static Api analyst;

    @BeforeAll
    static void tell() {
        installation = new Installation();
        ServiceProcess ingest = installation.ingest();
        recorder = Installation.recorder(ingest);
        privacyOfficer = Installation.privacyOfficer(ingest);
        analyst = Installation.analyst(installation.analytics());

        List<Told> outcomes = STORY.stream().filter(Told::isOutcome).toList();
        JsonNode report = recorder.post("/v1/deal-outcomes", "text/csv", csv(outcomes))
                .expect(200)
                .json();
        assertThat(report.toString()).isEqualTo("{\"accepted\":" + outcomes.size() + ",\"rejected\":0,\"errors\":[]}");
        recorder.tell(STORY.stream().filter(told -> !told.isOutcome()).toList());
        Installation.awaitProjected(analyst);
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    static Stream<Arguments> questions() {
        return Stream.of(
                question("by=culture", Question.by("culture")),
                question("by=region", Question.by("region")),
                question("by=faceRisk,culture", Question.by("faceRisk", "culture")),
                question("", Question.by()),
                question("of=prevention", Question.by().of("prevention")),
                question(
                        "of=prevention&measure=won&by=trust",
                        Question.by("trust").of("prevention").measure("won")),
                question("measure=won&by=country", Question.by("country").measure("won")),
                question("by=month", Question.by("month")),
                question("by=quarter,dealSize", Question.by("quarter", "dealSize")),
                question("by=team&strategy=CONFRONT", Question.by("team").where(is("strategy", "CONFRONT"))),
                question("by=team&team=%C3%89quipe%203", Question.by("team").where(is("team", "Équipe 3"))),
                question(
                        "by=culture&from=2024-06-01&to=2024-08-31",
                        Question.by("culture").where(deal -> between(deal, "2024-06-01", "2024-08-31"))),
                question(
                        "by=pretext&from=2025-01-01",
                        Question.by("pretext").where(deal -> between(deal, "2025-01-01", "9999-12-31"))),
                question(
                        "by=culture&country=NL&country=JP&faceRisk=HIGH&faceRisk=UNKNOWN",
                        Question.by("culture")
                                .where(is("country", "NL", "JP"))
                                .where(is("faceRisk", "HIGH", "UNKNOWN"))),
                question("by=industry,stage", Question.by("industry", "stage")),
                question(
                        "by=statedReason&region=155",
                        Question.by("statedReason").where(is("region", "155"))),
                question("by=decision,actualReason", Question.by("decision", "actualReason")),
                question(
                        "by=sellerConfidence&decision=WON",
                        Question.by("sellerConfidence").where(is("decision", "WON"))),
                question("by=strategy&of=prevention", Question.by("strategy").of("prevention")),
                question(
                        "by=culture&from=1990-01-01&to=1990-12-31",
                        Question.by("culture").where(_ -> false)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("questions")
    void standingsEqualARecountCellByCell(String query, Question question) {
        // The deals of other tests here lie in countries in which the story has none.
        String ofStory = query
                + Places.countries().stream()
                        .filter(country -> !query.contains("country="))
                        .map(country -> "&country=" + country)
                        .reduce("", String::concat);

        await().untilAsserted(() -> assertThat(analyst.standings(ofStory)).isEqualTo(RECOUNT.answer(question)));
    }

    @Test
    void groupsComeLargestFirstAndAddUp() {
        JsonNode standings =
                analyst.get("/v1/standings?by=region,faceRisk").expect(200).json();

        List<Long> deals = new ArrayList<>();
        long awaiting = 0;
        for (JsonNode group : standings.path("groups")) {
            deals.add(group.path("deals").asLong());
            for (JsonNode option : group.path("options")) {
                awaiting += option.path("awaiting").asLong();
            }
        }
        assertThat(deals).hasSizeGreaterThan(40).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(standings.path("deals").asLong())
                .isEqualTo(deals.stream().mapToLong(Long::longValue).sum());
        assertThat(standings.path("awaitingObservation").asLong()).isEqualTo(awaiting);
    }

    @Test
    void wilsonsIntervalIsTheTextbooks() {
        JsonNode option =
                analyst.get("/v1/standings?country=NL").expect(200).json().at("/groups/0/options/0");
        double n = option.path("deals").asDouble();
        double p = option.path("successes").asDouble() / n;
        double z = 1.959963984540054;
        double middle = (p + z * z / (2 * n)) / (1 + z * z / n);
        double half = z / (1 + z * z / n) * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n));

        assertThat(option.at("/wilson/low").asDouble()).isCloseTo(middle - half, within());
        assertThat(option.at("/wilson/high").asDouble()).isCloseTo(middle + half, within());
        assertThat(option.at("/wilson/level").asDouble()).isEqualTo(0.95);
    }

    @Test
    void theSameFileSentAgainChangesNothing() throws Exception {
        List<Told> again = STORY.stream().filter(Told::isOutcome).limit(2_000).toList();

        recorder.post("/v1/deal-outcomes", "text/csv", csv(again)).expect(200);
        Installation.awaitProjected(analyst);

        assertThat(analyst.standings("by=country&country=NL&country=BR"))
                .isEqualTo(RECOUNT.answer(Question.by("country").where(is("country", "NL", "BR"))));
    }

    @Test
    void whatIsSaidLastHoldsAndTheOldIsGoneFromEveryFigure() {
        tellOutcome("corrected", "EC", "2026-01-02T00:00:00Z", "CONFRONT", "SEVERED");
        tellOutcome("corrected", "EC", "2026-01-03T00:00:00Z", "SAVE_FACE", "FOR_LIFE");
        tellOutcome("corrected", "EC", "2026-01-01T00:00:00Z", "BUILD_TRUST", "STRAINED");

        await().untilAsserted(() -> {
            Map<String, Recount.Option> options =
                    analyst.standings("country=EC").getOrDefault(List.of(), Map.of());
            assertThat(options.get("SAVE_FACE"))
                    .isEqualTo(new Recount.Option(1, 1, 0, 0, List.of(0L, 0L, 0L, 0L, 1L), 1.0));
            assertThat(options.values()).extracting(Recount.Option::deals).containsExactlyInAnyOrder(0L, 0L, 1L);
        });
    }

    @Test
    void anErasedDealIsForgottenAndALateCopyDoesNotBringItBack() {
        tellOutcome("erased", "BO", "2026-01-02T00:00:00Z", "CONFRONT", "SEVERED");
        await().untilAsserted(() ->
                assertThat(analyst.standings("by=country&country=BO")).hasSize(1));

        privacyOfficer.delete("/v1/deals/erased").expect(202);
        tellOutcome("erased", "BO", "2026-01-02T00:00:00Z", "CONFRONT", "SEVERED");
        Installation.awaitProjected(analyst);

        await().untilAsserted(() ->
                assertThat(analyst.standings("by=country&country=BO")).isEmpty());
        analyst.get("/v1/deals/erased").expect(404);
    }

    @Test
    void whatLeavesIngestNamesNoSeller() {
        String key = recorder.post(
                        "/v1/deal-outcomes",
                        "application/json",
                        "{\"dealId\":\"pseudonym\",\"decidedAt\":\"2026-01-01T00:00:00Z\",\"country\":\"PE\","
                                + "\"decision\":\"WON\",\"sellerId\":\"Q7-seller\",\"accountId\":\"Q7-account\"}")
                .expect(202)
                .json()
                .path("dealId")
                .asText();

        String onTopic = installation.topic().all(Topic.DEAL_EVENTS).stream()
                .filter(each -> Topic.header(each, "ce_subject").equals(key))
                .map(each -> new String(each.value(), java.nio.charset.StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();

        assertThat(onTopic).doesNotContain("Q7-").containsPattern("\"sellerId\":\"[0-9a-f]{64}\"");
    }

    private static void tellOutcome(
            String dealId, String country, String recordedAt, String strategy, String relationship) {
        recorder.post(
                        "/v1/deal-outcomes",
                        "application/json",
                        new Told(Map.of(
                                        "dealId", dealId,
                                        "decidedAt", "2025-12-01T00:00:00Z",
                                        "recordedAt", recordedAt,
                                        "country", country,
                                        "decision", "LOST",
                                        "strategy", strategy,
                                        "relationship", relationship))
                                .json())
                .expect(202);
        Installation.awaitProjected(analyst);
    }

    private static Arguments question(String query, Question question) {
        return Arguments.of(query, question);
    }

    private static java.util.function.Predicate<Map<String, String>> is(String field, String... values) {
        return deal -> List.of(values).contains(deal.getOrDefault(field, "UNKNOWN"));
    }

    private static boolean between(Map<String, String> deal, String from, String to) {
        String day = deal.getOrDefault("day", "");
        return day.compareTo(from) >= 0 && day.compareTo(to) <= 0;
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(1e-12);
    }

    private static String csv(List<Told> facts) {
        StringBuilder csv = new StringBuilder(String.join(",", COLUMNS)).append("\r\n");
        facts.forEach(told -> csv.append(
                        String.join(",", COLUMNS.stream().map(told::field).toList()))
                .append("\r\n"));
        return csv.toString();
    }
}

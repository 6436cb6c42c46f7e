package dev.facevalue.systemtests.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facevalue.localstack.Service;
import dev.facevalue.localstack.ServiceProcess;
import dev.facevalue.systemtests.Api;
import dev.facevalue.systemtests.Installation;
import dev.facevalue.systemtests.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the packaged services write into their logs, and what they never do. */
@SuppressWarnings("NullAway.Init") // set before all tests
class LogsIT {

    private static final String OUTCOMES = "/v1/deal-outcomes";
    private static final Map<String, String> JSON_LOGS = Map.of("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true");

    private static Installation installation;
    private static ServiceProcess ingest;
    private static ServiceProcess analytics;

    @BeforeAll
    static void start() {
        installation = new Installation();
        ingest = installation.ingest(JSON_LOGS);
        analytics = installation.analytics(JSON_LOGS);
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    @Test
    void everyLineIsJsonAndWhatConcernsARequestHasItsName() throws Exception {
        try (OpenRequest brokenOff =
                OpenRequest.begin(ingest.service().uri(), OUTCOMES, "application/x-ndjson", "import-7")) {
            brokenOff.send(fact("broken-off", "nobody") + '\n');
            await().atMost(Installation.BOUND)
                    .until(() -> installation.topic().all(Topic.DEAL_EVENTS).stream()
                            .anyMatch(each -> Topic.header(each, "ce_subject").equals("broken-off")));
        }

        await().atMost(Installation.BOUND)
                .untilAsserted(() -> assertThat(lines(ingest)).anySatisfy(line -> {
                    assertThat(line.path("message").asText()).contains("A bulk body broke off");
                    assertThat(line.path("level").asText()).isEqualTo("INFO");
                    assertThat(line.path("timestamp").asText()).isNotBlank();
                    assertThat(line.path("mdc").path("requestId").asText()).isEqualTo("import-7");
                }));
        assertThat(lines(analytics))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.path("message").isTextual()).isTrue());
    }

    @Test
    void neitherPersonsNorWhatIsSaidOfThemNorSecretsAreInIt() throws Exception {
        String secret = "S3cret-4711";
        Api recorder = Installation.recorder(ingest);
        Api analyst = Installation.analyst(analytics);
        String good = fact("deal-" + secret, secret);
        String bad = good.replace("\"WON\"", "\"" + secret + "\"");
        String csv = "dealId,decidedAt,country,decision,sellerId\ndeal-" + secret + ",x,NL,WON," + secret + '\n';

        recorder.post(OUTCOMES, "application/json", good).expect(202);
        recorder.post(OUTCOMES, "application/json", bad).expect(400);
        recorder.post(OUTCOMES, "application/json", good.substring(0, good.length() - 5))
                .expect(400);
        recorder.post(OUTCOMES, "application/json", "[\"" + secret + "\"]").expect(400);
        recorder.post(OUTCOMES, "application/x-ndjson", good + '\n' + bad + "\n{\n")
                .expect(200);
        recorder.post(OUTCOMES, "text/csv", csv).expect(200);
        recorder.post(OUTCOMES, "text/csv", secret + '\n').expect(400);
        recorder.post(OUTCOMES, "application/cloudevents+json", "{\"id\":\"" + secret + "\"}")
                .expect(400);
        recorder.post(OUTCOMES, "text/" + secret, good).expect(415);
        recorder.post("/v1/" + secret, "application/json", good).expect(404);
        new Api(ingest.service().uri(), "user-" + secret)
                .post(OUTCOMES, "application/json", good)
                .expect(401);
        Installation.privacyOfficer(ingest).delete("/v1/deals/deal-" + secret).expect(202);
        Installation.privacyOfficer(ingest)
                .delete("/v1/deals/no%20deal-" + secret)
                .expect(400);
        try (OpenRequest brokenOff =
                OpenRequest.begin(ingest.service().uri(), OUTCOMES, "text/csv", "${" + secret + "}")) {
            brokenOff.send("dealId,decidedAt,country,decision,sellerId\n" + secret);
        }
        Installation.awaitProjected(analyst);
        analyst.get("/v1/deals/deal-" + secret).expect(404);
        analyst.get("/v1/standings?team=" + secret).expect(200);
        analyst.get("/v1/standings?by=" + secret).expect(400);
        analyst.get("/v1/deals?cursor=" + secret).expect(400);
        new Api(analytics.service().uri(), "user-" + secret)
                .get("/v1/standings")
                .expect(401);

        String credentials = Base64.getEncoder().encodeToString("recorder:recorder".getBytes(UTF_8));
        for (ServiceProcess each : List.of(ingest, analytics)) {
            assertThat(Files.readString(each.service().logFile()))
                    .isNotBlank()
                    .doesNotContain(secret, credentials, Service.DEMO_PSEUDONYM_KEY)
                    .doesNotContain("Exception");
        }
    }

    private static List<JsonNode> lines(ServiceProcess service) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> lines = new java.util.ArrayList<>();
        for (String line : Files.readAllLines(service.service().logFile())) {
            lines.add(json.readTree(line));
        }
        return lines;
    }

    private static String fact(String dealId, String person) {
        return "{\"dealId\":\"" + dealId + "\",\"decidedAt\":\"2026-01-01T00:00:00Z\",\"country\":\"NL\","
                + "\"decision\":\"WON\",\"team\":\"" + person + "\",\"sellerId\":\"" + person + "\",\"accountId\":\""
                + person + "\"}";
    }
}

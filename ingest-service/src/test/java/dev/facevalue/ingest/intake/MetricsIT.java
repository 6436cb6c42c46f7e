package dev.facevalue.ingest.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.facevalue.ingest.broker.TestBroker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestBroker.class)
@TestProfile(MetricsIT.OneBulkBodyAtATime.class)
@SuppressWarnings("NullAway.Init") // the address is injected
class MetricsIT {

    private static final Duration BOUND = Duration.ofMinutes(1);

    @TestHTTPResource
    URI service;

    /** So that a second one is refused. */
    public static class OneBulkBodyAtATime implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("facevalue.ingest.max-bulk-requests", "1");
        }
    }

    @BeforeEach
    void isReady() {
        await().atMost(BOUND)
                .untilAsserted(
                        () -> assertThat(Metrics.figure("facevalue_ready")).isEqualTo(1));
    }

    @Test
    void anAcceptedFactIsCountedByKindAndFormatAndAsPublished() {
        double accepted = Metrics.figure("facevalue_facts_accepted_total{format=\"ndjson\",kind=\"deal-outcome\"}");
        double published = Metrics.figure("facevalue_facts_published_total{kind=\"deal-outcome\"}");

        Api.post(Api.OUTCOMES, Api.NDJSON, Api.won("metrics-1") + "\n" + Api.won("metrics-2") + "\n")
                .then()
                .statusCode(200);

        assertThat(Metrics.figure("facevalue_facts_accepted_total{format=\"ndjson\",kind=\"deal-outcome\"}"))
                .isEqualTo(accepted + 2);
        assertThat(Metrics.figure("facevalue_facts_published_total{kind=\"deal-outcome\"}"))
                .isEqualTo(published + 2);
    }

    @Test
    void aRefusedFactIsCountedAndItsProblem() {
        double rejected = Metrics.figure("facevalue_facts_rejected_total{format=\"json\",kind=\"deal-outcome\"}");
        double problems = Metrics.figure("facevalue_problems_total{code=\"INVALID_FACT\"}");

        Api.post(Api.OUTCOMES, Api.JSON, "{}").then().statusCode(400);

        assertThat(Metrics.figure("facevalue_facts_rejected_total{format=\"json\",kind=\"deal-outcome\"}"))
                .isEqualTo(rejected + 1);
        assertThat(Metrics.figure("facevalue_problems_total{code=\"INVALID_FACT\"}"))
                .isEqualTo(problems + 1);
    }

    @Test
    void anErasureIsCountedAsSuchAndNotAmongTheFacts() {
        double erasures = Metrics.figure("facevalue_erasures_accepted_total");
        double published = Metrics.figure("facevalue_facts_published_total{kind=\"erasure\"}");

        Api.as("privacy").delete("/v1/deals/metrics-3").then().statusCode(202);

        assertThat(Metrics.figure("facevalue_erasures_accepted_total")).isEqualTo(erasures + 1);
        assertThat(Metrics.figure("facevalue_facts_published_total{kind=\"erasure\"}"))
                .isEqualTo(published + 1);
        assertThat(Metrics.text()).doesNotContain("facevalue_facts_accepted_total{format=\"json\",kind=\"erasure\"");
    }

    @Test
    void aBodyThatIsTooLargeIsCounted() {
        double refused = Metrics.figure("facevalue_problems_total{code=\"TOO_LARGE\"}");

        Api.post(Api.OUTCOMES, Api.JSON, " ".repeat(65_537)).then().statusCode(413);

        assertThat(Metrics.figure("facevalue_problems_total{code=\"TOO_LARGE\"}"))
                .isEqualTo(refused + 1);
    }

    @Test
    void noSenderChoosesALabel() {
        given().request("BREW", "/v1/deal-outcomes");
        given().request("BREW", "/nothing/there");

        assertThat(Metrics.text()).contains("method=\"OTHER\"").doesNotContain("BREW");
    }

    @Test
    void whatMeetsNoResourceAtAllIsCounted() {
        double refused = Metrics.figure("facevalue_problems_total{code=\"NOT_FOUND\"}");

        given().get("/nothing/there").then().statusCode(404);

        assertThat(Metrics.figure("facevalue_problems_total{code=\"NOT_FOUND\"}"))
                .isEqualTo(refused + 1);
    }

    @Test
    void whatIsInHandShowsAndWhatIsRefusedBecauseOfItToo() throws Exception {
        double refused = Metrics.figure("facevalue_problems_total{code=\"OVERLOADED\"}");
        // By hand, for Java's client may keep back a piece of a body until it has the next.
        try (Socket open = new Socket(service.getHost(), service.getPort())) {
            String line = Api.won("metrics-4") + '\n';
            open.getOutputStream()
                    .write(String.join(
                                    "\r\n",
                                    "POST " + Api.OUTCOMES + " HTTP/1.1",
                                    "Host: " + service.getAuthority(),
                                    "Authorization: " + basic("recorder"),
                                    "Content-Type: " + Api.NDJSON,
                                    "Transfer-Encoding: chunked",
                                    "",
                                    Integer.toHexString(line.length()),
                                    line,
                                    "")
                            .getBytes(StandardCharsets.UTF_8));
            open.getOutputStream().flush();

            await().atMost(BOUND)
                    .untilAsserted(() -> assertThat(Metrics.figure("facevalue_requests_in_hand{form=\"bulk\"}"))
                            .isEqualTo(1));
            assertThat(Metrics.figure("facevalue_requests_in_hand_limit{form=\"bulk\"}"))
                    .isEqualTo(1);
            Api.post(Api.OUTCOMES, Api.NDJSON, Api.won("metrics-5"))
                    .then()
                    .statusCode(503)
                    .body("code", equalTo("OVERLOADED"));
        }

        assertThat(Metrics.figure("facevalue_problems_total{code=\"OVERLOADED\"}"))
                .isEqualTo(refused + 1);
        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(Metrics.figure("facevalue_requests_in_hand{form=\"bulk\"}"))
                        .isZero());
    }

    @Test
    void howLongRequestsTakeIsAHistogramByAddress() {
        Api.post(Api.OUTCOMES, Api.JSON, Api.won("metrics-6")).then().statusCode(202);

        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(Metrics.text())
                        .containsPattern(
                                "http_server_requests_seconds_bucket\\{method=\"POST\",outcome=\"SUCCESS\",status=\"202\","
                                        + "uri=\"/v1/deal-outcomes\",le=\"0.1\"\\}"));
    }

    @Test
    void noLabelTellsWhatWasSentOrByWhom() throws Exception {
        String secret = "secret-4711";
        Api.post(
                        Api.OUTCOMES,
                        Api.JSON,
                        Api.won(secret).replace("}", ",\"team\":\"" + secret + "\",\"sellerId\":\"" + secret + "\"}"))
                .then()
                .statusCode(202);
        Api.as("privacy").delete("/v1/deals/" + secret).then().statusCode(202);
        Api.as("privacy").delete("/v1/deals/" + secret + "/" + secret).then().statusCode(404);
        Api.as("privacy").delete("/v1/deals/" + secret + "%2F").then().statusCode(400);
        Api.as("privacy").get("/v1/deals/" + secret).then().statusCode(405);
        Api.as(secret)
                .contentType(Api.JSON)
                .body("{}")
                .post("/v1/deal-outcomes?" + secret)
                .then()
                .statusCode(401);
        Api.as("recorder")
                .header("Content-Type", "image/" + secret)
                .post(Api.OUTCOMES)
                .then()
                .statusCode(415);
        given().post("/schemas/" + secret).then().statusCode(405);
        given().get('/' + secret).then().statusCode(404);
        given().delete("/v1/deals/" + secret).then().statusCode(401);
        assertThat(withTooLongABody("/v1/deals/" + secret)).startsWith("HTTP/1.1 413");
        given().options("/v1/deals/" + secret);

        await().atMost(BOUND)
                .untilAsserted(() ->
                        assertThat(Metrics.text()).contains("/v1/deals/{dealId}", "status=\"413\",uri=\"REFUSED\""));
        assertThat(Metrics.text()).doesNotContain(secret);
    }

    /** What a request is answered that says of itself that it is longer than the server takes. */
    private String withTooLongABody(String path) throws IOException {
        try (Socket connection = new Socket(service.getHost(), service.getPort())) {
            connection
                    .getOutputStream()
                    .write(("POST " + path + " HTTP/1.1\r\nHost: " + service.getAuthority()
                                    + "\r\nContent-Length: 2000000000000\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            byte[] begin = connection.getInputStream().readNBytes("HTTP/1.1 413".length());
            return new String(begin, StandardCharsets.US_ASCII);
        }
    }

    private static String basic(String user) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ':' + user).getBytes(StandardCharsets.UTF_8));
    }
}

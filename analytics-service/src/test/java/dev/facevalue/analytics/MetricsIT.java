package dev.facevalue.analytics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.facevalue.analytics.examples.OutcomeBuilder;
import dev.facevalue.analytics.examples.Records;
import dev.facevalue.eventstream.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@SuppressWarnings("NullAway.Init") // all of it is injected
class MetricsIT {

    private static final Duration BOUND = Duration.ofMinutes(1);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject
    DataSource dataSource;

    @TestHTTPResource
    URI service;

    @BeforeEach
    void isReady() {
        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(figure("facevalue_ready")).isEqualTo(1));
        Stream.awaitProjected();
    }

    @Test
    void whatIsProjectedIsCountedAndWhatLiesInMemory() {
        double projected = figure("facevalue_facts_projected_total");
        double deals = figure("facevalue_columns_deals");

        write(List.of(
                Records.of(OutcomeBuilder.outcome(UUID.randomUUID().toString()).build(), Instant.now())));

        await().atMost(BOUND).untilAsserted(() -> {
            assertThat(figure("facevalue_facts_projected_total")).isEqualTo(projected + 1);
            assertThat(figure("facevalue_columns_deals")).isEqualTo(deals + 1);
        });
        assertThat(figure("facevalue_columns_bytes")).isGreaterThanOrEqualTo(24 * 65_536);
    }

    @Test
    void aDeadLetterIsCounted() {
        double deadLetters = figure("facevalue_dead_letters_total");

        write(List.of(
                new ProducerRecord<>(Topics.DEAL_EVENTS, 2, "?".getBytes(StandardCharsets.UTF_8), new byte[] {1})));

        await().atMost(BOUND)
                .untilAsserted(
                        () -> assertThat(figure("facevalue_dead_letters_total")).isEqualTo(deadLetters + 1));
        await().atMost(BOUND)
                .untilAsserted(
                        () -> assertThat(figure("facevalue_outbox_messages")).isZero());
    }

    @Test
    void lagAndFreshnessTellWhatIsNotProjectedAndThenThatItIs() throws Exception {
        Instant said = Instant.now();
        ProducerRecord<byte[], byte[]> fact =
                Records.of(OutcomeBuilder.outcome(UUID.randomUUID().toString()).build(), said);
        String lag = "facevalue_projection_lag_records{partition=\"" + fact.partition() + "\"}";
        try (Connection holding = dataSource.getConnection();
                Statement hold = holding.createStatement()) {
            holding.setAutoCommit(false);
            hold.execute("select 1 from projection_progress for update");

            write(List.of(fact));

            await().atMost(BOUND).untilAsserted(() -> {
                assertThat(figure(lag)).isEqualTo(1);
                assertThat(figure("facevalue_projection_behind_seconds")).isPositive();
            });
            // It is told anew each time that it is asked for.
            double behind = figure("facevalue_projection_behind_seconds");
            await().atMost(BOUND)
                    .untilAsserted(() -> assertThat(figure("facevalue_projection_behind_seconds"))
                            .isNotNaN()
                            .isGreaterThan(behind));
            holding.rollback();
        }

        await().atMost(BOUND).untilAsserted(() -> {
            assertThat(figure(lag)).isZero();
            assertThat(figure("facevalue_projection_behind_seconds")).isZero();
            assertThat(figure("facevalue_newest_fact_timestamp_seconds"))
                    .isGreaterThanOrEqualTo(Math.floor(said.toEpochMilli() / 1000.0));
        });
    }

    @Test
    void everyPartitionHasItsLag() {
        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(IntStream.range(0, Topics.PARTITIONS)
                                .mapToDouble(partition ->
                                        figure("facevalue_projection_lag_records{partition=\"" + partition + "\"}")))
                        .allMatch(lag -> lag >= 0));
    }

    @Test
    void whoeverListensIsCountedForAsLongAsHeListens() throws Exception {
        double listeners = figure("facevalue_live_listeners");
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> stream = client.send(
                    HttpRequest.newBuilder(service.resolve("/v1/standings/stream"))
                            .header(
                                    "Authorization",
                                    "Basic "
                                            + Base64.getEncoder()
                                                    .encodeToString("analyst:analyst".getBytes(StandardCharsets.UTF_8)))
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            await().atMost(BOUND)
                    .untilAsserted(
                            () -> assertThat(figure("facevalue_live_listeners")).isEqualTo(listeners + 1));
            stream.body().close();
        }

        await().atMost(BOUND)
                .untilAsserted(
                        () -> assertThat(figure("facevalue_live_listeners")).isEqualTo(listeners));
    }

    @Test
    void howLongQuestionsTakeIsAHistogramByAddress() {
        Stream.analyst().get("/v1/standings").then().statusCode(200);

        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(text())
                        .containsPattern(
                                "http_server_requests_seconds_bucket\\{method=\"GET\",outcome=\"SUCCESS\",status=\"200\","
                                        + "uri=\"/v1/standings\",le=\"0.1\"\\}"));
    }

    @Test
    void noLabelTellsWhatWasAskedOrByWhom() throws Exception {
        String secret = "secret-4711";
        Stream.analyst().get("/v1/deals/" + secret).then().statusCode(404);
        Stream.analyst().delete("/v1/deals/" + secret).then().statusCode(405);
        Stream.analyst().accept("image/png").get("/v1/deals/" + secret).then().statusCode(406);
        Stream.analyst().get("/v1/standings?team=" + secret).then().statusCode(200);
        Stream.analyst().get("/v1/" + secret).then().statusCode(404);
        Stream.analyst().get("/static/" + secret + ".js").then().statusCode(404);
        given().auth()
                .preemptive()
                .basic(secret, secret)
                .get("/v1/standings")
                .then()
                .statusCode(401);
        given().get("/v1/deals/" + secret).then().statusCode(401);
        given().body(" ".repeat(70_000)).post("/v1/deals/" + secret).then().statusCode(413);
        assertThat(ofNoHost("/v1/deals/" + secret)).startsWith("HTTP/1.1 400");
        given().options("/v1/deals/" + secret);
        given().options("/" + secret);

        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(text())
                        .contains("status=\"413\",uri=\"REFUSED\"", "status=\"400\",uri=\"REFUSED\""));
        await().atMost(BOUND).untilAsserted(() -> assertThat(text()).contains("/v1/deals/{dealId}"));
        assertThat(text()).doesNotContain(secret);
    }

    /** What a request that names no host is answered. */
    private String ofNoHost(String path) throws IOException {
        try (Socket connection = new Socket(service.getHost(), service.getPort())) {
            connection
                    .getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            byte[] begin = connection.getInputStream().readNBytes("HTTP/1.1 400".length());
            return new String(begin, StandardCharsets.US_ASCII);
        }
    }

    private void write(List<ProducerRecord<byte[], byte[]>> records) {
        try (Stream stream = new Stream(bootstrapServers)) {
            stream.write(records);
        }
    }

    private static String text() {
        return given().get("/q/metrics").then().statusCode(200).extract().asString();
    }

    private static double figure(String series) {
        return Pattern.compile("^" + Pattern.quote(series) + " (\\S+)$", Pattern.MULTILINE)
                .matcher(text())
                .results()
                .findFirst()
                .map((MatchResult line) -> Double.parseDouble(line.group(1)))
                .orElseThrow(() -> new AssertionError("there is no " + series));
    }
}

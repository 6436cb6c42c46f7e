package dev.facevalue.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.facevalue.deal.RecordedFact;
import dev.facevalue.eventstream.DealPartition;
import dev.facevalue.eventstream.EventCodec;
import dev.facevalue.ingest.broker.DealEvents;
import dev.facevalue.ingest.broker.TestBroker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestBroker.class)
@SuppressWarnings("NullAway.Init") // the broker and the address are injected
class SingleFactIT {

    TestBroker broker;

    @TestHTTPResource
    URI service;

    @Test
    void aFactIsOnTheTopicWhereTheReceiptSays() {
        JsonPath receipt = accepted("single-1", Api.won("single-1"));

        ConsumerRecord<byte[], byte[]> found = found(receipt);

        assertThat(found.partition()).isEqualTo(DealPartition.of("single-1"));
        assertThat(text(found.value()))
                .isEqualTo("{\"country\":\"NL\",\"dealId\":\"single-1\",\"decidedAt\":\"2026-03-01T12:00:00Z\","
                        + "\"decision\":\"WON\"}");
        assertThat(read(found).fact().dealId()).isEqualTo("single-1");
    }

    @Test
    void aRecordHasTheHeadersOfACloudEvent() {
        Instant before = Instant.now().truncatedTo(ChronoUnit.MICROS);
        JsonPath receipt = accepted("single-2", Api.won("single-2"));

        Map<String, String> headers = headers(found(receipt));

        Instant time = Instant.parse(headers.remove("ce_time"));
        assertThat(time).isBetween(before, Instant.now());
        String eventId = headers.remove("ce_id");
        assertThat(eventId).isEqualTo(receipt.getString("eventId"));
        assertThat(UUID.fromString(eventId).version()).isEqualTo(7);
        assertThat(headers)
                .isEqualTo(Map.of(
                        "ce_specversion", "1.0",
                        "ce_source", "/facevalue/ingest",
                        "ce_type", "dev.facevalue.deal-outcome.recorded.v1",
                        "ce_subject", "single-2",
                        "ce_dataschema", "http://localhost:8080/schemas/deal-outcome.v1.json",
                        "content-type", "application/json"));
    }

    @Test
    void anObservationIsAnEventOfItsOwnType() {
        JsonPath receipt = Api.post(
                        Api.OBSERVATIONS,
                        Api.JSON,
                        "{\"dealId\":\"single-3\",\"observedAt\":\"2026-06-01T00:00:00Z\",\"relationship\":\"FOR_LIFE\"}")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath();

        assertThat(headers(found(receipt)))
                .containsEntry("ce_type", "dev.facevalue.relationship.observed.v1")
                .containsEntry("ce_dataschema", "http://localhost:8080/schemas/relationship-observation.v1.json");
    }

    @Test
    void personsLeaveAsPseudonymsOnly() {
        JsonPath receipt = accepted(
                "single-4",
                Api.won("single-4").replace("}", ",\"sellerId\":\"bob@example.org\",\"accountId\":\"ACME\"}"));

        String data = text(found(receipt).value());

        // printf %s 'seller:bob@example.org' | openssl dgst -sha256 -hmac 'a key that only tests use, of 32+
        // characters'
        assertThat(JsonPath.from(data).getString("sellerId"))
                .isEqualTo("d556b02932deb63d813996f5f8351a74a0a8f334d4dd0a3a17c77ad7c0785110");
        assertThat(JsonPath.from(data).getString("accountId"))
                .isEqualTo("dfdae40b27ec13496f379bfcbca077a259b0113f8532c7806126e83dc1d7db8b");
    }

    @Test
    void theSameKeyAndRecordedAtMakeTheSameFact() {
        String body = Api.won("single-5").replace("}", ",\"recordedAt\":\"2026-03-02T08:00:00.1234567+01:00\"}");
        JsonPath first = acceptedWithKey("key 5", body);
        JsonPath second = acceptedWithKey("key 5", body);

        assertThat(first.getString("eventId")).isEqualTo("key 5");
        assertThat(headers(found(first))).containsEntry("ce_time", "2026-03-02T07:00:00.123456Z");
        assertThat(found(second).key()).isEqualTo(found(first).key());
        assertThat(second.getLong("offset")).isGreaterThan(first.getLong("offset"));
    }

    @Test
    void whatWasRecordedInTheNearFutureIsRecordedNow() {
        Instant ahead = Instant.now().plusMillis(1_500);

        JsonPath receipt = accepted("single-6", Api.won("single-6").replace("}", ",\"recordedAt\":\"" + ahead + "\"}"));

        assertThat(read(found(receipt)).recordedAt()).isCloseTo(Instant.now(), within(1_400, ChronoUnit.MILLIS));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                // what is sent | code | field | what is told
                "{\"dealId\":\"bad\",\"decidedAt\":\"2026-03-01T12:00:00Z\",\"country\":\"NL\",\"decision\":\"WON\",\"colour\":\"red\"} | INVALID_FACT | colour | is not a field of this fact",
                "{\"dealId\":\"bad\",\"decidedAt\":\"2026-03-01T12:00:00Z\",\"country\":\"XX\",\"decision\":\"WON\"} | INVALID_FACT | country | must be an ISO 3166-1 alpha-2 code, such as NL",
                "{\"dealId\":\"bad\",\"decidedAt\":\"2126-03-01T12:00:00Z\",\"country\":\"NL\",\"decision\":\"WON\"} | INVALID_FACT | decidedAt | must not lie in the future (5 minutes are allowed for clocks that differ)",
                "{\"dealId\":\"bad\",\"decidedAt\":\"2026-03-01T12:00:00Z\",\"country\":\"NL\",\"decision\":\"LOST\"} | INVALID_FACT | strategy | is required unless the decision is WON",
                "{\"dealId\":\"bad\",\"decidedAt\":\"2026-03-01T12:00:00Z\",\"country\":\"NL\",\"decision\":1.5} | INVALID_FACT | decision | must be a JSON string; it must be one of WON, LOST, NO_DECISION",
                "{\"dealId\":\"bad\",\"decidedAt\":\"2026-03-01T12:00:00Z\",\"country\":\"NL\",\"decision\":0} | INVALID_FACT | decision | must be a JSON string; it must be one of WON, LOST, NO_DECISION",
                "{\"dealId\":\"bad\",\"decidedAt\":\"yesterday\",\"country\":\"NL\",\"decision\":\"WON\"} | INVALID_FACT | decidedAt | must be an RFC 3339 date-time with an offset, such as 2026-03-01T12:00:00Z",
                "{\"dealId\":\"b d\",\"decidedAt\":\"2026-03-01T12:00:00Z\",\"country\":\"NL\",\"decision\":\"WON\"} | INVALID_FACT | dealId | must be 1 to 128 characters of A-Z a-z 0-9 . _ : -",
                "{\"dealId\":\"bad\",\"dealId\":\"bad\",\"decidedAt\":\"2026-03-01T12:00:00Z\",\"country\":\"NL\",\"decision\":\"WON\"} | INVALID_FACT | dealId | must occur only once",
                "{\"dealId\":\"bad\",\"decidedAt\":\"2026-03-01T12:00:00Z\",\"country\":\"NL\",\"decision\":\"WON\",\"value\":{\"amount\":1e999999999,\"currency\":\"EUR\"}} | INVALID_FACT | value.amount | must be a decimal of 0 or more, at most 18 digits before the point and 18 after",
                "{\"dealId\":\"bad\",\"decidedAt\":\"2026-03-01T12:00:00Z\",\"country\":\"NL\",\"decision\":\"WON\",\"recordedAt\":\"2126-03-01T12:00:00Z\"} | INVALID_FACT | recordedAt | must not lie in the future (2 seconds are allowed for clocks that differ)",
                "~~ | MALFORMED_JSON | ~~ | is empty",
                "null | MALFORMED_JSON | ~~ | must be a JSON object",
                "[] | MALFORMED_JSON | ~~ | must be a JSON object",
                "{\"dealId\": oops | MALFORMED_JSON | ~~ | is not well-formed JSON (line 1, column 12)",
                "{} {} | MALFORMED_JSON | ~~ | has something after the JSON object"
            })
    void whatIsNoFactIsRefusedAndNotPublished(String body, String code, String field, String message) {
        long before = new DealEvents(broker).written();

        Api.post(Api.OUTCOMES, Api.JSON, body)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("status", equalTo(400))
                .body("violations", hasItem(Map.of("field", field, "message", message)))
                .body(not(containsString("dev.facevalue.i")))
                .body(not(containsString("com.fasterxml")));

        assertThat(new DealEvents(broker).written()).isEqualTo(before);
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        Api.post(Api.OUTCOMES, Api.JSON, "{\"country\":\"XX\",\"colour\":1,\"decision\":\"LOST\"}")
                .then()
                .statusCode(400)
                .body(
                        "violations.field",
                        equalTo(java.util.List.of("country", "colour", "dealId", "decidedAt", "strategy")));
    }

    @Test
    void aBodyOfMoreThanTheLimitIsTooLarge() {
        String padded =
                Api.won("single-7") + " ".repeat(65_537 - Api.won("single-7").length());

        Api.post(Api.OUTCOMES, Api.JSON, padded)
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("code", equalTo("TOO_LARGE"));
    }

    @Test
    void aBodyOfExactlyTheLimitIsTaken() {
        accepted(
                "single-8",
                Api.won("single-8") + " ".repeat(65_536 - Api.won("single-8").length()));
    }

    @ParameterizedTest
    @CsvSource({
        "application/xml",
        "application/json; charset=ISO-8859-1",
        "application/jsonx",
        // What a form of another site can send without asking first
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x"
    })
    void aBodyInAFormThatIsNotKnownIsUnsupported(String type) {
        Api.post(Api.OUTCOMES, type, Api.won("single-9"))
                .then()
                .statusCode(415)
                .contentType("application/problem+json")
                .body("code", equalTo("UNSUPPORTED_MEDIA_TYPE"));
    }

    @Test
    void aBodyWithoutATypeIsUnsupported() {
        Api.as("recorder")
                .noContentType()
                .body(Api.won("single-9").getBytes(StandardCharsets.UTF_8))
                .post(Api.OUTCOMES)
                .then()
                .statusCode(415)
                .body("code", equalTo("UNSUPPORTED_MEDIA_TYPE"));
    }

    @Test
    void anEmptyTypeIsNone() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service.resolve(Api.OUTCOMES))
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString("recorder:recorder".getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "")
                .POST(HttpRequest.BodyPublishers.ofString(Api.won("single-9")))
                .build();

        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(415);
            assertThat(response.body()).contains("The header Content-Type is missing.");
        }
    }

    @Test
    void anEncodedBodyIsUnsupported() {
        Api.as("recorder")
                .contentType(Api.JSON)
                .header("Content-Encoding", "gzip")
                .body(Api.won("single-9"))
                .post(Api.OUTCOMES)
                .then()
                .statusCode(415)
                .header("Accept-Encoding", equalTo("identity"))
                .body("code", equalTo("UNSUPPORTED_MEDIA_TYPE"));
    }

    @Test
    void anIdempotencyKeyThatIsTooLongIsRefused() {
        Api.as("recorder")
                .contentType(Api.JSON)
                .header("Idempotency-Key", "k".repeat(257))
                .body(Api.won("single-9"))
                .post(Api.OUTCOMES)
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_IDEMPOTENCY_KEY"));
    }

    @Test
    void anIdempotencyKeyTwiceIsRefused() {
        Api.as("recorder")
                .contentType(Api.JSON)
                .header("Idempotency-Key", "one", "two")
                .body(Api.won("single-9"))
                .post(Api.OUTCOMES)
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_IDEMPOTENCY_KEY"));
    }

    private JsonPath accepted(String dealId, String body) {
        return Api.post(Api.OUTCOMES, Api.JSON, body)
                .then()
                .statusCode(202)
                .contentType(Api.JSON)
                .body("dealId", equalTo(dealId))
                .extract()
                .jsonPath();
    }

    private JsonPath acceptedWithKey(String key, String body) {
        return Api.as("recorder")
                .contentType(Api.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post(Api.OUTCOMES)
                .then()
                .statusCode(202)
                .extract()
                .jsonPath();
    }

    private ConsumerRecord<byte[], byte[]> found(JsonPath receipt) {
        return new DealEvents(broker).at(receipt.getInt("partition"), receipt.getLong("offset"));
    }

    private static RecordedFact read(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        assertThat(EventCodec.decode(kafkaRecord)).isInstanceOf(EventCodec.ReadFact.class);
        return ((EventCodec.ReadFact) EventCodec.decode(kafkaRecord)).recorded();
    }

    private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        Map<String, String> headers = new TreeMap<>();
        for (Header header : kafkaRecord.headers()) {
            headers.put(header.key(), text(header.value()));
        }
        return headers;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

package dev.facevalue.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.facevalue.deal.RecordedFact;
import dev.facevalue.eventstream.EventCodec;
import dev.facevalue.ingest.broker.DealEvents;
import dev.facevalue.ingest.broker.TestBroker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestBroker.class)
@SuppressWarnings("NullAway.Init") // the broker is injected
class CloudEventsIT {

    private static final String OUTCOME = "dev.facevalue.deal-outcome.recorded.v1";
    private static final String OBSERVATION = "dev.facevalue.relationship.observed.v1";
    private static final String TIME = "2026-03-02T07:00:00.123456Z";

    TestBroker broker;

    @Test
    void aStructuredEventIsOnTheTopicUnderItsOwnName() {
        JsonPath receipt =
                accepted(Api.post(Api.OUTCOMES, Api.CLOUD_EVENT, event("ce-1", "\"time\":\"" + TIME + "\",")));

        ConsumerRecord<byte[], byte[]> found = found(receipt);

        assertThat(receipt.getString("eventId")).isEqualTo("e-ce-1");
        assertThat(headers(found))
                .isEqualTo(Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", "e-ce-1",
                        "ce_source", "https://crm.example.org/eu",
                        "ce_type", OUTCOME,
                        "ce_time", TIME,
                        "ce_subject", "ce-1",
                        "ce_dataschema", "http://localhost:8080/schemas/deal-outcome.v1.json",
                        "content-type", "application/json"));
        assertThat(read(found).fact().dealId()).isEqualTo("ce-1");
    }

    @Test
    void aBinaryEventIsTheSameFactAsAStructuredOne() {
        JsonPath structured =
                accepted(Api.post(Api.OUTCOMES, Api.CLOUD_EVENT, event("ce-2", "\"time\":\"" + TIME + "\",")));

        JsonPath binary = accepted(
                binary("e-ce-2").header("ce-time", TIME).body(Api.won("ce-2")).post(Api.OUTCOMES));

        assertThat(found(binary).key()).isEqualTo(found(structured).key());
        assertThat(headers(found(binary))).isEqualTo(headers(found(structured)));
    }

    @Test
    void theSameEventSentAgainIsTheSameFactToTheByte() {
        String event = event("ce-3", "\"time\":\"" + TIME + "\",");
        JsonPath first = accepted(Api.post(Api.OUTCOMES, Api.CLOUD_EVENT, event));
        JsonPath second = accepted(Api.post(Api.OUTCOMES, Api.CLOUD_EVENT, event));

        assertThat(second.getLong("offset")).isGreaterThan(first.getLong("offset"));
        assertThat(found(second).key()).isEqualTo(found(first).key());
        assertThat(found(second).value()).isEqualTo(found(first).value());
    }

    @Test
    void anEventOfAnotherSourceIsAnotherFact() {
        JsonPath first = accepted(Api.post(Api.OUTCOMES, Api.CLOUD_EVENT, event("ce-4", "\"time\":\"" + TIME + "\",")));
        JsonPath second = accepted(Api.post(
                Api.OUTCOMES,
                Api.CLOUD_EVENT,
                event("ce-4", "\"time\":\"" + TIME + "\",").replace("crm.example.org", "erp.example.org")));

        assertThat(found(second).key()).isNotEqualTo(found(first).key());
    }

    @Test
    void anEventWithoutTimeWasRecordedNow() {
        JsonPath receipt = accepted(Api.post(Api.OUTCOMES, Api.CLOUD_EVENT, event("ce-5", "")));

        assertThat(read(found(receipt)).recordedAt()).isCloseTo(Instant.now(), within(30, ChronoUnit.SECONDS));
    }

    @Test
    void anObservationIsAnEventToo() {
        String data = "{\"dealId\":\"ce-6\",\"observedAt\":\"2026-06-01T00:00:00Z\",\"relationship\":\"FOR_LIFE\"}";
        JsonPath receipt = accepted(Api.post(
                Api.OBSERVATIONS,
                Api.CLOUD_EVENT,
                event("ce-6", "").replace(OUTCOME, OBSERVATION).replace(Api.won("ce-6"), data)));

        assertThat(headers(found(receipt))).containsEntry("ce_type", OBSERVATION);
    }

    @Test
    void headersOfABinaryEventAreDecodedAsTheBindingSays() {
        JsonPath receipt = accepted(binary("Euro%20%E2%82%AC%20%F0%9F%98%80")
                .header("Ce-Subject", "\"ce-7\"")
                .header("ce-traceparent", "00-0af7-01")
                .body(Api.won("ce-7"))
                .post(Api.OUTCOMES));

        assertThat(receipt.getString("eventId")).isEqualTo("Euro € 😀");
        assertThat(headers(found(receipt))).containsEntry("ce_id", "Euro € 😀").doesNotContainKey("ce_traceparent");
    }

    @Test
    void personsInAnEventLeaveAsPseudonymsOnly() {
        String event = event("ce-8", "").replace("\"decision\"", "\"sellerId\":\"bob@example.org\",\"decision\"");
        JsonPath receipt = accepted(Api.post(Api.OUTCOMES, Api.CLOUD_EVENT, event));

        assertThat(text(found(receipt).value()))
                .contains("d556b02932deb63d813996f5f8351a74a0a8f334d4dd0a3a17c77ad7c0785110")
                .doesNotContain("bob@");
    }

    @Test
    void headersBesideAStructuredEventSayNothing() {
        JsonPath receipt = accepted(Api.as("recorder")
                .contentType(Api.CLOUD_EVENT)
                .header("ce-id", "another")
                .body(event("ce-9", ""))
                .post(Api.OUTCOMES));

        assertThat(receipt.getString("eventId")).isEqualTo("e-ce-9");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                // what is replaced in a good event | by what | code | field
                "\"specversion\":\"1.0\" | \"specversion\":\"0.3\" | INVALID_CLOUD_EVENT | specversion",
                "\"id\":\"e-ce-10\" | \"id\":\"\" | INVALID_CLOUD_EVENT | id",
                "\"source\":\"https://crm.example.org/eu\", | ~~ | INVALID_CLOUD_EVENT | source",
                "deal-outcome.recorded | relationship.observed | INVALID_CLOUD_EVENT | type",
                "\"data\": | \"datacontenttype\":\"text/xml\",\"data\": | INVALID_CLOUD_EVENT | datacontenttype",
                "\"data\": | \"data_base64\":\"e30=\",\"data\": | INVALID_CLOUD_EVENT | data_base64",
                "\"data\": | \"time\":\"2026-03-01\",\"data\": | INVALID_CLOUD_EVENT | time",
                "\"data\": | \"time\":\"2126-03-01T12:00:00Z\",\"data\": | INVALID_FACT | time",
                "\"data\": | \"subject\":\"another\",\"data\": | INVALID_FACT | subject",
                "\"data\":{ | \"time\":\"2026-03-01T12:00:00Z\",\"data\":{\"recordedAt\":\"2026-03-01T12:00:01Z\", | INVALID_FACT | time",
                "\"WON\" | \"LOST\" | INVALID_FACT | strategy",
                "\"data\":{ | \"data\":oops | MALFORMED_JSON | ~~"
            })
    void whatIsNoEventIsRefusedByNameAndNotPublished(String good, String bad, String code, String field) {
        String event = event("ce-10", "");
        assertThat(event).contains(good);
        long before = new DealEvents(broker).written();

        Api.post(Api.OUTCOMES, Api.CLOUD_EVENT, event.replace(good, bad))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("violations.field", hasItem(field))
                .body(not(containsString("io.cloudevents")))
                .body(not(containsString("com.fasterxml")));

        assertThat(new DealEvents(broker).written()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "ce-specversion, 0.3, specversion",
        "ce-id, %C0%A0, id",
        "ce-id, '', id",
        "ce-source, a%20b, source",
        "ce-type, dev.facevalue.relationship.observed.v1, type",
        "ce-time, yesterday, time",
        "ce-dataschema, not%20a%20uri, dataschema",
        "ce-datacontenttype, application/json, datacontenttype"
    })
    void whatIsNoBinaryEventIsRefusedByTheNameOfItsAttribute(String header, String value, String field) {
        long before = new DealEvents(broker).written();
        Map<String, String> headers = new HashMap<>(ceHeaders("e-ce-11"));
        headers.put(header, value);

        Api.as("recorder")
                .contentType(Api.JSON)
                .headers(headers)
                .body(Api.won("ce-11"))
                .post(Api.OUTCOMES)
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_CLOUD_EVENT"))
                .body("violations.field", equalTo(List.of(field)));

        assertThat(new DealEvents(broker).written()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce-specversion", "ce-id", "ce-source", "ce-type"})
    void aBinaryEventThatLacksAnAttributeIsNotTakenForPlainJson(String header) {
        Map<String, String> headers = new HashMap<>(ceHeaders("e-ce-12"));
        headers.remove(header);

        Api.as("recorder")
                .contentType(Api.JSON)
                .headers(headers)
                .body(Api.won("ce-12"))
                .post(Api.OUTCOMES)
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_CLOUD_EVENT"))
                .body("violations", equalTo(List.of(Map.of("field", header.substring(3), "message", "is required"))));
    }

    @Test
    void aHeaderThatIsThereTwiceIsRefused() {
        binary("e-ce-13")
                .header("ce-time", TIME, TIME)
                .body(Api.won("ce-13"))
                .post(Api.OUTCOMES)
                .then()
                .statusCode(400)
                .body("violations", equalTo(List.of(Map.of("field", "time", "message", "must occur only once"))));
    }

    @Test
    void manyFactsAreNotTheDataOfABinaryEvent() {
        Api.as("recorder")
                .contentType(Api.NDJSON)
                .headers(ceHeaders("e-ce-14"))
                .body(Api.won("ce-14"))
                .post(Api.OUTCOMES)
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_CLOUD_EVENT"))
                .body("violations.field", equalTo(List.of("datacontenttype")));
    }

    @Test
    void anIdempotencyKeyMayRepeatTheIdOfAnEvent() {
        accepted(binary("e-ce-15")
                .header("Idempotency-Key", "e-ce-15")
                .body(Api.won("ce-15"))
                .post(Api.OUTCOMES));
    }

    @Test
    void anIdempotencyKeyThatContradictsTheIdOfAnEventIsRefused() {
        long before = new DealEvents(broker).written();

        Api.as("recorder")
                .contentType(Api.CLOUD_EVENT)
                .header("Idempotency-Key", "another")
                .body(event("ce-16", ""))
                .post(Api.OUTCOMES)
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_IDEMPOTENCY_KEY"));

        assertThat(new DealEvents(broker).written()).isEqualTo(before);
    }

    @Test
    void anEventOfMoreThanTheLimitIsTooLarge() {
        String event = event("ce-17", "");

        Api.post(Api.OUTCOMES, Api.CLOUD_EVENT, event + " ".repeat(65_537 - event.length()))
                .then()
                .statusCode(413)
                .body("code", equalTo("TOO_LARGE"));
    }

    @Test
    void aBatchWithOneBadEventKeepsTheOthers() {
        String body = batch(
                event("cb-1", "\"time\":\"" + TIME + "\","),
                event("cb-2", "").replace("WON", "LOST"),
                event("cb-3", "").replace("/eu\"", "/eu\",\"datacontenttype\":\"text/plain\""),
                event("cb-4", ""));

        Api.post(Api.OUTCOMES, Api.CLOUD_EVENT_BATCH, body)
                .then()
                .statusCode(200)
                .body("accepted", equalTo(2))
                .body("rejected", equalTo(2))
                .body("errors.line", equalTo(List.of(2, 3)))
                .body("errors[0].dealId", equalTo("cb-2"))
                .body("errors[0].violations.field", equalTo(List.of("strategy")))
                .body("errors[1]", not(hasKey("dealId")))
                .body("errors[1].violations.field", equalTo(List.of("datacontenttype")));

        assertThat(new DealEvents(broker).ofDealsNamed("cb-"))
                .extracting(each -> headers(each).get("ce_id"))
                .containsExactlyInAnyOrder("e-cb-1", "e-cb-4");
    }

    @Test
    void aBatchSentAgainIsTheSameFacts() {
        String body =
                batch(event("again-1", "\"time\":\"" + TIME + "\","), event("again-2", "\"time\":\"" + TIME + "\","));

        for (int i = 0; i < 2; i++) {
            Api.post(Api.OUTCOMES, Api.CLOUD_EVENT_BATCH, body)
                    .then()
                    .statusCode(200)
                    .body("accepted", equalTo(2));
        }

        assertThat(new DealEvents(broker)
                        .ofDealsNamed("again-").stream()
                                .collect(Collectors.groupingBy(each -> text(each.key()), Collectors.counting()))
                                .values())
                .containsExactly(2L, 2L);
    }

    @Test
    void anEmptyBatchIsABatch() {
        Api.post(Api.OUTCOMES, Api.CLOUD_EVENT_BATCH, "[]")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(0))
                .body("errors", empty());
    }

    @Test
    void aBatchOfNothingIsRefused() {
        Api.post(Api.OUTCOMES, Api.CLOUD_EVENT_BATCH, "").then().statusCode(400).body("code", equalTo("EMPTY_BODY"));
    }

    @Test
    void fromTheTenThousandAndFirstEventOnNothingOfABatchIsTaken() {
        String body = IntStream.rangeClosed(1, 10_001)
                .mapToObj(i -> event("many-" + i, ""))
                .collect(Collectors.joining(",", "[", "]"));

        Api.post(Api.OUTCOMES, Api.CLOUD_EVENT_BATCH, body)
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("code", equalTo("TOO_MANY_EVENTS"))
                .body("line", equalTo(10_001))
                .body("accepted", equalTo(10_000))
                .body("rejected", equalTo(0));

        assertThat(new DealEvents(broker).ofDealsNamed("many-")).hasSize(10_000);
        assertThat(new DealEvents(broker).ofDealsNamed("many-10001/")).isEmpty();
    }

    @Test
    void aBatchThatBreaksInTheMiddleIsToldWithWhatCameBefore() {
        String body = batch(event("mid-1", ""), "{}", "{\"id\": oops}", event("mid-4", ""));

        Api.post(Api.OUTCOMES, Api.CLOUD_EVENT_BATCH, body)
                .then()
                .statusCode(400)
                .body("code", equalTo("BROKEN_BODY"))
                .body("line", equalTo(3))
                .body("detail", containsString("Nothing from event 3 on can be read"))
                .body("accepted", equalTo(1))
                .body("rejected", equalTo(1))
                .body("errors", hasSize(1));

        assertThat(new DealEvents(broker).ofDealsNamed("mid-"))
                .extracting(each -> headers(each).get("ce_subject"))
                .containsExactly("mid-1");
    }

    @Test
    void anEventOfABatchThatIsTooLongCostsThatEventOnly() {
        String tooLong = event("long-1", "").replace("{\"dealId\"", " ".repeat(65_537) + "{\"dealId\"");

        Api.post(Api.OUTCOMES, Api.CLOUD_EVENT_BATCH, batch(tooLong, event("long-2", "")))
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body(
                        "errors[0].violations[0].message",
                        equalTo("is longer than the 65536 bytes that an event may have"));
    }

    @Test
    void eventsOfABatchWithoutTimeAreRecordedInTheirOrder() {
        String body = batch(IntStream.range(0, 100)
                .mapToObj(i -> event("order-2", "").replace("e-order-2", "e-" + i))
                .toArray(String[]::new));

        Api.post(Api.OUTCOMES, Api.CLOUD_EVENT_BATCH, body).then().statusCode(200);

        assertThat(new DealEvents(broker).ofDealsNamed("order-2/"))
                .extracting(each -> read(each).recordedAt())
                .hasSize(100)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void dataMayComeAsBase64() {
        String data = Api.won("ce-18");
        String base64 = Base64.getEncoder().encodeToString(data.getBytes(StandardCharsets.UTF_8));

        accepted(Api.post(
                Api.OUTCOMES,
                Api.CLOUD_EVENT,
                event("ce-18", "").replace("\"data\":" + data, "\"data_base64\":\"" + base64 + '"')));
    }

    private static String event(String dealId, String furtherMembers) {
        return "{\"specversion\":\"1.0\",\"id\":\"e-" + dealId
                + "\",\"source\":\"https://crm.example.org/eu\",\"type\":\"" + OUTCOME + "\"," + furtherMembers
                + "\"data\":" + Api.won(dealId) + "}";
    }

    private static String batch(String... events) {
        return "[" + String.join(",", events) + "]";
    }

    private static Map<String, String> ceHeaders(String id) {
        return Map.of(
                "ce-specversion", "1.0", "ce-id", id, "ce-source", "https://crm.example.org/eu", "ce-type", OUTCOME);
    }

    private static RequestSpecification binary(String id) {
        return Api.as("recorder").contentType(Api.JSON).headers(ceHeaders(id));
    }

    private static JsonPath accepted(Response response) {
        return response.then().statusCode(202).contentType(Api.JSON).extract().jsonPath();
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

package dev.facevalue.ingest.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.deal.DealOutcome;
import dev.facevalue.deal.FactForm;
import dev.facevalue.deal.Money;
import dev.facevalue.deal.Violation;
import dev.facevalue.eventstream.EventName;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventFactTest {

    private static final String OUTCOME = "dev.facevalue.deal-outcome.recorded.v1";
    private static final String DATA =
            "{\"dealId\":\"d-1\",\"decidedAt\":\"2026-03-01T12:00:00Z\",\"country\":\"NL\",\"decision\":\"WON\"}";
    private static final String TIME_FORM =
            "must be an RFC 3339 date-time with an offset, such as 2026-03-01T12:00:00Z";

    @Test
    void anEventIsNamedByItsIdAndSource() {
        CloudEventFact.Told told = told(structured("\"data\":" + DATA));

        assertThat(told.name()).isEqualTo(new EventName("e-1", "/crm/eu"));
        assertThat(accepted(told).fact().dealId()).isEqualTo("d-1");
        assertThat(accepted(told).recordedAt()).isNull();
    }

    @Test
    void theTimeOfAnEventIsWhenItWasPutOnRecord() {
        String event = structured("\"time\":\"2026-03-02T08:00:00.1234567+01:00\",\"data\":" + DATA);

        assertThat(accepted(told(event)).recordedAt()).isEqualTo(Instant.parse("2026-03-02T07:00:00.123456Z"));
    }

    @Test
    void aLeapSecondIsATimeInEitherMode() {
        String time = "2016-12-31T23:59:60Z";
        Instant last = Instant.parse("2016-12-31T23:59:59.999999Z");

        assertThat(accepted(told(structured("\"time\":\"" + time + "\",\"data\":" + DATA)))
                        .recordedAt())
                .isEqualTo(last);
        assertThat(accepted(told(binary(Map.of("time", time), DATA))).recordedAt())
                .isEqualTo(last);
    }

    @Test
    void recordedAtOfTheDataCountsWhereTheEventHasNoTime() {
        assertThat(accepted(told(structured("\"data\":" + recordedAt("2026-03-02T07:00:00Z"))))
                        .recordedAt())
                .isEqualTo(Instant.parse("2026-03-02T07:00:00Z"));
    }

    @Test
    void timeAndRecordedAtMaySayTheSameMoment() {
        String event =
                structured("\"time\":\"2026-03-02T08:00:00+01:00\",\"data\":" + recordedAt("2026-03-02T07:00:00Z"));

        assertThat(accepted(told(event)).recordedAt()).isEqualTo(Instant.parse("2026-03-02T07:00:00Z"));
    }

    @Test
    void aTimeThatContradictsRecordedAtIsRefused() {
        String event =
                structured("\"time\":\"2026-03-02T07:00:00.000001Z\",\"data\":" + recordedAt("2026-03-02T07:00:00Z"));

        assertThat(refused(told(event)))
                .containsExactly(
                        new Violation("time", "must be the same moment as recordedAt, or one of the two be left out"));
    }

    @Test
    void aTimeAheadIsToldAsTheTimeOfTheEvent() {
        assertThat(refused(told(structured("\"time\":\"2026-06-01T00:00:02.000001Z\",\"data\":" + DATA))))
                .containsExactly(new Violation(
                        "time", "must not lie in the future (2 seconds are allowed for clocks that differ)"));
    }

    @Test
    void aTimeTwoSecondsAheadIsTaken() {
        assertThat(accepted(told(structured("\"time\":\"2026-06-01T00:00:02Z\",\"data\":" + DATA)))
                        .recordedAt())
                .isEqualTo(Instant.parse("2026-06-01T00:00:02Z"));
    }

    @Test
    void theSubjectMayBeTheDealId() {
        accepted(told(structured("\"subject\":\"d-1\",\"data\":" + DATA)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"d-2", "D-1", ""})
    void anotherSubjectThanTheDealIdIsRefused(String subject) {
        assertThat(refused(told(structured("\"subject\":\"" + subject + "\",\"data\":" + DATA))))
                .containsExactly(new Violation("subject", "must be the dealId of the data, or be left out"));
    }

    @Test
    void allThatIsWrongWithTheFactIsToldTogether() {
        String event = structured("\"time\":\"2126-01-01T00:00:00Z\",\"subject\":\"d-2\",\"data\":"
                + DATA.replace("NL", "XX").replace("WON", "LOST"));

        assertThat(refused(told(event)))
                .extracting(Violation::field)
                .containsExactly("country", "subject", "time", "strategy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "Application/JSON", "application/json; charset=utf-8"})
    void theDataMayBeDeclaredAsJson(String contentType) {
        accepted(told(structured("\"datacontenttype\":\"" + contentType + "\",\"data\":" + DATA)));
        accepted(told(binary(Map.of("datacontenttype", contentType), DATA)));
    }

    @Test
    void dataMayComeAsBase64() {
        accepted(told(structured("\"datacontenttype\":\"application/json\"," + base64(DATA))));
        accepted(told(structured(base64(DATA))));
    }

    @Test
    void anAttributeThatIsNullIsNotThere() {
        String event = structured("\"subject\":null,\"time\":null,\"datacontenttype\":null,\"dataschema\":null,"
                + "\"partitionkey\":null,\"data\":" + DATA);

        assertThat(accepted(told(event)).recordedAt()).isNull();
    }

    @Test
    void extensionAttributesAreTolerated() {
        accepted(told(structured("\"traceparent\":\"00-0af7-01\",\"sequence\":5,\"sampled\":true,\"data\":" + DATA)));
        accepted(told(binary(Map.of("traceparent", "00-0af7-01"), DATA)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                // what is said instead of the good attribute | field | what is told
                "\"specversion\":\"0.3\" | specversion | must be 1.0",
                "\"specversion\":\"1.0.2\" | specversion | must be 1.0",
                "\"specversion\":1.0 | specversion | must be a JSON string",
                "\"specversion\":null | specversion | is required",
                "\"id\":\"\" | id | must be 1 to 256 characters, none of them a control character",
                "\"id\":\"a\\u0000b\" | id | must be 1 to 256 characters, none of them a control character",
                "\"id\":\"a\\ud800\" | id | must be 1 to 256 characters, none of them a control character",
                "\"id\":null | id | is required",
                "\"id\":17 | id | must be a JSON string",
                "\"source\":null | source | is required",
                "\"source\":\"\" | source | must be a URI reference (RFC 3986) of 1 to 1024 characters, such as /crm/eu",
                "\"source\":\"a b\" | source | must be a URI reference (RFC 3986) of 1 to 1024 characters, such as /crm/eu",
                "\"source\":\"/b\u00fcro\" | source | must be a URI reference (RFC 3986) of 1 to 1024 characters, such as /crm/eu",
                "\"source\":\"%zz\" | source | must be a URI reference (RFC 3986) of 1 to 1024 characters, such as /crm/eu",
                "\"source\":{} | source | must be a JSON string",
                "\"type\":null | type | is required",
                "\"type\":\"dev.facevalue.relationship.observed.v1\" | type | must be dev.facevalue.deal-outcome.recorded.v1 at this address",
                "\"type\":\"dev.facevalue.deal-outcome.recorded.v2\" | type | must be dev.facevalue.deal-outcome.recorded.v1 at this address",
                "\"time\":\"yesterday\" | time | " + TIME_FORM,
                "\"time\":\"2026-03-01T12:00Z\" | time | " + TIME_FORM,
                "\"time\":\"2026-03-01T12:00:00\" | time | " + TIME_FORM,
                "\"time\":1772366400 | time | must be a JSON string",
                "\"subject\":7 | subject | must be a JSON string",
                "\"datacontenttype\":\"text/xml\" | datacontenttype | must be application/json, or be left out where the format allows that",
                "\"datacontenttype\":\"application/vnd.acme+json\" | datacontenttype | must be application/json, or be left out where the format allows that",
                "\"dataschema\":\"\" | dataschema | must be a URI (RFC 3986)",
                "\"dataschema\":\"not a uri\" | dataschema | must be a URI (RFC 3986)",
                "\"dealSize\":\"SMALL\" | dealSize | is no name of an attribute, which has only lower-case letters and digits",
                "\"weight\":1.5 | weight | must be a JSON string, a boolean or an integer of 32 bits",
                "\"weight\":2147483648 | weight | must be a JSON string, a boolean or an integer of 32 bits",
                "\"weight\":{} | weight | must be a JSON string, a boolean or an integer of 32 bits",
                "\"data\":null | data | must be a JSON object",
                "\"data\":\"{}\" | data | must be a JSON object",
                "\"data\":[] | data | must be a JSON object",
                "\"data_base64\":\"e30=\" | data_base64 | must not stand beside data",
                "\"data_base64\":null | data_base64 | must not stand beside data"
            })
    void whatIsWrongWithAnAttributeIsToldByItsName(String member, String field, String message) {
        Map<String, String> members = new HashMap<>(Map.of(
                "specversion", "\"specversion\":\"1.0\"",
                "id", "\"id\":\"e-1\"",
                "source", "\"source\":\"/crm/eu\"",
                "type", "\"type\":\"" + OUTCOME + "\"",
                "data", "\"data\":" + DATA));
        members.put(field, member);

        assertThat(noEvent("{" + String.join(",", members.values()) + "}"))
                .containsExactly(new Violation(field, message));
    }

    @ParameterizedTest
    @ValueSource(strings = {"specversion", "id", "source", "type"})
    void anAttributeThatIsMissingIsToldByItsNameInEitherMode(String attribute) {
        Map<String, String> attributes = new HashMap<>(attributes());
        attributes.remove(attribute);

        assertThat(CloudEventFact.read(attributes, DATA.getBytes(UTF_8), FactForm.Kind.DEAL_OUTCOME))
                .isEqualTo(new CloudEventFact.NoEvent(List.of(new Violation(attribute, "is required"))));
        assertThat(noEvent(json(attributes, "\"data\":" + DATA)))
                .containsExactly(new Violation(attribute, "is required"));
    }

    @Test
    void everyAttributeThatIsWrongIsTold() {
        assertThat(noEvent("{}"))
                .extracting(Violation::field)
                .containsExactly("data", "specversion", "id", "source", "type");
    }

    @Test
    void anEventWithoutDataIsRefused() {
        assertThat(noEvent(structured("\"subject\":\"d-1\""))).containsExactly(new Violation("data", "is required"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"data_base64\":\"***\" | must be a JSON string of Base64 (RFC 4648, section 4)",
                "\"data_base64\":5 | must be a JSON string of Base64 (RFC 4648, section 4)",
                "\"data_base64\":null | must be a JSON string of Base64 (RFC 4648, section 4)",
                "\"data_base64\":\"\" | is empty",
                "\"data_base64\":\"/w==\" | is not UTF-8",
                "\"data_base64\":\"eyI=\" | is not well-formed JSON (line 1, column 3)",
                "\"data_base64\":\"W10=\" | must be a JSON object"
            })
    void whatIsWrongWithBase64IsToldByItsMember(String member, String message) {
        assertThat(noEvent(structured(member))).containsExactly(new Violation("data_base64", message));
    }

    @Test
    void anIdAndASourceMayBeAsLongAsTheirBoundsSay() {
        Map<String, String> attributes = new HashMap<>(attributes());
        attributes.put("id", "\ud83d\ude80".repeat(256));
        attributes.put("source", "/" + "s".repeat(1_023));
        assertThat(told(CloudEventFact.read(attributes, DATA.getBytes(UTF_8), FactForm.Kind.DEAL_OUTCOME))
                        .name()
                        .id())
                .hasSize(512);

        attributes.put("id", "i".repeat(257));
        attributes.put("source", "/" + "s".repeat(1_024));
        assertThat(noEvent(json(attributes, "\"data\":" + DATA)))
                .extracting(Violation::field)
                .containsExactly("id", "source");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/crm/eu",
                "https://crm.example.org/eu?x=1#y",
                "urn:uuid:6e8bc430-9c3a-11d9-9669-0800200c9a66",
                "mailto:crm@example.org",
                "1-555-123-4567",
                "%C3%BC"
            })
    void everyUriReferenceIsASource(String source) {
        Map<String, String> attributes = new HashMap<>(attributes());
        attributes.put("source", source);

        assertThat(told(json(attributes, "\"data\":" + DATA)).name().source()).isEqualTo(source);
    }

    @Test
    void aMemberThatOccursTwiceIsRefusedWhereverItIs() {
        assertThat(noEvent(structured("\"id\":\"e-2\",\"data\":" + DATA)))
                .containsExactly(new Violation("id", "must occur only once"));
        assertThat(noEvent(structured("\"data\":" + DATA.replace("{", "{\"dealId\":\"d-0\","))))
                .containsExactly(new Violation("dealId", "must occur only once"));
        assertThat(noEvent(structured("\"data\":" + DATA + ",\"data\":" + DATA)))
                .containsExactly(new Violation("data", "must occur only once"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~ | is empty",
                "[] | must be a JSON object",
                "null | must be a JSON object",
                "{\"id\": oops | is not well-formed JSON (line 1, column 8)",
                "{} {} | has something after the JSON object"
            })
    void whatIsNoJsonObjectIsNoEvent(String body, String message) {
        assertThat(CloudEventFact.read(body.getBytes(UTF_8), FactForm.Kind.DEAL_OUTCOME))
                .isEqualTo(new CloudEventFact.Malformed(message));
    }

    @Test
    void aNameThatIsTooLongToBeKeptIsMalformed() {
        assertThat(CloudEventFact.read(
                        structured("\"" + "x".repeat(256) + "\":1,\"data\":" + DATA)
                                .getBytes(UTF_8),
                        FactForm.Kind.DEAL_OUTCOME))
                .isNotInstanceOf(CloudEventFact.Malformed.class);
        assertThat(CloudEventFact.read(
                        structured("\"" + "x".repeat(300) + "\":1,\"data\":" + DATA)
                                .getBytes(UTF_8),
                        FactForm.Kind.DEAL_OUTCOME))
                .isInstanceOf(CloudEventFact.Malformed.class);
    }

    @Test
    void bytesThatAreNotUtf8AreNoEvent() {
        byte[] event = structured("\"data\":" + DATA).getBytes(UTF_8);
        event[event.length - 5] = (byte) 0xFF;

        assertThat(CloudEventFact.read(event, FactForm.Kind.DEAL_OUTCOME))
                .isEqualTo(new CloudEventFact.Malformed("is not UTF-8"));
    }

    @Test
    void aByteOrderMarkIsPassedOver() {
        accepted(told('\uFEFF' + structured("\"data\":" + DATA)));
    }

    @Test
    void anAmountKeepsItsEveryDigit() {
        String data = DATA.replace(
                "}", ",\"value\":{\"amount\":123456789012345678.123456789012345678,\"currency\":\"EUR\"}}");

        DealOutcome outcome =
                (DealOutcome) accepted(told(structured("\"data\":" + data))).fact();

        assertThat(outcome.value())
                .isEqualTo(new Money(
                        new BigDecimal("123456789012345678.123456789012345678"), Currency.getInstance("EUR")));
    }

    @Test
    void anAmountThatIsTooLargeIsToldLikeAnyOther() {
        String data = DATA.replace("}", ",\"value\":{\"amount\":1e999999999,\"currency\":\"EUR\"}}");

        assertThat(refused(told(structured("\"data\":" + data))))
                .extracting(Violation::field)
                .containsExactly("value.amount");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e99999999999", "-1e-99999999999", "0e99999999999", "1e-2147483648"})
    void aNumberThatNothingCanHoldIsToldByItsMember(String number) {
        String data = DATA.replace("}", ",\"value\":{\"amount\":" + number + ",\"currency\":\"EUR\"}}");

        assertThat(noEvent(structured("\"data\":" + data)))
                .containsExactly(new Violation("amount", "is a number out of any range"));
        assertThat(noEvent(structured("\"weight\":" + number + ",\"data\":" + DATA)))
                .containsExactly(new Violation("weight", "is a number out of any range"));
    }

    @Test
    void whateverComesIsToldOrRefused() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] good = structured("\"time\":\"2026-03-02T07:00:00Z\",\"subject\":\"d-1\",\"weight\":5,\"data\":"
                        + DATA.replace("}", ",\"value\":{\"amount\":12.5,\"currency\":\"EUR\"}}"))
                .getBytes(UTF_8);
        int told = 0;
        int noEvent = 0;
        int malformed = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = damaged(good, random);
            try {
                switch (CloudEventFact.read(damaged, FactForm.Kind.DEAL_OUTCOME)) {
                    case CloudEventFact.Told(var _, FactForm form) -> {
                        assertThat(form.check(Lines.TAKEN_AT)).isNotNull();
                        told++;
                    }
                    case CloudEventFact.NoEvent(var violations) -> {
                        assertThat(violations).isNotEmpty();
                        noEvent++;
                    }
                    case CloudEventFact.Malformed(String message) -> {
                        assertThat(message).isNotBlank();
                        malformed++;
                    }
                }
            } catch (RuntimeException escaped) {
                throw new AssertionError("seed " + seed + ", event " + i + ": " + new String(damaged, UTF_8), escaped);
            }
        }
        assertThat(told).isGreaterThan(500);
        assertThat(noEvent).isGreaterThan(500);
        assertThat(malformed).isGreaterThan(500);
    }

    private static final String[] TELLING = {
        "null",
        "{}",
        "[]",
        "\"\"",
        "\\u0000",
        "\\ud800",
        "1e99999999999",
        "1e999",
        "-0.0",
        ",",
        ":",
        "}",
        "\"",
        "\uFEFF",
        "="
    };

    private static byte[] damaged(byte[] good, Random random) {
        int at = random.nextInt(good.length);
        int to = Math.min(good.length, at + random.nextInt(12));
        byte[] middle = random.nextInt(4) == 0
                ? new byte[] {(byte) random.nextInt(256)}
                : TELLING[random.nextInt(TELLING.length)].getBytes(UTF_8);
        ByteArrayOutputStream damaged = new ByteArrayOutputStream();
        damaged.write(good, 0, at);
        damaged.writeBytes(middle);
        int from = random.nextBoolean() ? to : Math.min(good.length, at + 1);
        damaged.write(good, from, good.length - from);
        return damaged.toByteArray();
    }

    @Test
    void halfOfACharacterInTheDataIsNotReplacedByAnother() {
        String data = DATA.replace("}", ",\"team\":\"Nord \\ud83d\"}");

        assertThat(refused(told(structured("\"data\":" + data))))
                .extracting(Violation::field)
                .containsExactly("team");
    }

    @Test
    void charactersOfEveryPlaneArriveAsTheyAre() {
        String data = DATA.replace("}", ",\"team\":\"N\u00e9w \u20ac \ud83d\ude80\"}");

        assertThat(((DealOutcome) accepted(told(structured("\"data\":" + data))).fact()).team())
                .isEqualTo("N\u00e9w \u20ac \ud83d\ude80");
    }

    @Test
    void whatTheSdkWritesIsRead() {
        byte[] event = new JsonFormat()
                .serialize(CloudEventBuilder.v1()
                        .withId("e-9")
                        .withSource(URI.create("https://crm.example.org/eu"))
                        .withType(OUTCOME)
                        .withTime(OffsetDateTime.parse("2026-03-02T08:00:00+01:00"))
                        .withSubject("d-1")
                        .withDataContentType("application/json")
                        .withData(DATA.getBytes(UTF_8))
                        .withExtension("traceparent", "00-0af7-01")
                        .build());

        CloudEventFact.Told told = told(CloudEventFact.read(event, FactForm.Kind.DEAL_OUTCOME));

        assertThat(told.name()).isEqualTo(new EventName("e-9", "https://crm.example.org/eu"));
        assertThat(accepted(told).recordedAt()).isEqualTo(Instant.parse("2026-03-02T07:00:00Z"));
    }

    private static Map<String, String> attributes() {
        return Map.of("specversion", "1.0", "id", "e-1", "source", "/crm/eu", "type", OUTCOME);
    }

    private static String structured(String members) {
        return json(attributes(), members);
    }

    private static String json(Map<String, String> attributes, String members) {
        StringBuilder json = new StringBuilder("{");
        attributes.forEach((name, value) ->
                json.append('"').append(name).append("\":\"").append(value).append("\","));
        return json.append(members).append('}').toString();
    }

    private static String base64(String data) {
        return "\"data_base64\":\"" + Base64.getEncoder().encodeToString(data.getBytes(UTF_8)) + '"';
    }

    private static String recordedAt(String time) {
        return DATA.replace("}", ",\"recordedAt\":\"" + time + "\"}");
    }

    private static CloudEventFact.Reading binary(Map<String, String> further, String data) {
        Map<String, String> attributes = new HashMap<>(attributes());
        attributes.put("datacontenttype", "application/json");
        attributes.putAll(further);
        return CloudEventFact.read(attributes, data.getBytes(UTF_8), FactForm.Kind.DEAL_OUTCOME);
    }

    private static CloudEventFact.Told told(String json) {
        return told(CloudEventFact.read(json.getBytes(UTF_8), FactForm.Kind.DEAL_OUTCOME));
    }

    private static CloudEventFact.Told told(CloudEventFact.Reading reading) {
        assertThat(reading).isInstanceOf(CloudEventFact.Told.class);
        return (CloudEventFact.Told) reading;
    }

    private static List<Violation> noEvent(String json) {
        CloudEventFact.Reading reading = CloudEventFact.read(json.getBytes(UTF_8), FactForm.Kind.DEAL_OUTCOME);
        assertThat(reading).isInstanceOf(CloudEventFact.NoEvent.class);
        return ((CloudEventFact.NoEvent) reading).violations();
    }

    private static FactForm.Accepted accepted(CloudEventFact.Told told) {
        FactForm.Checked checked = told.form().check(Lines.TAKEN_AT);
        assertThat(checked).isInstanceOf(FactForm.Accepted.class);
        return (FactForm.Accepted) checked;
    }

    private static List<Violation> refused(CloudEventFact.Told told) {
        FactForm.Checked checked = told.form().check(Lines.TAKEN_AT);
        assertThat(checked).isInstanceOf(FactForm.Refused.class);
        return ((FactForm.Refused) checked).violations();
    }
}

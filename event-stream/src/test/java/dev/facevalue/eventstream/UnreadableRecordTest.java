package dev.facevalue.eventstream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.deal.Erasure;
import dev.facevalue.deal.Relationship;
import dev.facevalue.deal.RelationshipObservation;
import dev.facevalue.eventstream.EventCodec.Reason;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Why a record becomes a dead letter. Each test spoils one thing of a record that is otherwise good. */
class UnreadableRecordTest {

    private static final String FACT_ID = "f508391b-f545-5910-ae78-8b5f868cb2a7";
    private static final String OBSERVATION =
            "{\"dealId\":\"d-1\",\"observedAt\":\"2026-02-02T09:00:00Z\",\"relationship\":\"STRAINED\"}";

    private static final TopicRecord GOOD = TopicRecord.of(
            new RelationshipObservation("d-1", Instant.parse("2026-02-02T09:00:00Z"), Relationship.STRAINED));

    @Test
    void theRecordThatTheTestsSpoilIsGood() {
        assertThat(GOOD.decode()).isInstanceOf(EventCodec.ReadFact.class);
        assertThat(GOOD.value()).isEqualTo(OBSERVATION.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_specversion", "ce_id", "ce_source", "ce_type", "ce_time", "ce_subject", "content-type"})
    void everyHeaderMustBeThereOnceAndInUtf8(String header) {
        assertUnreadable(GOOD.without(header), Reason.HEADERS, header + " is missing");
        assertUnreadable(GOOD.with(header, new byte[0]), Reason.HEADERS, header + " is missing");
        assertUnreadable(GOOD.with(header, (byte[]) null), Reason.HEADERS, header + " is missing");
        assertUnreadable(GOOD.with(header, new byte[] {'a', -1}), Reason.HEADERS, header + " is not UTF-8");
        assertUnreadable(
                GOOD.plus(header, GOOD.headers().lastHeader(header).value()), Reason.HEADERS, header + " occurs twice");
    }

    @Test
    void aRecordWithoutHeadersIsNone() {
        TopicRecord bare = GOOD;
        for (var header : GOOD.headers().toArray()) {
            bare = bare.without(header.key());
        }

        assertUnreadable(bare, Reason.HEADERS, "ce_specversion is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.3", "1", "1.0.2", "1.0 "})
    void anotherVersionOfCloudEventsIsNotRead(String version) {
        assertUnreadable(GOOD.with("ce_specversion", version), Reason.HEADERS, "ce_specversion");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/cloudevents+json", "text/json", "application/jsonx", ";application/json", " "})
    void anotherContentTypeIsNotRead(String contentType) {
        assertUnreadable(GOOD.with("content-type", contentType), Reason.HEADERS, "content-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev.facevalue.relationship.observed.v2", "RELATIONSHIP_OBSERVED", " "})
    void anotherTypeIsNotRead(String type) {
        assertUnreadable(GOOD.with("ce_type", type), Reason.UNKNOWN_TYPE, "ce_type");
    }

    @Test
    void theDataMustFitTheType() {
        assertUnreadable(GOOD.with("ce_type", "dev.facevalue.deal.erased.v1"), Reason.INVALID, "erasedAt is required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-03-01T12:00:00", "2026-02-30T12:00:00Z", "1772366400000", " "})
    void theTimeMustBeADateTime(String time) {
        assertUnreadable(GOOD.with("ce_time", time), Reason.HEADERS, "ce_time");
    }

    @Test
    void theTimeMayBeFiveMinutesAfterTheRecordsOwnAndNotAMicrosecondMore() {
        assertThat(GOOD.with("ce_time", "2026-03-01T12:05:00.250000Z").decode())
                .isInstanceOf(EventCodec.ReadFact.class);
        assertUnreadable(GOOD.with("ce_time", "2026-03-01T12:05:00.250001Z"), Reason.FUTURE, "5 minutes");
        assertUnreadable(GOOD.loggedAt(Instant.ofEpochMilli(-1)), Reason.FUTURE, "5 minutes");
    }

    @Test
    void theSubjectMustBeTheDeal() {
        assertUnreadable(GOOD.with("ce_subject", "d-2"), Reason.HEADERS, "ce_subject");
        assertUnreadable(GOOD.with("ce_subject", "D-1"), Reason.HEADERS, "ce_subject");
    }

    @Test
    void theKeyMustBeThere() {
        assertUnreadable(GOOD.withKey(null), Reason.KEY, "dealId/factId");
        assertUnreadable(GOOD.withKey(new byte[0]), Reason.KEY, "dealId/factId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"d-1", "d-1/1", "d-1/" + FACT_ID + "/", FACT_ID})
    void theKeyMustBeDealIdAndFactId(String key) {
        assertUnreadable(GOOD.withKey(key.getBytes(UTF_8)), Reason.KEY, "dealId/factId");
    }

    @Test
    void theKeyMustBeOfTheDeal() {
        // "acme_7" lies in the same partition as "d-1"
        assertUnreadable(GOOD.withKey(("acme_7/" + FACT_ID).getBytes(UTF_8)), Reason.KEY, "begin with the dealId");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 3, 4, 5, 6, -1})
    void thePartitionMustBeTheDeals(int partition) {
        assertUnreadable(GOOD.withPartition(partition), Reason.PARTITION, "belongs in partition 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{}{}", "\u0000\u0000\u0000{\u007f", "garbage"})
    void theValueMustBeAJsonObject(String value) {
        assertUnreadable(GOOD.withValue(value), Reason.MALFORMED, "the value ");
    }

    @Test
    void theValueMustBeAFact() {
        assertUnreadable(GOOD.withValue("{}"), Reason.INVALID, "dealId is required; observedAt is required");
        assertUnreadable(
                GOOD.withValue(OBSERVATION.replace("STRAINED", "ADORED")), Reason.INVALID, "relationship must");
        assertUnreadable(
                GOOD.withValue(OBSERVATION.replace("}", ",\"relationship\":\"FOR_LIFE\"}")),
                Reason.INVALID,
                "relationship must occur only once");
    }

    @Test
    void anErasureOfAMomentFarAheadIsRefusedForItWouldKeepTheDealAwayForGood() {
        assertUnreadable(
                TopicRecord.of(new Erasure("d-1", Instant.parse("2026-03-01T12:06:00Z"))),
                Reason.INVALID,
                "erasedAt must not lie in the future");
        assertUnreadable(
                TopicRecord.of(new Erasure("d-1", Instant.parse("9999-12-31T23:59:59Z"))), Reason.INVALID, "erasedAt");
        assertThat(TopicRecord.of(new Erasure("d-1", Instant.parse("2026-03-01T12:05:00Z")))
                        .decode())
                .isInstanceOf(EventCodec.ReadFact.class);
    }

    @Test
    void noDetailRepeatsWhatTheRecordHolds() {
        String person = "J. Jansen";
        for (String header : new String[] {"ce_type", "ce_time", "ce_subject", "ce_specversion", "content-type"}) {
            assertTellsNothingOf(person, GOOD.with(header, person));
        }
        assertTellsNothingOf(person, GOOD.withKey(person.getBytes(UTF_8)));
        assertTellsNothingOf(person, GOOD.withValue(person));
        assertTellsNothingOf(person, GOOD.withValue(OBSERVATION.replace("STRAINED", person)));
        assertTellsNothingOf(person, GOOD.withValue(OBSERVATION.replace("d-1", person)));
    }

    private static void assertTellsNothingOf(String person, TopicRecord spoilt) {
        assertThat(spoilt.decode())
                .isInstanceOfSatisfying(
                        EventCodec.Unreadable.class,
                        unreadable -> assertThat(unreadable.detail()).doesNotContain(person));
    }

    private static void assertUnreadable(TopicRecord spoilt, Reason reason, String detail) {
        assertThat(spoilt.decode()).isInstanceOfSatisfying(EventCodec.Unreadable.class, unreadable -> {
            assertThat(unreadable.reason()).isEqualTo(reason);
            assertThat(unreadable.detail()).contains(detail);
        });
    }
}

package dev.facevalue.benchmarks.soak;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.benchmarks.soak.Fates.Place;
import dev.facevalue.benchmarks.soak.Story.Fact;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** What is planted here must be found; the clean log shows that nothing else is. */
class LogTest {

    private static final Story STORY = new Story(7, "a key");
    private static final Fact ONE = new Fact(1, 0);
    private static final Fact TWO = new Fact(2, 4);

    private final Fates fates = new Fates();
    private final Log log = new Log(STORY, fates);

    @Test
    void aLogOfWhatWasAcceptedIsClean() {
        fates.accepted(ONE, new Place(0, 0));
        fates.accepted(TWO);
        fates.refused(1);
        log.take(lying(ONE, 0));
        log.take(lying(TWO, 1));
        log.appended(2);

        assertThat(log.differences()).isEqualTo(new Log.Differences(0, 0, 0, 0, false, java.util.List.of()));
    }

    @Test
    void whatIsNotThereIsLost() {
        fates.accepted(ONE);
        fates.accepted(TWO);
        log.take(lying(TWO, 0));
        log.appended(1);

        assertThat(log.differences().lost()).isEqualTo(1);
    }

    @Test
    void whatWasAcceptedTwiceMustBeThereTwice() {
        fates.accepted(ONE);
        fates.accepted(ONE);
        log.take(lying(ONE, 0));
        log.appended(1);

        assertThat(log.differences().lost()).isEqualTo(1);
    }

    @Test
    void afterCompactionOnceIsEnough() {
        fates.accepted(ONE);
        fates.accepted(ONE);
        fates.accepted(TWO);
        log.take(lying(ONE, 1));
        log.appended(2);

        assertThat(log.differences().lost()).isEqualTo(1);
        assertThat(log.differences().compacted()).isTrue();
    }

    @Test
    void whatIsThereTwiceAndWasAcceptedOnceIsOneTooMany() {
        fates.accepted(ONE);
        log.take(lying(ONE, 0));
        log.take(lying(ONE, 1));
        log.appended(2);

        assertThat(log.differences().surplus()).isEqualTo(1);
    }

    @Test
    void whatWasRefusedMustNotBeThere() {
        fates.refused(1);
        log.take(lying(ONE, 0));
        log.appended(1);

        assertThat(log.differences().surplus()).isEqualTo(1);
    }

    @Test
    void whatIsUnknownMayBeThereOnceOrNot() {
        fates.unknown(ONE);
        fates.unknown(TWO);
        log.take(lying(ONE, 0));
        log.appended(1);
        assertThat(log.differences().surplus() + log.differences().lost()).isZero();

        log.take(lying(ONE, 1));
        log.appended(2);
        assertThat(log.differences().surplus()).isEqualTo(1);
    }

    @Test
    void aFactThatSaysSomethingElseIsStrange() {
        fates.accepted(ONE);
        log.take(record(ONE, 0, "soak-1/f", STORY.recorded(ONE).replace("\"soak-1\"", "\"soak-2\""), Map.of()));
        log.appended(1);

        assertThat(log.differences().strangers()).isEqualTo(1);
    }

    @Test
    void whatNobodySentIsStrange() {
        log.take(record(ONE, 0, "soak-1/f", STORY.recorded(ONE), Map.of("ce_time", "2026-01-01T00:00:00Z")));
        log.take(record(
                ONE, 1, "soak-1/f", STORY.recorded(ONE), Map.of("ce_type", "dev.facevalue.relationship.observed.v1")));
        log.take(record(ONE, 2, "soak-2/f", STORY.recorded(ONE), Map.of()));
        log.take(record(ONE, 3, "soak-bad-1/f", "{}", Map.of("ce_subject", "soak-bad-1")));
        log.take(new ConsumerRecord<>(Log.DEAL_EVENTS, 0, 4, "junk".getBytes(UTF_8), "junk".getBytes(UTF_8)));
        log.appended(5);

        assertThat(log.differences().strangers()).isEqualTo(5);
        assertThat(log.differences().surplus()).isZero();
    }

    @Test
    void aReceiptForAnotherPlaceIsMisplaced() {
        fates.accepted(ONE, new Place(0, 5));
        log.take(lying(ONE, 0));
        log.appended(1);

        assertThat(log.differences().misplaced()).isEqualTo(1);
    }

    @Test
    void aReceiptForAnEventOfAnotherNameIsMisplaced() {
        fates.accepted(ONE, new Place(0, 0));
        log.take(record(ONE, 0, "soak-1/f", STORY.recorded(ONE), Map.of("ce_id", "soak-1-1")));
        log.appended(1);

        assertThat(log.differences().misplaced()).isEqualTo(1);
    }

    private static ConsumerRecord<byte[], byte[]> lying(Fact fact, long offset) {
        return record(fact, offset, fact.dealId() + "/f" + offset, STORY.recorded(fact), Map.of());
    }

    private static ConsumerRecord<byte[], byte[]> record(
            Fact fact, long offset, String key, String data, Map<String, String> other) {
        RecordHeaders headers = new RecordHeaders();
        Map.of(
                        "ce_subject",
                        fact.dealId(),
                        "ce_id",
                        fact.eventId(),
                        "ce_time",
                        fact.recordedAt().toString(),
                        "ce_type",
                        fact.isOutcome()
                                ? "dev.facevalue.deal-outcome.recorded.v1"
                                : "dev.facevalue.relationship.observed.v1")
                .forEach((name, value) ->
                        headers.add(name, other.getOrDefault(name, value).getBytes(UTF_8)));
        return new ConsumerRecord<>(
                Log.DEAL_EVENTS,
                0,
                offset,
                0,
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                key.getBytes(UTF_8),
                data.getBytes(UTF_8),
                headers,
                Optional.empty());
    }
}

package dev.facevalue.ingest.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.facevalue.deal.FactForm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventBatchTest {

    private static final int MAX_EVENT_BYTES = 400;
    private static final int MAX_EVENTS = 5;

    @Test
    void everyEventIsAFactAtItsPlace() throws IOException {
        assertThat(told("[" + event("d-1") + "," + event("d-2") + "]")).containsExactly("1 ok d-1", "2 ok d-2");
    }

    @Test
    void anEventBringsItsName() throws IOException {
        FactLine.Filled first = (FactLine.Filled)
                open(Lines.body("[" + event("d-1") + "]")).orElseThrow().next().orElseThrow();

        assertThat(first.name()).extracting("id", "source").containsExactly("e-d-1", "/crm");
    }

    @Test
    void anEmptyBatchIsABatch() throws IOException {
        assertThat(told(" [ ] ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\t "})
    void aBodyOfNothingIsNone(String body) throws IOException {
        assertThat(open(Lines.body(body))).isEmpty();
    }

    @Test
    void aByteOrderMarkIsPassedOver() throws IOException {
        assertThat(told("\uFEFF[" + event("d-1") + "]")).containsExactly("1 ok d-1");
    }

    @Test
    void anEventThatIsNoneCostsThatEventOnly() throws IOException {
        String body = "[" + event("d-1") + ",{\"id\":\"e\"}," + event("d-3").replace("1.0", "2.0") + ",null,"
                + event("d-5") + "]";

        assertThat(told(body))
                .containsExactly(
                        "1 ok d-1",
                        "2 bad - is required",
                        "3 bad - must be 1.0",
                        "4 bad - must be a JSON object",
                        "5 ok d-5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"17", "\"text\"", "[1,[2],{\"a\":3}]", "true", "-1.5e3"})
    void whatIsNoObjectIsABadEvent(String json) throws IOException {
        assertThat(told("[" + json + " , " + event("d-2") + "]"))
                .containsExactly("1 bad - must be a JSON object", "2 ok d-2");
    }

    @Test
    void anEventOfExactlyTheLimitIsRead() throws IOException {
        assertThat(told("[" + padded("d-1", MAX_EVENT_BYTES) + "," + padded("d-2", MAX_EVENT_BYTES) + "]"))
                .containsExactly("1 ok d-1", "2 ok d-2");
    }

    @ParameterizedTest
    @ValueSource(ints = {MAX_EVENT_BYTES + 1, 20_000, 3_000_000})
    void anEventOverTheLimitCostsThatEventOnly(int bytes) throws IOException {
        assertThat(told("[" + event("d-1") + "," + padded("d-2", bytes) + "," + event("d-3") + "]"))
                .containsExactly("1 ok d-1", "2 bad - is longer than the 400 bytes that an event may have", "3 ok d-3");
    }

    @Test
    void aTextOverTheLimitCostsItsEventOnly() throws IOException {
        String endless = event("d-2").replace("e-d-2", "x".repeat(1_000_000));

        assertThat(told("[" + endless + "," + event("d-2") + "]"))
                .containsExactly("1 bad - is longer than the 400 bytes that an event may have", "2 ok d-2");
    }

    @Test
    void bytesThatAreNotUtf8CostTheirEventOnly() throws IOException {
        InputStream body = Lines.bytes(
                Lines.utf8("[" + event("d-1") + ",{\"id\":\""),
                new byte[] {(byte) 0xC0, (byte) 0xAF},
                Lines.utf8("\"}," + event("d-3") + "]"));

        assertThat(told(body)).containsExactly("1 ok d-1", "2 bad - is not UTF-8", "3 ok d-3");
    }

    @Test
    void fromOneEventMoreThanABatchMayHoldNothingIsTaken() throws IOException {
        CloudEventBatch batch =
                open(Lines.body("[" + (event("d-1") + ",").repeat(6) + "}")).orElseThrow();
        for (int i = 0; i < MAX_EVENTS; i++) {
            assertThat(batch.next()).isPresent();
        }

        assertThatThrownBy(batch::next)
                .isInstanceOfSatisfying(
                        TooManyEventsException.class,
                        tooMany -> assertThat(tooMany.max()).isEqualTo(MAX_EVENTS));
    }

    @Test
    void aBatchMayHoldAsManyEventsAsItMay() throws IOException {
        assertThat(told("[" + String.join(",", Collections.nCopies(MAX_EVENTS, event("d-1"))) + "]"))
                .hasSize(MAX_EVENTS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                // what follows the first event | how many are read | from which place on nothing is
                "~ ~ | 1 | 2",
                ", | 1 | 2",
                " {} ] | 1 | 2",
                ",, {} ] | 1 | 2",
                ", {\"a\": oops} ] | 1 | 2",
                ", {\"a\": 1 | 1 | 2",
                ", {\"a ] | 1 | 2",
                "} ] | 1 | 2",
                ", {\"id\":1}, ] | 2 | 3",
                "] x | 1 | 2",
                "] [] | 1 | 2"
            })
    void whereTheArrayCeasesToBeJsonTheBodyIsBroken(String rest, int read, int brokenFrom) throws IOException {
        CloudEventBatch batch = open(Lines.body("[" + event("d-1") + rest)).orElseThrow();
        for (int i = 0; i < read; i++) {
            assertThat(batch.next()).isPresent();
        }

        assertThatThrownBy(batch::next)
                .isInstanceOfSatisfying(
                        BrokenBodyException.class,
                        broken -> assertThat(broken.line()).isEqualTo(brokenFrom));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "7", "oops", "]"})
    void whatIsNoArrayIsBrokenFromTheFirstEventOn(String body) {
        assertThatThrownBy(() -> open(Lines.body(body)))
                .isInstanceOfSatisfying(
                        BrokenBodyException.class,
                        broken -> assertThat(broken.line()).isEqualTo(1));
    }

    @Test
    void aNameThatIsTooLongToBeKeptBreaksTheBodyThere() throws IOException {
        CloudEventBatch batch = open(Lines.body(
                        "[" + event("d-1") + ",{\"" + "x".repeat(300) + "\":1}," + event("d-3") + "]"))
                .orElseThrow();

        assertThat(batch.next()).isPresent();
        assertThatThrownBy(batch::next)
                .isInstanceOfSatisfying(
                        BrokenBodyException.class,
                        broken -> assertThat(broken.line()).isEqualTo(2));
    }

    @Test
    void aNestingWithoutEndIsBrokenAndNotAnOverflow() throws IOException {
        CloudEventBatch batch =
                open(Lines.body("[" + "{\"a\":".repeat(100_000))).orElseThrow();

        assertThatThrownBy(batch::next).isInstanceOf(BrokenBodyException.class);
    }

    @Test
    void anEventIsReadBeforeTheNextByteComes() throws IOException {
        InputStream stalled = new SequenceInputStream(Lines.body("[" + event("d-1")), new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("nobody may wait for what comes after the event");
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                return read();
            }
        });

        assertThat(open(stalled).orElseThrow().next()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64, 8_000})
    void inWhichPiecesTheBytesComeDoesNotMatter(int size) throws IOException {
        String body = "\uFEFF [\n" + event("é-1") + ",\r\n" + padded("d-2", 40_000) + " ,17," + event("d-4") + "]";

        assertThat(told(Lines.dribbling(Lines.body(body), size)))
                .isEqualTo(told(body))
                .hasSize(4);
    }

    @Test
    void whateverComesEachEventIsCutOutWhole() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            List<String> events = new ArrayList<>();
            List<String> expected = new ArrayList<>();
            for (int place = 1; place <= MAX_EVENTS; place++) {
                int bytes = random.nextInt(3) == 0 ? random.nextInt(300, 500) : random.nextInt(300, 60_000);
                events.add(" ".repeat(random.nextInt(20_000)) + padded("d-" + place, bytes));
                expected.add(
                        bytes <= MAX_EVENT_BYTES
                                ? place + " ok d-" + place
                                : place + " bad - is longer than the 400 bytes that an event may have");
            }
            InputStream body = Lines.body("[" + String.join(",", events) + "]");

            assertThat(told(Lines.dribbling(body, random.nextInt(1, 20_000))))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(expected);
        }
    }

    @Test
    void aBatchOfAnyLengthIsReadInBoundedMemory() throws IOException {
        byte[] huge = ("{\"a\":\"" + "x".repeat(1_000_000) + "\"},").getBytes(UTF_8);
        List<InputStream> parts = new ArrayList<>(List.of(Lines.body("[")));
        // 2 GB, twice what the tests' heap holds.
        for (int i = 0; i < 2_000; i++) {
            parts.add(new ByteArrayInputStream(huge));
        }
        parts.add(Lines.body("17]"));
        CloudEventBatch batch = CloudEventBatch.open(
                        new SequenceInputStream(Collections.enumeration(parts)),
                        FactForm.Kind.DEAL_OUTCOME,
                        MAX_EVENT_BYTES,
                        10_000)
                .orElseThrow();

        int events = 0;
        while (batch.next().isPresent()) {
            events++;
        }

        assertThat(events).isEqualTo(2_001);
    }

    private static String event(String dealId) {
        return "{\"specversion\":\"1.0\",\"id\":\"e-" + dealId
                + "\",\"source\":\"/crm\",\"type\":\"dev.facevalue.deal-outcome.recorded.v1\",\"data\":{\"dealId\":\""
                + dealId + "\",\"decidedAt\":\"2026-03-01T12:00:00Z\",\"country\":\"NL\",\"decision\":\"WON\"}}";
    }

    private static String padded(String dealId, int bytes) {
        String event = event(dealId);
        return event.substring(0, event.length() - 1) + " ".repeat(bytes - event.length()) + "}";
    }

    private static List<String> told(String body) throws IOException {
        return told(Lines.body(body));
    }

    private static List<String> told(InputStream body) throws IOException {
        return Lines.told(open(body).orElseThrow());
    }

    private static Optional<CloudEventBatch> open(InputStream body) throws IOException {
        return CloudEventBatch.open(body, FactForm.Kind.DEAL_OUTCOME, MAX_EVENT_BYTES, MAX_EVENTS);
    }
}

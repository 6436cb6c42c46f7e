package dev.facevalue.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.facevalue.eventstream.EventCodec;
import dev.facevalue.ingest.broker.DealEvents;
import dev.facevalue.ingest.broker.TestBroker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestBroker.class)
@SuppressWarnings("NullAway.Init") // the broker and the address are injected
class ManyFactsIT {

    private static final String HEADER = "dealId,decidedAt,country,decision,strategy,value.amount,value.currency\n";

    TestBroker broker;

    @TestHTTPResource
    URI service;

    @Test
    void aBrokenSeventhLineIsToldAndTheOthersAreKept() {
        String body = lines("nd", 10).replace(Api.won("nd-7"), "{\"dealId\":\"nd-7\",");

        Api.post(Api.OUTCOMES, Api.NDJSON, body)
                .then()
                .statusCode(200)
                .body("accepted", equalTo(9))
                .body("rejected", equalTo(1))
                .body("errors", hasSize(1))
                .body("errors[0].line", equalTo(7))
                .body("errors[0]", not(hasKey("dealId")))
                .body("errors[0].violations[0].field", equalTo(""));

        assertThat(keysOf("nd-"))
                .containsExactlyInAnyOrder("nd-1", "nd-2", "nd-3", "nd-4", "nd-5", "nd-6", "nd-8", "nd-9", "nd-10");
    }

    @Test
    void aLineThatIsNoFactIsToldWithItsDeal() {
        Api.post(
                        Api.OUTCOMES,
                        Api.NDJSON,
                        Api.won("rule-1") + "\n" + Api.won("rule-2").replace("WON", "LOST"))
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("errors[0].line", equalTo(2))
                .body("errors[0].dealId", equalTo("rule-2"))
                .body(
                        "errors[0].violations",
                        equalTo(List.of(
                                Map.of("field", "strategy", "message", "is required unless the decision is WON"))));
    }

    @Test
    void laterLinesAreRecordedLater() {
        String body = IntStream.range(0, 500).mapToObj(_ -> Api.won("order-1")).collect(Collectors.joining("\n"));

        Api.post(Api.OUTCOMES, Api.NDJSON, body).then().statusCode(200).body("accepted", equalTo(500));

        List<Instant> times = new DealEvents(broker)
                .ofDealsNamed("order-1/").stream()
                        .map(each -> ((EventCodec.ReadFact) EventCodec.decode(each))
                                .recorded()
                                .recordedAt())
                        .toList();
        assertThat(times).hasSize(500).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void everyLineOfACsvIsAFact() {
        Api.post(
                        Api.OUTCOMES,
                        Api.CSV,
                        HEADER + "csv-1,2026-03-01T12:00:00Z,NL,WON,,12.50,EUR\n"
                                + "csv-2,2026-03-01T12:00:00Z,JP,LOST,SAVE_FACE,,\n"
                                + "csv-3,2026-03-01T12:00:00Z,JP,LOST,,,\n")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(2))
                .body("rejected", equalTo(1))
                .body("errors[0].line", equalTo(4))
                .body("errors[0].dealId", equalTo("csv-3"));

        assertThat(new DealEvents(broker).ofDealsNamed("csv-1/"))
                .singleElement()
                .satisfies(each -> assertThat(new String(each.value(), StandardCharsets.UTF_8))
                        .isEqualTo("{\"country\":\"NL\",\"dealId\":\"csv-1\",\"decidedAt\":\"2026-03-01T12:00:00Z\","
                                + "\"decision\":\"WON\",\"value\":{\"amount\":12.5,\"currency\":\"EUR\"}}"));
    }

    @Test
    void observationsComeAsCsvToo() {
        Api.post(Api.OBSERVATIONS, Api.CSV, "dealId,observedAt,relationship\nobs-1,2026-06-01T00:00:00Z,SEVERED\n")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("errors", empty());
    }

    @Test
    void aCsvWithAWrongColumnIsRefusedAsAWhole() {
        long before = new DealEvents(broker).written();

        Api.post(Api.OUTCOMES, Api.CSV, HEADER.replace("strategy", "tactic") + "csv-9,2026-03-01T12:00:00Z,NL,WON,,,\n")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("INVALID_CSV_HEADER"))
                .body(
                        "violations",
                        equalTo(List.of(Map.of("field", "tactic", "message", "is not a column of this fact"))));

        assertThat(new DealEvents(broker).written()).isEqualTo(before);
    }

    @Test
    void aQuoteThatIsNeverClosedIsToldWithWhatCameBefore() {
        Api.post(
                        Api.OUTCOMES,
                        Api.CSV,
                        HEADER + "open-1,2026-03-01T12:00:00Z,NL,WON,,,\n\"open-2,2026-03-01T12:00:00Z,NL,WON,,,\n"
                                + "open-3,2026-03-01T12:00:00Z,NL,WON,,,\n")
                .then()
                .statusCode(400)
                .body("code", equalTo("BROKEN_BODY"))
                .body("line", equalTo(3))
                .body("accepted", equalTo(1))
                .body("rejected", equalTo(0))
                .body("errors", empty());
    }

    @Test
    void aBodyOfNothingIsRefused() {
        for (String type : List.of(Api.NDJSON, Api.CSV)) {
            Api.post(Api.OUTCOMES, type, "")
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("code", equalTo("EMPTY_BODY"));
        }
    }

    @Test
    void anIdempotencyKeyNamesNoBulkBody() {
        Api.as("recorder")
                .contentType(Api.NDJSON)
                .header("Idempotency-Key", "one")
                .body(Api.won("key-1"))
                .post(Api.OUTCOMES)
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_IDEMPOTENCY_KEY"));
    }

    @Test
    void everyBadLineIsCountedAndTheFirstThousandAreNamed() {
        Api.post(Api.OUTCOMES, Api.NDJSON, "{}\n".repeat(1_500))
                .then()
                .statusCode(200)
                .body("accepted", equalTo(0))
                .body("rejected", equalTo(1_500))
                .body("errors", hasSize(1_000))
                .body("errors.line", hasItem(1_000));
    }

    @Test
    void whatIsWrongWithOneLineIsToldWithinABound() {
        String line =
                IntStream.range(0, 5_000).mapToObj(i -> "\"u" + i + "\":1").collect(Collectors.joining(",", "{", "}"));

        Api.post(Api.OUTCOMES, Api.NDJSON, line)
                .then()
                .statusCode(200)
                .body("errors[0].violations", hasSize(21))
                .body("errors[0].violations[20].message", equalTo("and more besides"));
    }

    @Test
    void linesArePublishedWhileTheBodyIsStillOnItsWay() throws IOException {
        DealEvents events = new DealEvents(broker);
        try (Socket socket = beginUpload("stream")) {
            OutputStream out = socket.getOutputStream();
            sendChunk(out, Api.won("stream-1") + "\n");

            await().atMost(Duration.ofSeconds(10))
                    .until(() -> events.ofDealsNamed("stream-1/").size() == 1);

            sendChunk(out, Api.won("stream-2") + "\n");
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readNBytes(15), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 200 OK");
        }
    }

    @Test
    void aLineThatBreaksOffIsNotTaken() throws IOException {
        DealEvents events = new DealEvents(broker);
        Socket socket = beginUpload("broken");
        OutputStream out = socket.getOutputStream();
        // The second line is a whole fact, but whether more was to come nobody knows.
        sendChunk(out, Api.won("broken-1") + "\n" + Api.won("broken-2"));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> events.ofDealsNamed("broken-1/").size() == 1);

        socket.close();

        // A body whose client is gone is out of hand again: all the places for bulk bodies are free.
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(new HashSet<>(bulkStatuses(64))).containsExactly(200));
        assertThat(events.ofDealsNamed("broken-2/")).isEmpty();
    }

    private List<Integer> bulkStatuses(int bodies) throws IOException {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < bodies; i++) {
                Socket socket = beginUpload("slots");
                sockets.add(socket);
                sendChunk(socket.getOutputStream(), Api.won("slots-" + i) + "\n");
            }
            List<Integer> statuses = new ArrayList<>();
            for (Socket socket : sockets) {
                socket.getOutputStream().write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                String status = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
                statuses.add(Integer.parseInt(status.substring(9)));
            }
            return statuses;
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private Socket beginUpload(String agent) throws IOException {
        Socket socket = new Socket(service.getHost(), service.getPort());
        String credentials = Base64.getEncoder().encodeToString("recorder:recorder".getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream()
                .write(("POST " + Api.OUTCOMES + " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: " + agent
                                + "\r\nAuthorization: Basic " + credentials + "\r\nContent-Type: " + Api.NDJSON
                                + "\r\nTransfer-Encoding: chunked\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static void sendChunk(OutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private List<String> keysOf(String begin) {
        return new DealEvents(broker)
                .ofDealsNamed(begin).stream()
                        .map(each -> new String(each.key(), StandardCharsets.UTF_8))
                        .map(key -> key.substring(0, key.indexOf('/')))
                        .toList();
    }

    private static String lines(String prefix, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> Api.won(prefix + "-" + i))
                .collect(Collectors.joining("\n"));
    }
}

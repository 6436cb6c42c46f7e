package dev.facevalue.benchmarks.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facevalue.benchmarks.sidebyside.Contender;
import dev.facevalue.benchmarks.testbed.AtOnce;
import dev.facevalue.benchmarks.testbed.Intake;
import dev.facevalue.benchmarks.testbed.Said;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The facts of {@link Uploads} to a Strimzi Kafka Bridge, in batches of records, a few at once. */
final class RecordsInBatches implements Contender {

    private static final int RECORDS_PER_BATCH = 1_000;
    private static final int BATCHES_AT_ONCE = 16;
    private static final double NANOS = 1e9;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Intake intake;
    private final StrimziBridge bridge;
    private final String topic;
    private final List<byte[]> batches = new ArrayList<>();

    /** @param facts how many each turn sends */
    RecordsInBatches(Intake intake, StrimziBridge bridge, String topic, int facts) {
        this.intake = intake;
        this.bridge = bridge;
        this.topic = topic;
        for (int from = 0; from < facts; from += RECORDS_PER_BATCH) {
            batches.add(batch(from, Math.min(facts, from + RECORDS_PER_BATCH)));
        }
    }

    private static byte[] batch(int from, int to) {
        return LongStream.range(from, to)
                .mapToObj(deal -> "{\"key\":\"deal-%d\",\"value\":%s}".formatted(deal, Said.outcome(deal)))
                .collect(Collectors.joining(",", "{\"records\":[", "]}"))
                .getBytes(UTF_8);
    }

    @Override
    public String name() {
        return bridge.name() + ", batches";
    }

    @Override
    public String settings() {
        return StrimziBridge.SETTINGS
                + "; %d batches of %,d records at once, made beforehand, from a client on the same machine"
                        .formatted(BATCHES_AT_ONCE, RECORDS_PER_BATCH);
    }

    @Override
    public Turn take() throws Exception {
        long before = intake.written(topic);
        long begun = System.nanoTime();
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            AtOnce.each(batches.stream(), BATCHES_AT_ONCE, batch -> send(http, batch));
        }
        double seconds = (System.nanoTime() - begun) / NANOS;
        long written = intake.written(topic) - before;
        return new Turn(written / seconds, Uploads.did(written));
    }

    private void send(HttpClient http, byte[] batch) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(
                HttpRequest.newBuilder(bridge.records(topic))
                        .header("Content-Type", "application/vnd.kafka.json.v2+json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(batch))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        // It answers 200 whatever became of the records; each that failed has an error's code.
        if (answer.statusCode() != 200
                || JSON.readTree(answer.body()).at("/offsets").findValue("error_code") != null) {
            throw new IOException("not accepted: " + answer.statusCode() + " " + new String(answer.body(), UTF_8));
        }
    }
}

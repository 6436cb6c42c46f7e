package dev.facevalue.benchmarks.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.facevalue.benchmarks.sidebyside.Contender;
import dev.facevalue.benchmarks.testbed.AtOnce;
import dev.facevalue.benchmarks.testbed.IngestClient;
import dev.facevalue.benchmarks.testbed.Intake;
import dev.facevalue.benchmarks.testbed.Parts;
import dev.facevalue.benchmarks.testbed.Said;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;

/** Outcomes in NDJSON, uploaded a few bodies at once. */
final class Uploads implements Contender {

    private static final int LINES_PER_BODY = 20_000;
    private static final int BODIES_AT_ONCE = 4;
    private static final double NANOS = 1e9;

    private final Intake intake;
    private final List<Body> bodies = new ArrayList<>();

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Body(byte[] lines, int number) {}

    /** @param facts how many each turn uploads */
    Uploads(Intake intake, int facts) {
        this.intake = intake;
        // Made beforehand, for whoever makes them would take the processor from who reads them.
        for (int from = 0; from < facts; from += LINES_PER_BODY) {
            int to = Math.min(facts, from + LINES_PER_BODY);
            bodies.add(new Body(Said.outcomes(from, to).getBytes(UTF_8), to - from));
        }
    }

    /** Uploads one body. */
    void warmUp() throws IOException, InterruptedException {
        try (IngestClient client = client()) {
            upload(client, bodies.getFirst());
        }
    }

    @Override
    public String name() {
        return "ingest, bulk";
    }

    @Override
    public String settings() {
        return Parts.AS_PACKAGED
                + "; HTTP Basic, %d uploads of %,d lines of NDJSON at once, made beforehand, from a client on the same machine; a line is an outcome with all its codes"
                        .formatted(BODIES_AT_ONCE, LINES_PER_BODY);
    }

    @Override
    public Turn take() throws Exception {
        long before = intake.written(Intake.TOPIC);
        long begun = System.nanoTime();
        try (IngestClient client = client()) {
            AtOnce.each(bodies.stream(), BODIES_AT_ONCE, body -> upload(client, body));
        }
        double seconds = (System.nanoTime() - begun) / NANOS;
        long written = intake.written(Intake.TOPIC) - before;
        return new Turn(written / seconds, did(written));
    }

    /** What every contender says that it did. */
    static String did(long written) {
        return "%,d records".formatted(written);
    }

    private IngestClient client() {
        return new IngestClient(intake.ingest().service().uri());
    }

    private static void upload(IngestClient client, Body body) throws IOException, InterruptedException {
        client.upload(IngestClient.OUTCOMES, HttpRequest.BodyPublishers.ofByteArray(body.lines()), body.number());
    }
}

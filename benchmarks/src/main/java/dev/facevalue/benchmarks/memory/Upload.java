package dev.facevalue.benchmarks.memory;

import dev.facevalue.benchmarks.sidebyside.Contender;
import dev.facevalue.benchmarks.testbed.IngestClient;
import dev.facevalue.benchmarks.testbed.Intake;
import dev.facevalue.benchmarks.testbed.Parts;
import dev.facevalue.benchmarks.testbed.ProcessMemory;
import dev.facevalue.benchmarks.testbed.Said;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.LongStream;

/** One upload to an ingest that has just been started. */
record Upload(Path root, long lines) implements Contender {

    private static final long LINES_AT_ONCE = 1_000;

    @Override
    public String name() {
        return "ingest, %,d lines".formatted(lines);
    }

    @Override
    public String settings() {
        return Parts.AS_PACKAGED
                + ", started anew for each turn, with a broker of its own; NDJSON in one body, made while it is sent; a line is an outcome with all its codes";
    }

    @Override
    public Turn take() throws Exception {
        try (Intake intake = Intake.start(root);
                IngestClient client = new IngestClient(intake.ingest().service().uri())) {
            client.upload(IngestClient.OUTCOMES, HttpRequest.BodyPublishers.ofByteArrays(this::pieces), lines);
            if (intake.written(Intake.TOPIC) != lines) {
                throw new IOException(intake.written(Intake.TOPIC) + " records of " + lines + " lines");
            }
            return new Turn(ProcessMemory.peakResidentMebibytes(intake.ingest().pid()), "every line is a record");
        }
    }

    private Iterator<byte[]> pieces() {
        return LongStream.iterate(0, from -> from < lines, from -> from + LINES_AT_ONCE)
                .mapToObj(from -> Said.outcomes(from, Math.min(lines, from + LINES_AT_ONCE)) + '\n')
                .map(piece -> piece.getBytes(StandardCharsets.UTF_8))
                .iterator();
    }
}

package dev.facevalue.benchmarks.ingest;

import dev.facevalue.benchmarks.sidebyside.Contender;
import dev.facevalue.benchmarks.sidebyside.Pair;
import dev.facevalue.benchmarks.testbed.Intake;
import java.io.IOException;
import java.nio.file.Path;

/** Uploads of NDJSON to ingest, and Kafka's own ProducerPerformance, on one broker. */
record BulkPair(Intake intake, Contender ours, Contender peer) implements Pair {

    /** Starts what both need. */
    static Pair start(Path root, int facts) throws IOException, InterruptedException {
        Intake intake = Intake.start(root);
        try {
            Uploads ours = new Uploads(intake, facts);
            // Of these, the peer's records get their size and what is in them.
            ours.warmUp();
            return new BulkPair(intake, ours, ProducerPerformance.like(intake, facts));
        } catch (IOException | RuntimeException failed) {
            intake.close();
            throw failed;
        }
    }

    @Override
    public void close() {
        intake.close();
    }
}

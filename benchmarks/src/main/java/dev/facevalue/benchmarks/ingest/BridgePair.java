package dev.facevalue.benchmarks.ingest;

import dev.facevalue.benchmarks.sidebyside.Contender;
import dev.facevalue.benchmarks.sidebyside.Pair;
import dev.facevalue.benchmarks.testbed.Intake;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Ingest beside a Strimzi Kafka Bridge, on one broker. */
record BridgePair(Intake intake, StrimziBridge bridge, Contender ours, Contender peer) implements Pair {

    private static final String TOPIC = "beside-ingest";

    /** How both are asked. */
    @FunctionalInterface
    private interface Asked {
        BridgePair of(Intake intake, StrimziBridge bridge) throws IOException, InterruptedException;
    }

    /** One fact a request. */
    static Pair oneByOne(Path root, Path distribution, Duration turn) throws IOException, InterruptedException {
        return start(
                root,
                distribution,
                (intake, bridge) -> new BridgePair(
                        intake,
                        bridge,
                        new Posts(intake, Wrk.facts(intake.directory(), turn)),
                        new RecordsOneByOne(intake, bridge, Wrk.records(intake.directory(), turn))));
    }

    /** Uploads of NDJSON, and batches of records. */
    static Pair inBulk(Path root, Path distribution, int facts) throws IOException, InterruptedException {
        return start(
                root,
                distribution,
                (intake, bridge) -> new BridgePair(
                        intake,
                        bridge,
                        new Uploads(intake, facts),
                        new RecordsInBatches(intake, bridge, TOPIC, facts)));
    }

    private static Pair start(Path root, Path distribution, Asked asked) throws IOException, InterruptedException {
        Intake intake = Intake.start(root);
        try {
            intake.createTopic(TOPIC);
            StrimziBridge bridge = StrimziBridge.start(distribution, intake);
            try {
                return asked.of(intake, bridge);
            } catch (IOException | InterruptedException | RuntimeException failed) {
                bridge.close();
                throw failed;
            }
        } catch (IOException | InterruptedException | RuntimeException failed) {
            intake.close();
            throw failed;
        }
    }

    @Override
    public void close() {
        bridge.close();
        intake.close();
    }

    private record RecordsOneByOne(Intake intake, StrimziBridge bridge, Wrk wrk) implements Contender {

        @Override
        public String name() {
            return bridge.name();
        }

        @Override
        public String settings() {
            return StrimziBridge.SETTINGS + "; the same load, each fact the value of a record whose key is the deal";
        }

        @Override
        public Turn take() throws Exception {
            return new Turn(Posts.published(intake, TOPIC, wrk, bridge.records(TOPIC)), Posts.DID);
        }
    }
}

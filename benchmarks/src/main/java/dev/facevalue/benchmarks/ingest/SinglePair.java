package dev.facevalue.benchmarks.ingest;

import dev.facevalue.benchmarks.sidebyside.Contender;
import dev.facevalue.benchmarks.sidebyside.Pair;
import dev.facevalue.benchmarks.testbed.Intake;
import dev.facevalue.localstack.Ports;
import dev.facevalue.localstack.Service;
import dev.facevalue.localstack.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Ingest beside an endpoint that publishes nothing, each asked by wrk in its turn. */
record SinglePair(Intake intake, ServiceProcess endpoint, Contender ours, Contender peer) implements Pair {

    private static final Duration READY_BOUND = Duration.ofMinutes(1);

    /** Starts what both need. */
    static Pair start(Path root, Duration turn) throws IOException {
        Intake intake = Intake.start(root);
        try {
            ServiceProcess endpoint = ServiceProcess.startWithoutCache(new Service(
                    "discarding-endpoint",
                    root.resolve("discarding-endpoint/target/quarkus-app/quarkus-run.jar"),
                    Ports.free(),
                    Map.of(),
                    intake.ingest().service().memory(),
                    intake.directory().resolve("endpoint.log")));
            try {
                endpoint.awaitReady(READY_BOUND);
                Wrk wrk = Wrk.facts(intake.directory(), turn);
                return new SinglePair(
                        intake, endpoint, new Posts(intake, wrk), new Discarded(Posts.outcomes(endpoint), wrk));
            } catch (IOException | RuntimeException failed) {
                endpoint.close();
                throw failed;
            }
        } catch (IOException | RuntimeException failed) {
            intake.close();
            throw failed;
        }
    }

    @Override
    public void close() {
        endpoint.close();
        intake.close();
    }

    private record Discarded(URI outcomes, Wrk wrk) implements Contender {

        @Override
        public String name() {
            return "discarding endpoint";
        }

        @Override
        public String settings() {
            return "Quarkus REST on the event loop, with ingest's own reading and checking of a fact; no users, no metrics, no Kafka; the same load, options and memory";
        }

        @Override
        public Turn take() throws Exception {
            return new Turn(wrk.run(outcomes).perSecond(), Posts.DID);
        }
    }
}

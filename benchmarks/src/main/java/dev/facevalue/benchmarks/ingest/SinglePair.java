package dev.facevalue.benchmarks.ingest;

import dev.facevalue.benchmarks.sidebyside.Contender;
import dev.facevalue.benchmarks.sidebyside.Pair;
import dev.facevalue.benchmarks.testbed.IngestClient;
import dev.facevalue.benchmarks.testbed.Intake;
import dev.facevalue.benchmarks.testbed.Parts;
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

    private static final int CONNECTIONS = 128;
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
                Wrk wrk = Wrk.facts(intake.directory(), IngestClient.AUTHORIZATION, CONNECTIONS, turn);
                return new SinglePair(intake, endpoint, new Posts(intake, wrk), new Discarded(endpoint, wrk));
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

    private static URI outcomes(ServiceProcess service) {
        return service.service().uri().resolve(IngestClient.OUTCOMES);
    }

    private record Posts(Intake intake, Wrk wrk) implements Contender {

        @Override
        public String name() {
            return "ingest, one by one";
        }

        @Override
        public String settings() {
            return Parts.AS_PACKAGED
                    + "; HTTP Basic, wrk with one thread and %d connections on the same machine; an outcome with all its codes, of another deal each time"
                            .formatted(wrk.connections());
        }

        /** Those under way when time was up may have been published though wrk never read their answers. */
        @Override
        public Turn take() throws Exception {
            long before = intake.written(Intake.TOPIC);
            Wrk.Report report = wrk.run(outcomes(intake.ingest()));
            long published = intake.written(Intake.TOPIC) - before;
            if (published < report.requests() || published > report.requests() + wrk.connections()) {
                throw new IOException(report.requests() + " answered, but " + published + " published");
            }
            return new Turn(report.perSecond(), "202 to each");
        }
    }

    private record Discarded(ServiceProcess endpoint, Wrk wrk) implements Contender {

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
            return new Turn(wrk.run(outcomes(endpoint)).perSecond(), "202 to each");
        }
    }
}

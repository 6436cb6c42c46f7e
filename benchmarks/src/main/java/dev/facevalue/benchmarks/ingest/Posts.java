package dev.facevalue.benchmarks.ingest;

import dev.facevalue.benchmarks.sidebyside.Contender;
import dev.facevalue.benchmarks.testbed.IngestClient;
import dev.facevalue.benchmarks.testbed.Intake;
import dev.facevalue.benchmarks.testbed.Parts;
import dev.facevalue.localstack.ServiceProcess;
import java.io.IOException;
import java.net.URI;

/** Facts posted to ingest one by one. */
record Posts(Intake intake, Wrk wrk) implements Contender {

    /** What every contender says that it did. */
    static final String DID = "every request accepted";

    /** Where a service takes outcomes. */
    static URI outcomes(ServiceProcess service) {
        return service.service().uri().resolve(IngestClient.OUTCOMES);
    }

    @Override
    public String name() {
        return "ingest, one by one";
    }

    @Override
    public String settings() {
        return Parts.AS_PACKAGED
                + "; HTTP Basic, wrk with one thread and %d connections on the same machine; an outcome with all its codes, of another deal each time"
                        .formatted(Wrk.CONNECTIONS);
    }

    @Override
    public Turn take() throws Exception {
        return new Turn(published(intake, Intake.TOPIC, wrk, outcomes(intake.ingest())), DID);
    }

    /**
     * Runs the load, and looks whether every fact that was accepted lies on the topic, once. Those under way when time
     * was up may be published though wrk never reads their answers, and some only after it has ended: they are waited
     * for, so that none is taken for one of the next turn.
     *
     * @return requests a second
     */
    static double published(Intake intake, String topic, Wrk wrk, URI what) throws IOException, InterruptedException {
        long before = intake.writtenAtLast(topic);
        Wrk.Report report = wrk.run(what);
        long published = intake.writtenAtLast(topic) - before;
        if (published < report.requests() || published > report.requests() + Wrk.CONNECTIONS) {
            throw new IOException(report.requests() + " answered, but " + published + " published");
        }
        return report.perSecond();
    }
}

package dev.facevalue.benchmarks.projection;

import dev.facevalue.benchmarks.fold.Topics;
import dev.facevalue.benchmarks.testbed.IngestClient;
import dev.facevalue.benchmarks.testbed.Intake;
import dev.facevalue.localstack.BrokerProcess;
import dev.facevalue.localstack.Ports;
import dev.facevalue.localstack.Service;
import dev.facevalue.localstack.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;

/** A broker whose topic holds the facts of a case, as ingest has written them. */
final class FilledTopic implements AutoCloseable {

    private static final Duration READY_BOUND = Duration.ofMinutes(3);

    private final BrokerProcess broker;
    private final Topics topics;

    private FilledTopic(BrokerProcess broker) {
        this.broker = broker;
        this.topics = new Topics(broker.bootstrapServers());
    }

    /**
     * Starts a broker and fills the topic through ingest, which is ended then.
     *
     * @param root a checkout with ingest packaged in it
     * @param directory for the log
     */
    static FilledTopic fill(Path root, Path directory, Case facts)
            throws IOException, InterruptedException, ExecutionException {
        BrokerProcess broker = BrokerProcess.start(directory.resolve("kafka"), 0);
        FilledTopic topic = new FilledTopic(broker);
        try {
            broker.awaitReady(READY_BOUND);
            Service service =
                    Service.ingest(root, Ports.free(), broker.bootstrapServers(), directory.resolve("ingest.log"));
            try (ServiceProcess ingest = ServiceProcess.startWithoutCache(service)) {
                ingest.awaitReady(READY_BOUND);
                send(facts, service.uri());
            }
            topic.requireAll(facts);
            return topic;
        } catch (IOException | InterruptedException | ExecutionException | RuntimeException failed) {
            topic.close();
            throw failed;
        }
    }

    private static void send(Case facts, URI service) throws IOException, InterruptedException {
        try (IngestClient ingest = new IngestClient(service)) {
            // One after another: an update must not overtake what it updates.
            for (Iterator<Case.Body> bodies = facts.bodies().iterator(); bodies.hasNext(); ) {
                Case.Body body = bodies.next();
                ingest.upload(body.path(), HttpRequest.BodyPublishers.ofString(body.lines()), body.facts());
            }
        }
    }

    private void requireAll(Case facts) throws InterruptedException, ExecutionException {
        long written = topics.ends(Intake.TOPIC).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        if (written != facts.facts()) {
            throw new IllegalStateException(written + " records instead of " + facts.facts());
        }
    }

    /** The broker's topics. */
    Topics topics() {
        return topics;
    }

    @Override
    public void close() {
        topics.close();
        broker.close();
    }
}

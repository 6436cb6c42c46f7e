package dev.facevalue.benchmarks.projection;

import dev.facevalue.benchmarks.testbed.IngestClient;
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
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** A broker whose topic holds the facts of a case, as ingest has written them. */
final class FilledTopic implements AutoCloseable {

    private static final Duration READY_BOUND = Duration.ofMinutes(3);
    private static final int PARTITIONS = 6;

    private final BrokerProcess broker;
    private final Admin admin;

    private FilledTopic(BrokerProcess broker) {
        this.broker = broker;
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()));
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
            try (ServiceProcess ingest = ServiceProcess.start(service)) {
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
        long written = ends(PeerFact.TOPIC).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        if (written != facts.facts()) {
            throw new IllegalStateException(written + " records instead of " + facts.facts());
        }
    }

    /** Where each partition of one of the topics ends. */
    Map<TopicPartition, Long> ends(String topic) throws InterruptedException, ExecutionException {
        return admin
                .listOffsets(IntStream.range(0, PARTITIONS)
                        .mapToObj(partition -> new TopicPartition(topic, partition))
                        .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest())))
                .all()
                .get()
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        (Map.Entry<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> end) ->
                                end.getValue().offset()));
    }

    /** Deletes the topics that an application has made for itself. */
    void deleteAllThatBeginWith(String application) throws IOException {
        try {
            Set<String> own = admin.listTopics().names().get().stream()
                    .filter(name -> name.startsWith(application))
                    .collect(Collectors.toSet());
            admin.deleteTopics(own).all().get();
        } catch (ExecutionException failed) {
            throw new IOException("topics of " + application + " cannot be deleted", failed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** For whoever asks Kafka how far he is. */
    Admin admin() {
        return admin;
    }

    @Override
    public void close() {
        admin.close();
        broker.close();
    }
}

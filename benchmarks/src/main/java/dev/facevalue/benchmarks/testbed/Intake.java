package dev.facevalue.benchmarks.testbed;

import dev.facevalue.localstack.BrokerProcess;
import dev.facevalue.localstack.Ports;
import dev.facevalue.localstack.Service;
import dev.facevalue.localstack.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Where facts come in and nobody asks: a broker and an ingest-service as packaged, each a process of its own. */
public final class Intake implements AutoCloseable {

    /** The topic that ingest writes. */
    public static final String TOPIC = "facevalue.deal-events.v1";

    private static final Duration STILL = Duration.ofMillis(500);

    private final Parts parts = new Parts();
    private final Path directory;
    private final BrokerProcess broker;
    private final ServiceProcess ingest;
    private final Admin admin;

    private Intake(Path root) throws IOException {
        try {
            directory = parts.directory("facevalue-intake");
            broker = parts.broker(directory.resolve("kafka"));
            ingest = parts.service(
                    Service.ingest(root, Ports.free(), broker.bootstrapServers(), directory.resolve("ingest.log")));
            ingest.awaitReady(Parts.READY_BOUND);
            admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()));
            parts.add(admin::close);
        } catch (IOException | RuntimeException failed) {
            parts.close();
            throw failed;
        }
    }

    /**
     * Starts both and returns when they are ready.
     *
     * @param root a checkout with the service packaged in it
     * @throws IOException if there is no room for their data
     */
    public static Intake start(Path root) throws IOException {
        return new Intake(root);
    }

    public ServiceProcess ingest() {
        return ingest;
    }

    /** {@code host:port} of the broker. */
    public String kafka() {
        return broker.bootstrapServers();
    }

    /** Where data and logs lie until all is closed. */
    public Path directory() {
        return directory;
    }

    /** Makes a topic with as many partitions and replicas as ingest's own, to which records without a key may go. */
    public void createTopic(String name) throws InterruptedException {
        try {
            admin.createTopics(List.of(new NewTopic(name, partitions(TOPIC).size(), (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("topic " + name + " was not created", failed);
        }
    }

    /** How many records were ever written to a topic. */
    public long written(String topic) throws InterruptedException {
        try {
            Map<TopicPartition, OffsetSpec> ends = partitions(topic).stream()
                    .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
            return admin.listOffsets(ends).all().get().values().stream()
                    .mapToLong(ListOffsetsResultInfo::offset)
                    .sum();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("Kafka does not tell how many records " + topic + " has", failed);
        }
    }

    /** The same, once it has not changed for half a second. */
    public long writtenAtLast(String topic) throws InterruptedException {
        long before;
        long now = written(topic);
        do {
            before = now;
            Thread.sleep(STILL);
            now = written(topic);
        } while (now != before);
        return now;
    }

    private List<TopicPartition> partitions(String topic) throws InterruptedException, ExecutionException {
        return admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                .flatMap(description -> description.partitions().stream()
                        .map(partition -> new TopicPartition(description.name(), partition.partition())))
                .toList();
    }

    @Override
    public void close() {
        parts.close();
    }
}

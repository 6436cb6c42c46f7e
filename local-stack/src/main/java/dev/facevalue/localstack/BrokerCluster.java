package dev.facevalue.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;

/**
 * Kafka brokers that are one cluster, each in a process of its own, broker and controller in one.
 *
 * <p>Three of them go on when any one is gone: every topic that names no other number has three replicas, two of which
 * must have a record before it is acknowledged, and no replica that lags behind may lead.
 */
public final class BrokerCluster implements AutoCloseable {

    private static final int CLIENT_MILLIS = 5_000;
    private static final long INTERVAL_MILLIS = 200;

    private final List<BrokerProcess> brokers;

    private BrokerCluster(List<BrokerProcess> brokers) {
        this.brokers = List.copyOf(brokers);
    }

    /**
     * Starts all brokers and returns at once.
     *
     * @param directory where each has a directory of its own, called {@code broker-1} and so on
     * @param size how many, 1 or more; the same each time for one directory
     * @param settings settings of every broker that replace the usual ones
     * @throws LocalStackException when a process cannot be started; the others are ended then
     */
    public static BrokerCluster start(Path directory, int size, Map<String, String> settings) {
        String clusterId = clusterId(directory);
        List<Integer> ports = freePorts(2 * size);
        List<Integer> controllerPorts = ports.subList(size, 2 * size);
        List<BrokerProcess> started = new ArrayList<>();
        try {
            for (int id = 1; id <= size; id++) {
                BrokerNode node =
                        new BrokerNode(id, ports.get(id - 1), controllerPorts.get(id - 1), controllerPorts, clusterId);
                started.add(BrokerProcess.start(directory.resolve("broker-" + id), node, settings));
            }
        } catch (LocalStackException e) {
            started.forEach(BrokerProcess::close);
            throw e;
        }
        return new BrokerCluster(started);
    }

    /** All brokers, by number. */
    public List<BrokerProcess> brokers() {
        return brokers;
    }

    /** Where all of them are, as clients want it in {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return brokers.stream().map(BrokerProcess::bootstrapServers).collect(Collectors.joining(","));
    }

    /**
     * Waits until every broker takes requests.
     *
     * @return this
     * @throws LocalStackException as {@link BrokerProcess#awaitReady}
     */
    public BrokerCluster awaitReady(Duration bound) {
        brokers.forEach(broker -> broker.awaitReady(bound));
        return this;
    }

    /**
     * Waits until every replica of every topic has caught up, so that any one broker may go.
     *
     * @throws LocalStackException when the bound passes before
     */
    public void awaitInSync(Duration bound) {
        long end = System.nanoTime() + bound.toNanos();
        Map<String, Object> client = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                CLIENT_MILLIS,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                CLIENT_MILLIS);
        try (Admin admin = Admin.create(client)) {
            while (!isInSync(admin)) {
                if (System.nanoTime() - end > 0) {
                    throw new LocalStackException("The replicas had not caught up within " + bound.toSeconds() + " s");
                }
                Thread.sleep(INTERVAL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("Interrupted while waiting for the replicas", e);
        }
    }

    /** Ends every broker, all at once: the last two would wait for a majority otherwise. Closing twice does nothing. */
    @Override
    public void close() {
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            brokers.forEach(broker -> all.execute(broker::close));
        }
    }

    private boolean isInSync(Admin admin) throws InterruptedException {
        try {
            Set<String> topics = admin.listTopics(new ListTopicsOptions().listInternal(true))
                    .names()
                    .get();
            return admin.describeTopics(topics).allTopicNames().get().values().stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .allMatch(partition -> partition.leader() != null
                            && partition.isr().size() == partition.replicas().size());
        } catch (ExecutionException | KafkaException notNow) {
            return false;
        }
    }

    private static List<Integer> freePorts(int number) {
        return Stream.generate(Ports::free).distinct().limit(number).toList();
    }

    /** Kept, so that brokers whose logs are formatted at different times still belong together. */
    private static String clusterId(Path directory) {
        Path file = directory.resolve("cluster-id");
        try {
            Files.createDirectories(directory);
            if (Files.notExists(file)) {
                Files.writeString(file, Uuid.randomUuid().toString());
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new LocalStackException("The directory " + directory + " cannot be used: " + e, e);
        }
    }
}

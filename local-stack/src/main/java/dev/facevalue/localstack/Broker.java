package dev.facevalue.localstack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka of one node (KRaft: broker and controller in one), inside this JVM.
 *
 * <p>What it acknowledged survives {@link #close()}, a {@code kill -9} of the JVM and a new start on the same
 * directory. A power cut may take what the operating system had not yet written: one node has no replica to recover
 * from.
 *
 * <p>Its threads are no daemons: a program that does not close it does not end. A failure that Kafka holds for fatal
 * (its disk is gone) halts the JVM, as it would halt a broker of its own.
 */
public final class Broker implements AutoCloseable {

    private static final int CONTROLLER_PORT_ATTEMPTS = 5;

    private final int port;
    private final DirectoryLock lock;
    private @Nullable KafkaRaftServer server;

    private Broker(int port, DirectoryLock lock, KafkaRaftServer server) {
        this.port = port;
        this.lock = lock;
        this.server = server;
    }

    /** As {@link #start(Path, int, Map)}, with no settings besides the usual ones. */
    public static Broker start(Path directory, int port) {
        return start(directory, port, Map.of());
    }

    /**
     * Starts a broker and returns when it takes requests.
     *
     * @param directory where the log lies; created and formatted if it is new, continued if a broker has run on it
     *     before
     * @param port the port on 127.0.0.1, or 0 for a free one
     * @param settings broker settings that replace the usual ones, as in {@code server.properties}
     * @throws LocalStackException when the port is taken, the directory cannot be formatted or the broker does not
     *     start
     */
    public static Broker start(Path directory, int port, Map<String, String> settings) {
        return start(directory, BrokerNode.alone(port == 0 ? Ports.free() : port), settings);
    }

    /** As {@link #start(Path, int, Map)}, as one node of a cluster; returns when a majority of them is there. */
    static Broker start(Path directory, BrokerNode node, Map<String, String> settings) {
        Ports.requireFree(node.port(), "the Kafka broker");
        Path absolute = directory.toAbsolutePath().normalize();
        // Kafka's own lock comes too late: a second node on the same log would have read and written it by then.
        DirectoryLock lock = DirectoryLock.take(absolute)
                .orElseThrow(() -> new LocalStackException("A Kafka broker is already running on " + absolute));
        try {
            return new Broker(node.port(), lock, startServer(BrokerDirectory.in(absolute), node, settings));
        } catch (LocalStackException e) {
            lock.close();
            throw e;
        } catch (Exception | LinkageError e) {
            lock.close();
            throw new LocalStackException(
                    "The Kafka broker did not start on 127.0.0.1:" + node.port() + " with its log in " + absolute + ": "
                            + e.getMessage(),
                    e);
        }
    }

    /** {@code host:port}, as clients want it in {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** The port on 127.0.0.1; a broker started again on it is found by the same clients. */
    public int port() {
        return port;
    }

    /** Stops the broker and returns when its port and its directory are free again. Closing twice does nothing. */
    @Override
    public synchronized void close() {
        KafkaRaftServer running = server;
        if (running != null) {
            server = null;
            // Given back last: then nothing runs on the directory any more.
            try (lock) {
                running.shutdown();
                running.awaitShutdown();
            }
        }
    }

    private static KafkaRaftServer startServer(BrokerDirectory files, BrokerNode node, Map<String, String> settings)
            throws IOException {
        for (int attempt = 1; ; attempt++) {
            BrokerNode tried = node.withControllerPort();
            Properties properties = properties(files, tried, settings);
            files.format(properties, node.clusterId());
            KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
            try {
                server.startup();
                return server;
            } catch (RuntimeException e) {
                shutDownAfterFailure(server, e);
                // Nobody chose the controller's port, so nobody need hear that it was snatched between choosing and
                // binding.
                if (attempt == CONTROLLER_PORT_ATTEMPTS
                        || tried.equals(node)
                        || !isBindFailure(e)
                        || Ports.isTaken(node.port())) {
                    throw e;
                }
            }
        }
    }

    private static void shutDownAfterFailure(KafkaRaftServer server, Throwable failure) {
        try {
            server.shutdown();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private static boolean isBindFailure(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return true;
            }
        }
        return false;
    }

    private static Properties properties(BrokerDirectory files, BrokerNode node, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>();
        all.put("process.roles", "broker,controller");
        all.put("node.id", Integer.toString(node.id()));
        // Fixed voters rather than a quorum kept in the log: the controllers' ports may then differ from start to
        // start.
        all.put("controller.quorum.voters", node.voters());
        all.put("controller.listener.names", "CONTROLLER");
        all.put(
                "listeners",
                "PLAINTEXT://127.0.0.1:" + node.port() + ",CONTROLLER://127.0.0.1:" + node.controllerPort());
        all.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + node.port());
        all.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        all.put("log.dirs", files.log().toString());
        all.put("auto.create.topics.enable", "false");
        String replicas = Integer.toString(node.replicas());
        String inSync = Integer.toString(node.replicasInSync());
        all.put("default.replication.factor", replicas);
        all.put("min.insync.replicas", inSync);
        all.put("unclean.leader.election.enable", "false");
        all.put("offsets.topic.replication.factor", replicas);
        all.put("offsets.topic.num.partitions", "4");
        all.put("transaction.state.log.replication.factor", replicas);
        all.put("transaction.state.log.min.isr", inSync);
        all.put("transaction.state.log.num.partitions", "4");
        all.put("share.coordinator.state.topic.replication.factor", replicas);
        all.put("share.coordinator.state.topic.min.isr", inSync);
        all.put("share.coordinator.state.topic.num.partitions", "4");
        // After a kill, the controller turns the new broker away until the old one's session has run out.
        all.put("broker.session.timeout.ms", "3000");
        all.put("broker.heartbeat.interval.ms", "500");
        all.put("group.initial.rebalance.delay.ms", "0");
        all.put("log.cleaner.dedupe.buffer.size", "2097152");
        all.put("num.network.threads", "2");
        all.put("num.io.threads", "4");
        all.putAll(settings);
        Properties properties = new Properties();
        properties.putAll(all);
        return properties;
    }

    /** Where a broker keeps its log, and whether that was formatted to the end. */
    private record BrokerDirectory(Path log, Path settings, Path formatted) {

        static BrokerDirectory in(Path directory) {
            return new BrokerDirectory(
                    directory.resolve("log"), directory.resolve("server.properties"), directory.resolve("formatted"));
        }

        void format(Properties properties, String clusterId) throws IOException {
            if (Files.exists(formatted)) {
                return;
            }
            // Without the mark there can be no record yet: what lies here is a formatting that was interrupted.
            Directories.delete(log);
            try (var out = Files.newBufferedWriter(settings)) {
                properties.store(out, "Used to format the log; settings are given anew at each start");
            }
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            int exit = StorageTool.execute(
                    new String[] {"format", "--config", settings.toString(), "--cluster-id", clusterId},
                    new PrintStream(said, true, StandardCharsets.UTF_8));
            if (exit != 0) {
                throw new LocalStackException("The Kafka broker's log could not be formatted in " + log + ": "
                        + said.toString(StandardCharsets.UTF_8));
            }
            Files.createFile(formatted);
        }
    }
}

package dev.facevalue.localstack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;

/**
 * A {@link Broker} in a JVM of its own, which can be killed, paused and started again on the same port and log, as
 * often as needed. It ends when the JVM ends that started it, however that ends.
 */
public final class BrokerProcess implements AutoCloseable {

    private static final int PROBE_MILLIS = 2_000;
    private static final long PROBE_INTERVAL_MILLIS = 100;
    private static final int ARGUMENTS_BEFORE_NODE = 1;

    private final Path directory;
    private final BrokerNode node;
    private final Map<String, String> settings;
    private final ChildProcess process;

    private BrokerProcess(Path directory, BrokerNode node, Map<String, String> settings) {
        this.directory = directory.toAbsolutePath().normalize();
        this.node = node;
        this.settings = Map.copyOf(settings);
        this.process = new ChildProcess(name(), this::launch);
    }

    /** As {@link #start(Path, int, Map)}, with no settings besides the usual ones. */
    public static BrokerProcess start(Path directory, int port) {
        return start(directory, port, Map.of());
    }

    /**
     * Starts a cluster of one broker and returns at once; {@link #awaitReady(Duration)} waits until it takes requests.
     *
     * @param directory where its log lies and, in {@code broker.log}, what it says
     * @param port the port on 127.0.0.1, or 0 for a free one
     * @param settings broker settings that replace the usual ones, as in {@code server.properties}
     * @throws LocalStackException when the process cannot be started
     */
    public static BrokerProcess start(Path directory, int port, Map<String, String> settings) {
        return start(directory, BrokerNode.alone(port == 0 ? Ports.free() : port), settings);
    }

    static BrokerProcess start(Path directory, BrokerNode node, Map<String, String> settings) {
        return new BrokerProcess(directory, node, settings);
    }

    /**
     * Waits until the broker takes requests as a member of its cluster.
     *
     * @return this
     * @throws LocalStackException when the process ends or the bound passes before; the message ends with the end of
     *     its log
     */
    public BrokerProcess awaitReady(Duration bound) {
        long end = System.nanoTime() + bound.toNanos();
        Process awaited = process.current();
        while (!isReady()) {
            if (process.endsWithin(awaited, PROBE_INTERVAL_MILLIS)) {
                throw new LocalStackException(
                        name() + " ended with code " + awaited.exitValue() + " before it was ready" + said());
            }
            if (System.nanoTime() - end > 0) {
                throw new LocalStackException(name() + " was not ready within " + bound.toSeconds() + " s" + said());
            }
        }
        return this;
    }

    /** Whether the broker answers at this moment, and its cluster counts it among those that are there. */
    public boolean isReady() {
        // Asked first, for Kafka's client warns at length of a port that nobody listens on.
        if (!Ports.isTaken(node.port())) {
            return false;
        }
        Map<String, Object> client = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                PROBE_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                PROBE_MILLIS);
        try (Admin admin = Admin.create(client)) {
            return admin.describeCluster(new DescribeClusterOptions().timeoutMs(PROBE_MILLIS)).nodes().get().stream()
                    .anyMatch(member -> member.id() == node.id());
        } catch (ExecutionException | KafkaException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("Interrupted while asking whether " + name() + " is ready", e);
        }
    }

    /** {@code host:port}, as clients want it in {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + node.port();
    }

    /** The port on 127.0.0.1, the same after each start. */
    public int port() {
        return node.port();
    }

    /** The broker's number in its cluster. */
    public int id() {
        return node.id();
    }

    /** The id of the process that runs now, or ran last. */
    public long pid() {
        return process.current().pid();
    }

    /** Whether the process runs; it may not be ready yet, or paused. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** {@code kill -9}, and waits until the process is gone. */
    public void kill() {
        process.kill();
    }

    /** {@code SIGSTOP}: the broker stands still, with its connections open, until {@link #resume()}. */
    public void pause() {
        process.pause();
    }

    /** {@code SIGCONT}: a paused broker goes on. */
    public void resume() {
        process.resume();
    }

    /** Starts the broker again, after it was killed, closed or ended by itself; returns at once. */
    public void restart() {
        process.restart();
    }

    /** Ends the broker in order, or by force if it does not end within twelve seconds. Closing twice does nothing. */
    @Override
    public void close() {
        process.close();
    }

    private String name() {
        return "Kafka broker " + node.id() + " on 127.0.0.1:" + node.port();
    }

    private String said() {
        return LogTail.of(logFile());
    }

    private Path logFile() {
        return directory.resolve("broker.log");
    }

    private Process launch() {
        Ports.requireFree(node.port(), name());
        List<String> command = new ArrayList<>(List.of(
                ChildProcess.java(),
                "-Xmx384m",
                "-XX:-OmitStackTraceInFastThrow",
                "-cp",
                System.getProperty("java.class.path"),
                BrokerProcess.class.getName(),
                directory.toString()));
        command.addAll(node.toArguments());
        Settings.write(directory, settings);
        return ChildProcess.start(name(), new ProcessBuilder(command), logFile());
    }

    /**
     * What runs in the other JVM.
     *
     * @param arguments the directory and the node
     */
    public static void main(String[] arguments) throws IOException {
        Logger.getLogger("").setLevel(Level.WARNING);
        Path directory = Path.of(arguments[0]);
        BrokerNode node =
                BrokerNode.ofArguments(Arrays.asList(arguments).subList(ARGUMENTS_BEFORE_NODE, arguments.length));
        Thread.ofPlatform().daemon().name("starter-watch").start(BrokerProcess::endWithStarter);
        try {
            Broker broker = Broker.start(directory, node, Settings.read(directory));
            Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-close"));
        } catch (LocalStackException e) {
            System.err.println(e.getMessage());
            // Kafka's threads would keep the process.
            Runtime.getRuntime().halt(1);
        }
    }

    /** Whoever started this holds the other end of its input, which ends with him. */
    private static void endWithStarter() {
        try (InputStream input = System.in) {
            input.transferTo(OutputStream.nullOutputStream());
        } catch (IOException ended) {
            // The same.
        }
        // In order would be with the consent of a controller, and there may be none; what is acknowledged stays as it
        // is.
        Runtime.getRuntime().halt(0);
    }

    /** The settings of a broker, in a file, for command lines are seen by everybody on a machine. */
    private static final class Settings {

        private Settings() {}

        static void write(Path directory, Map<String, String> settings) {
            Properties properties = new Properties();
            properties.putAll(settings);
            try {
                Files.createDirectories(directory);
                try (Writer out = Files.newBufferedWriter(file(directory))) {
                    properties.store(out, null);
                }
            } catch (IOException e) {
                throw new LocalStackException("The broker's settings cannot be written: " + e.getMessage(), e);
            }
        }

        static Map<String, String> read(Path directory) {
            Properties properties = new Properties();
            try (var in = Files.newBufferedReader(file(directory))) {
                properties.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return properties.stringPropertyNames().stream()
                    .collect(Collectors.toMap(name -> name, properties::getProperty));
        }

        private static Path file(Path directory) {
            return directory.resolve("settings.properties");
        }
    }
}

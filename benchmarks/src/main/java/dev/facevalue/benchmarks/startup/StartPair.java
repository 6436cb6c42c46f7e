package dev.facevalue.benchmarks.startup;

import dev.facevalue.benchmarks.sidebyside.Contender;
import dev.facevalue.benchmarks.sidebyside.Pair;
import dev.facevalue.localstack.BrokerProcess;
import dev.facevalue.localstack.Database;
import dev.facevalue.localstack.Directories;
import dev.facevalue.localstack.Ports;
import dev.facevalue.localstack.Service;
import dev.facevalue.localstack.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** One service, started with its cache and without, on a Kafka and a PostgreSQL that run all the while. */
final class StartPair implements Pair {

    private static final Duration READY_BOUND = Duration.ofMinutes(3);
    private static final long POLL_MILLIS = 10;
    private static final double NANOS = 1e9;

    private final Deque<Runnable> parts = new ArrayDeque<>();
    private final Path root;
    private final Path directory;
    private final BrokerProcess broker;
    private final Database database;

    private Supplier<Service> service = this::ingest;

    private StartPair(Path root) throws IOException {
        this.root = root;
        directory = Files.createTempDirectory("facevalue-startup");
        parts.push(this::deleteDirectory);
        try {
            broker = BrokerProcess.start(directory.resolve("kafka"), 0);
            parts.push(broker::close);
            broker.awaitReady(READY_BOUND);
            database = Database.start(directory.resolve("postgresql"), 0);
            parts.push(database::close);
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    static StartPair ofIngest(Path root) throws IOException {
        return new StartPair(root);
    }

    /** The topic is there already, as it is whenever analytics is started again. */
    static StartPair ofAnalytics(Path root) throws IOException {
        StartPair pair = new StartPair(root);
        try (ServiceProcess ingest = ServiceProcess.start(pair.ingest())) {
            ingest.awaitReady(READY_BOUND);
        }
        pair.service = pair::analytics;
        return pair;
    }

    private Service ingest() {
        return Service.ingest(root, Ports.free(), broker.bootstrapServers(), directory.resolve("ingest.log"));
    }

    private Service analytics() {
        return Service.analytics(
                root,
                Ports.free(),
                broker.bootstrapServers(),
                database.jdbcUrl(),
                database.username(),
                database.password(),
                directory.resolve("analytics.log"));
    }

    @Override
    public Contender ours() {
        return new Start("with the cache", "as the local stack starts it, -XX:AOTCache", "-XX:AOTMode=on");
    }

    @Override
    public Contender peer() {
        return new Start("without", "the same package and options, -XX:AOTMode=off", "-XX:AOTMode=off");
    }

    @Override
    public void close() {
        parts.forEach(Runnable::run);
        parts.clear();
    }

    private void deleteDirectory() {
        try {
            Directories.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Start implements Contender {

        private final String name;
        private final String settings;
        private final String option;

        Start(String name, String settings, String option) {
            this.name = name;
            this.settings = settings;
            this.option = option;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String settings() {
            return settings;
        }

        @Override
        public Turn take() throws InterruptedException {
            Service told = service.get().with("JDK_JAVA_OPTIONS", option);
            long begun = System.nanoTime();
            try (ServiceProcess process = ServiceProcess.start(told)) {
                while (!process.isReady()) {
                    if (!process.isAlive() || System.nanoTime() - begun > READY_BOUND.toNanos()) {
                        throw new IllegalStateException(told.name() + " did not become ready: " + told.logFile());
                    }
                    Thread.sleep(POLL_MILLIS);
                }
                return new Turn((System.nanoTime() - begun) / NANOS, "ready");
            }
        }
    }
}

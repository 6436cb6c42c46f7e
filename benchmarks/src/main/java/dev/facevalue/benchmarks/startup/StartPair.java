package dev.facevalue.benchmarks.startup;

import dev.facevalue.benchmarks.sidebyside.Contender;
import dev.facevalue.benchmarks.sidebyside.Pair;
import dev.facevalue.benchmarks.testbed.Parts;
import dev.facevalue.localstack.AotTraining;
import dev.facevalue.localstack.BrokerProcess;
import dev.facevalue.localstack.Database;
import dev.facevalue.localstack.Ports;
import dev.facevalue.localstack.Service;
import dev.facevalue.localstack.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * One service, started with its cache and without, on a Kafka and a PostgreSQL that run all the while. The caches are
 * made first, unless they are there.
 */
final class StartPair implements Pair {

    private static final long POLL_MILLIS = 10;
    private static final double NANOS = 1e9;

    private final Parts parts = new Parts();
    private final Path root;
    private final Path directory;
    private final BrokerProcess broker;
    private final Database database;

    private Supplier<Service> service = this::ingest;

    private StartPair(Path root) throws IOException {
        this.root = root;
        AotTraining.train(root);
        try {
            directory = parts.directory("facevalue-startup");
            broker = parts.broker(directory.resolve("kafka"));
            database = parts.database(directory.resolve("postgresql"));
        } catch (IOException | RuntimeException failed) {
            parts.close();
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
            ingest.awaitReady(Parts.READY_BOUND);
        } catch (RuntimeException failed) {
            pair.close();
            throw failed;
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
        parts.close();
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
                    if (!process.isAlive() || System.nanoTime() - begun > Parts.READY_BOUND.toNanos()) {
                        throw new IllegalStateException(told.name() + " did not become ready: " + told.logFile());
                    }
                    Thread.sleep(POLL_MILLIS);
                }
                return new Turn((System.nanoTime() - begun) / NANOS, "ready");
            }
        }
    }
}

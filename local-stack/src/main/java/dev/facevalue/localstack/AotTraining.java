package dev.facevalue.localstack;

import dev.facevalue.localstack.demo.Demo;
import dev.facevalue.localstack.demo.DemoException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs the packaged services once, on a Kafka and a PostgreSQL of their own, so that each leaves an {@link AotCache}.
 * They are told the demo's facts and asked its questions: what a service does first, is what should be fast first.
 */
public final class AotTraining {

    private static final Duration READY_BOUND = Duration.ofMinutes(3);

    /** A service that ends makes its cache in a JVM of its own before it is gone. */
    private static final Duration CACHE_BOUND = Duration.ofMinutes(5);

    private final Path root;
    private final Path directory;
    private final Deque<Runnable> parts = new ArrayDeque<>();

    private AotTraining(Path root, Path directory) {
        this.root = root;
        this.directory = directory;
    }

    /**
     * Trains as {@link #train} does, and says so if that fails.
     *
     * @param arguments the checkout's root, with the services packaged in it
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            System.out.println("Takes the root of the checkout");
            System.exit(2);
        }
        try {
            train(Path.of(arguments[0]));
        } catch (LocalStackException | DemoException failed) {
            // Nothing needs a cache.
            System.out.println("The services will start more slowly than they could: " + failed.getMessage());
        }
    }

    /**
     * Trains, unless both caches are current.
     *
     * @param root a checkout with the services packaged in it
     * @throws LocalStackException if a part does not start, or a service leaves no cache
     * @throws IOException if a cache cannot be put in its place
     */
    public static void train(Path root) throws IOException {
        Path directory = Files.createTempDirectory("facevalue-training");
        try {
            new AotTraining(root, directory).run();
        } finally {
            Directories.delete(directory);
        }
    }

    private void run() throws IOException {
        if (AotCache.isCurrent(ingest("")) && AotCache.isCurrent(analytics("", "", "", ""))) {
            return;
        }
        System.out.println("Running the services once, so that they start faster from now on");
        try {
            Broker broker = Broker.start(directory.resolve("kafka"), 0);
            parts.push(broker::close);
            Database database = Database.start(directory.resolve("postgresql"), 0);
            parts.push(database::close);
            Trainee ingest = start(ingest(broker.bootstrapServers()));
            Trainee analytics = start(
                    analytics(broker.bootstrapServers(), database.jdbcUrl(), database.username(), database.password()));
            ingest.process().awaitReady(READY_BOUND);
            analytics.process().awaitReady(READY_BOUND);
            new Demo(
                            ingest.process().service().uri(),
                            analytics.process().service().uri(),
                            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .run();
            ingest.keepCache();
            analytics.keepCache();
        } finally {
            parts.forEach(Runnable::run);
        }
    }

    private Service ingest(String kafka) {
        return Service.ingest(root, Ports.free(), kafka, directory.resolve("ingest.log"));
    }

    private Service analytics(String kafka, String jdbcUrl, String username, String password) {
        return Service.analytics(
                root, Ports.free(), kafka, jdbcUrl, username, password, directory.resolve("analytics.log"));
    }

    private Trainee start(Service service) {
        Path written = directory.resolve(service.name() + ".aot");
        ServiceProcess process = ServiceProcess.start(service, AotCache.write(written));
        parts.push(process::close);
        return new Trainee(process, written);
    }

    /** @param written where its JVM writes the cache */
    private record Trainee(ServiceProcess process, Path written) {

        /** Ends the service, and puts its cache where it is looked for. */
        void keepCache() throws IOException {
            process.handle().destroy();
            try {
                process.handle().onExit().get(CACHE_BOUND.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LocalStackException(
                        "Interrupted while " + process.service().name() + " wrote its cache", e);
            } catch (ExecutionException | TimeoutException e) {
                throw new LocalStackException(process.service().name() + " did not end", e);
            }
            if (Files.notExists(written)) {
                throw new LocalStackException(process.service().name() + " left no cache"
                        + LogTail.of(process.service().logFile()));
            }
            Files.move(written, AotCache.of(process.service()), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}

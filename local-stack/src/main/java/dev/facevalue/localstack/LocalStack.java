package dev.facevalue.localstack;

import dev.facevalue.localstack.StackOptions.Mode;
import dev.facevalue.localstack.StackOptions.Part;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;

/**
 * Kafka, PostgreSQL and both services, started together in one directory and stopped together.
 *
 * <p>One thread starts it; any thread may close it, also while it is being started.
 */
final class LocalStack implements AutoCloseable {

    private static final Duration READY_BOUND = Duration.ofMinutes(2);
    private static final long LOG_BOUND_BYTES = 10L * 1024 * 1024;

    private final StackOptions options;
    private final Path directory;
    private final PrintStream out;
    private final CountDownLatch closing = new CountDownLatch(1);

    /** What runs, latest first: whatever needs another part was started after it and is stopped before it. */
    private final Deque<AutoCloseable> running = new ArrayDeque<>();

    private volatile long begun;
    private String jdbcUrl = "";

    LocalStack(StackOptions options, PrintStream out) {
        this.options = options;
        this.directory = options.directory();
        this.out = out;
    }

    /**
     * Starts everything and returns when both services are ready.
     *
     * @throws LocalStackException when a part does not start; {@link #close()} then stops the others
     */
    void start() {
        register(DirectoryLock.take(directory)
                .orElseThrow(() -> new LocalStackException(
                        "./facevalue " + options.mode().word() + " is already running in this checkout"
                                + DirectoryLock.holder(directory)
                                        .map(pid -> " (process " + pid + ")")
                                        .orElse(""))));
        endOrphans();
        requireFreePorts();
        prepareDirectory();
        out.println("Starting a real Kafka, a real PostgreSQL and both services; logs are in " + logs());

        begun = System.nanoTime();
        CompletableFuture<Database> startingDatabase = CompletableFuture.supplyAsync(this::startDatabase);
        CompletableFuture<Broker> startingBroker = CompletableFuture.supplyAsync(this::startBroker);
        // Each is registered, and so stopped, even if the other fails.
        Optional<LocalStackException> databaseFailure = settle(startingDatabase);
        Optional<LocalStackException> brokerFailure = settle(startingBroker);
        databaseFailure.or(() -> brokerFailure).ifPresent(failure -> {
            throw failure;
        });
        Database database = startingDatabase.join();
        Broker broker = startingBroker.join();
        jdbcUrl = database.jdbcUrl();

        String kafka = broker.bootstrapServers();
        Supervised analytics = startService(Service.analytics(
                options.root(),
                options.port(Part.ANALYTICS),
                kafka,
                database.jdbcUrl(),
                database.username(),
                database.password(),
                logs().resolve("analytics-service.log")));
        Supervised ingest = startService(
                Service.ingest(options.root(), options.port(Part.INGEST), kafka, logs().resolve("ingest-service.log")));
        ingest.process().awaitReady(READY_BOUND);
        reportReady(Part.INGEST);
        analytics.process().awaitReady(READY_BOUND);
        reportReady(Part.ANALYTICS);
        ingest.watch();
        analytics.watch();
        Watch.begin(new WatchedDatabase(database), closing, out);
    }

    /** Where the output of all parts goes. */
    Path logs() {
        return directory.resolve("logs");
    }

    /** The database's URL, once the stack is started. */
    String jdbcUrl() {
        return jdbcUrl;
    }

    /** Whether something was started that {@link #close()} has to stop. */
    boolean isStarted() {
        return begun != 0;
    }

    /** Released when the stack is being closed. */
    CountDownLatch closing() {
        return closing;
    }

    /** Stops what runs, the services first. Closing twice does nothing. */
    @Override
    public void close() {
        closing.countDown();
        for (Optional<AutoCloseable> part = next(); part.isPresent(); part = next()) {
            try {
                part.get().close();
            } catch (Exception e) {
                // The others are stopped all the same; the next start deals with what is left.
                out.println(e.getMessage());
            }
        }
    }

    private Optional<AutoCloseable> next() {
        synchronized (running) {
            return Optional.ofNullable(running.pollFirst());
        }
    }

    private <T extends AutoCloseable> T register(T part) {
        synchronized (running) {
            running.addFirst(part);
        }
        if (closing.getCount() == 0) {
            close();
            throw new LocalStackException("The stack was closed while it was being started");
        }
        return part;
    }

    private <T extends AutoCloseable> Optional<LocalStackException> settle(CompletableFuture<T> starting) {
        try {
            register(starting.join());
            return Optional.empty();
        } catch (CompletionException e) {
            return Optional.of(
                    e.getCause() instanceof LocalStackException known
                            ? known
                            : new LocalStackException("A part could not be started: " + e.getCause(), e));
        } catch (LocalStackException e) {
            return Optional.of(e);
        }
    }

    private Database startDatabase() {
        Database database = Database.start(
                directory.resolve("postgresql"), options.port(Part.POSTGRES), logs().resolve("postgresql.log"), false);
        reportReady(Part.POSTGRES);
        return database;
    }

    private Broker startBroker() {
        Broker broker = Broker.start(directory.resolve("kafka"), options.port(Part.KAFKA));
        reportReady(Part.KAFKA);
        return broker;
    }

    private Supervised startService(Service service) {
        PidFile note = pidFile(directory, service.name());
        return register(Supervised.start(service, note, closing, out));
    }

    /** A launcher that was killed leaves services and a PostgreSQL behind, which hold their ports. */
    private void endOrphans() {
        for (Mode mode : Mode.values()) {
            Path of = options.directory(mode);
            if (mode == options.mode()) {
                endOrphansIn(of);
            } else if (Files.isDirectory(of)) {
                DirectoryLock.take(of).ifPresent(lock -> {
                    try (lock) {
                        endOrphansIn(of);
                    }
                });
            }
        }
    }

    private void requireFreePorts() {
        try {
            options.requireFreePorts();
        } catch (LocalStackException e) {
            StringBuilder message = new StringBuilder(e.getMessage());
            for (Mode mode : Mode.values()) {
                if (mode != options.mode() && isRunning(mode)) {
                    message.append(System.lineSeparator())
                            .append("(./facevalue ")
                            .append(mode.word())
                            .append(" is running in this checkout.)");
                }
            }
            throw new LocalStackException(message.toString(), e);
        }
    }

    private boolean isRunning(Mode mode) {
        Path of = options.directory(mode);
        Optional<DirectoryLock> lock = Files.isDirectory(of) ? DirectoryLock.take(of) : Optional.empty();
        lock.ifPresent(DirectoryLock::close);
        return Files.isDirectory(of) && lock.isEmpty();
    }

    private void endOrphansIn(Path of) {
        for (Part part : new Part[] {Part.INGEST, Part.ANALYTICS}) {
            pidFile(of, part.label)
                    .endOrphan()
                    .ifPresent(pid -> out.println("Stopped " + part.label + " (process " + pid
                            + "), which an earlier run had to leave behind"));
        }
        if (Database.stopOrphan(of.resolve("postgresql"))) {
            out.println("Stopped PostgreSQL, which an earlier run had to leave behind");
        }
    }

    private static PidFile pidFile(Path directory, String name) {
        return new PidFile(directory.resolve(name + ".pid"));
    }

    private void prepareDirectory() {
        try {
            if (options.mode() == Mode.DEMO) {
                emptyDirectory();
            }
            Files.createDirectories(logs());
            for (String name : new String[] {"ingest-service.log", "analytics-service.log"}) {
                Path log = logs().resolve(name);
                if (Files.exists(log) && Files.size(log) > LOG_BOUND_BYTES) {
                    Files.delete(log);
                }
            }
            LauncherLog.writeTo(logs().resolve("kafka.log"));
        } catch (IOException e) {
            throw new LocalStackException("The directory " + directory + " cannot be prepared: " + e, e);
        }
    }

    /** All but the lock, which is held. */
    private void emptyDirectory() throws IOException {
        try (DirectoryStream<Path> entries =
                Files.newDirectoryStream(directory, entry -> !DirectoryLock.isLock(entry))) {
            for (Path entry : entries) {
                Directories.delete(entry);
            }
        }
    }

    private void reportReady(Part part) {
        double seconds = (System.nanoTime() - begun) / 1e9;
        out.println(String.format(
                Locale.ROOT, "  %-18s ready on port %-5d after %4.1f s", part.label, options.port(part), seconds));
    }
}

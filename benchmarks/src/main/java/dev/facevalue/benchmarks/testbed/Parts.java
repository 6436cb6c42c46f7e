package dev.facevalue.benchmarks.testbed;

import dev.facevalue.localstack.BrokerProcess;
import dev.facevalue.localstack.Database;
import dev.facevalue.localstack.Directories;
import dev.facevalue.localstack.Service;
import dev.facevalue.localstack.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** What was started, part upon part, and is ended the other way round. Not for use by several threads. */
public final class Parts implements AutoCloseable {

    /** How {@link #service} starts one, for the record. */
    public static final String AS_PACKAGED =
            "as packaged, without the JVM's cache, with the memory of its container, G1";

    /** How long a part may take to be ready. */
    public static final Duration READY_BOUND = Duration.ofMinutes(3);

    private final Deque<Runnable> ends = new ArrayDeque<>();

    /**
     * Makes a new directory, which is deleted once all parts are ended that were started after it.
     *
     * @param name how its name begins
     * @throws IOException if there is no room for it
     */
    public Path directory(String name) throws IOException {
        Path directory = Files.createTempDirectory(name);
        ends.push(() -> {
            try {
                Directories.delete(directory);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return directory;
    }

    /** Starts a broker, and returns when it is ready. */
    public BrokerProcess broker(Path directory) {
        BrokerProcess broker = BrokerProcess.start(directory, 0);
        ends.push(broker::close);
        broker.awaitReady(READY_BOUND);
        return broker;
    }

    /** Starts a PostgreSQL, and returns when it is ready. */
    public Database database(Path directory) {
        Database database = Database.start(directory, 0);
        ends.push(database::close);
        return database;
    }

    /**
     * Starts a service, which is not ready yet: without the JVM's cache, for whether there is one depends on what was
     * run before.
     */
    public ServiceProcess service(Service service) {
        ServiceProcess started = ServiceProcess.startWithoutCache(service);
        ends.push(started::close);
        return started;
    }

    /** Takes in a part that was started elsewhere. */
    public void add(Runnable end) {
        ends.push(end);
    }

    /** Ends everything, also if one part cannot be. */
    @Override
    public void close() {
        Runnable end = ends.poll();
        if (end != null) {
            try {
                end.run();
            } finally {
                close();
            }
        }
    }
}

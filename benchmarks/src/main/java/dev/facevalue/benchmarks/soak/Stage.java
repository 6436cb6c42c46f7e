package dev.facevalue.benchmarks.soak;

import dev.facevalue.benchmarks.testbed.Collections;
import dev.facevalue.benchmarks.testbed.Testbed;
import dev.facevalue.localstack.Service;
import dev.facevalue.localstack.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.AppInfoParser;

/** What a run runs on: everything as packaged, those who send, and those who look on. */
final class Stage implements AutoCloseable {

    /**
     * Connections of the senders in an open loop: more requests than a service takes in hand at once (1,000 and 64
     * uploads), fewer connections than it lets in (4,096).
     */
    static final int CONNECTIONS = 2_048;

    private final Path directory;
    private final Testbed testbed;
    private final Story story;
    private final Fates fates = new Fates();
    private final Load load;
    private final Projected projected;
    private final List<Long> pids;
    private volatile Phase phase = new Phase();

    private Stage(Path directory, Testbed testbed, long seed) throws SQLException {
        this.directory = directory;
        this.testbed = testbed;
        story = new Story(seed, Service.DEMO_PSEUDONYM_KEY);
        projected = Projected.watch(testbed, fates::accepted);
        load = new Load(story, fates, testbed.ingest().service().uri());
        pids = pids();
    }

    /** Starts all of it on an empty log, in a new directory. */
    static Stage start(Path root, Path directory, long seed) throws SQLException {
        Testbed testbed = Testbed.start(
                root,
                directory,
                service -> withRoom(
                        service.with("JDK_JAVA_OPTIONS", Collections.option(collections(directory, service.name())))));
        try {
            return new Stage(directory, testbed, seed);
        } catch (SQLException failed) {
            testbed.close();
            throw failed;
        }
    }

    /** An hour brings more deals than the container of a demo has room for. */
    private static Service withRoom(Service service) {
        return service.name().equals("analytics-service") ? service.withMemory("3g") : service;
    }

    Testbed testbed() {
        return testbed;
    }

    Story story() {
        return story;
    }

    Fates fates() {
        return fates;
    }

    Load load() {
        return load;
    }

    Projected projected() {
        return projected;
    }

    /** Where it is noted what is answered now. */
    Phase phase() {
        return phase;
    }

    /** What is answered from now on is noted in a phase of its own. */
    Phase begin() {
        phase = new Phase();
        return phase;
    }

    /** Of what is not ours, by name. */
    Map<String, String> versions() throws SQLException {
        try (Connection connection = testbed.connect()) {
            return Map.of(
                    "postgresql",
                    connection.getMetaData().getDatabaseProductVersion(),
                    // Broker and client come in one version.
                    "kafka",
                    AppInfoParser.getVersion());
        }
    }

    /** The log of collections of a service. */
    Path collections(String service) {
        return collections(directory, service);
    }

    private static Path collections(Path directory, String service) {
        return directory.resolve(service + ".gc.log");
    }

    /** What services have written that must not be, and what has ended. */
    List<String> alarms() throws IOException {
        List<String> alarms = new ArrayList<>();
        if (!pids().equals(pids)
                || !services().allMatch(ServiceProcess::isAlive)
                || !testbed.broker().isAlive()) {
            alarms.add("a service or the broker has ended");
        }
        for (ServiceProcess service : services().toList()) {
            try (Stream<String> lines = Files.lines(service.service().logFile())) {
                lines.filter(line -> line.contains("OutOfMemoryError"))
                        .limit(1)
                        .forEach(line -> alarms.add(service.service().name() + ": " + line));
            }
        }
        return alarms;
    }

    private List<Long> pids() {
        return services().map(ServiceProcess::pid).toList();
    }

    private Stream<ServiceProcess> services() {
        return Stream.of(testbed.ingest(), testbed.analytics());
    }

    @Override
    public void close() throws SQLException {
        try {
            projected.close();
        } finally {
            load.close();
            testbed.close();
        }
    }
}

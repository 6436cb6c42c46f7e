package dev.facevalue.benchmarks.faults;

import dev.facevalue.benchmarks.faults.Fault.Kind;
import dev.facevalue.benchmarks.faults.Fault.Target;
import dev.facevalue.localstack.BrokerProcess;
import dev.facevalue.localstack.Database;
import dev.facevalue.localstack.LocalStackException;
import dev.facevalue.localstack.Ports;
import dev.facevalue.localstack.Service;
import dev.facevalue.localstack.ServiceProcess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Everything that a round needs, each part a process of its own: one ingest, two analytics, a broker and a PostgreSQL,
 * with a link between any two that talk. What was killed is started again by whoever did it, as a supervisor would.
 */
final class Stack implements AutoCloseable {

    private static final Duration START_BOUND = Duration.ofMinutes(3);

    private final Deque<Runnable> parts = new ArrayDeque<>();
    private final BrokerProcess broker;
    private final Database database;
    private final ServiceProcess ingest;
    private final List<ServiceProcess> analytics;
    private final Map<Target, Link> links = new EnumMap<>(Target.class);

    private Stack(Path root, Path directory) {
        try {
            int brokerPort = port();
            int ingestListener = port();
            int analyticsListener = port();
            Link ingestToBroker = link(Target.INGEST_TO_BROKER, ingestListener);
            Link analyticsToBroker = link(Target.ANALYTICS_TO_BROKER, analyticsListener);
            broker = BrokerProcess.start(
                    directory.resolve("kafka"),
                    brokerPort,
                    listeners(brokerPort, ingestListener, ingestToBroker, analyticsListener, analyticsToBroker));
            parts.addFirst(broker::close);
            database = Database.start(directory.resolve("postgresql"), port());
            parts.addFirst(database::close);
            broker.awaitReady(START_BOUND);
            ingest = start(Service.ingest(
                    root, port(), "127.0.0.1:" + ingestToBroker.port(), directory.resolve("ingest.log")));
            link(Target.CLIENT_TO_INGEST, ingest.service().port());
            analytics = List.of(
                    analytics(root, directory, Target.ANALYTICS_1_TO_DATABASE, analyticsToBroker),
                    analytics(root, directory, Target.ANALYTICS_2_TO_DATABASE, analyticsToBroker));
            ingest.awaitReady(START_BOUND);
            analytics.forEach(each -> each.awaitReady(START_BOUND));
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    /**
     * Starts everything and returns when all of it is ready.
     *
     * @param root a checkout with the services packaged in it
     * @param directory where logs and data lie; a new one
     */
    static Stack start(Path root, Path directory) {
        return new Stack(root, directory);
    }

    /** Where clients send facts. */
    URI ingest() {
        return URI.create("http://127.0.0.1:" + link(Target.CLIENT_TO_INGEST).port());
    }

    /** Where clients ask. */
    List<URI> analytics() {
        return analytics.stream().map(each -> each.service().uri()).toList();
    }

    /** Where Kafka is, for whoever shall not feel the faults of links. */
    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** Makes a fault happen and returns when it is over; what it did to the parts may last. */
    void suffer(Fault fault, Random random) throws InterruptedException {
        switch (fault.target()) {
            case INGEST -> suffer(ingest, fault);
            case ANALYTICS_1 -> suffer(analytics.getFirst(), fault);
            case ANALYTICS_2 -> suffer(analytics.getLast(), fault);
            case BROKER -> sufferBroker(fault);
            case DATABASE -> sufferDatabase(fault);
            case CLIENT_TO_INGEST,
                    INGEST_TO_BROKER,
                    ANALYTICS_TO_BROKER,
                    ANALYTICS_1_TO_DATABASE,
                    ANALYTICS_2_TO_DATABASE -> suffer(link(fault.target()), fault, random.nextBoolean());
        }
    }

    /**
     * Waits until every part is ready again by itself.
     *
     * @throws LocalStackException when one is not within the bound, or has ended
     */
    void awaitReady(Duration bound) {
        broker.awaitReady(bound);
        ingest.awaitReady(bound);
        analytics.forEach(each -> each.awaitReady(bound));
    }

    private static void suffer(ServiceProcess service, Fault fault) throws InterruptedException {
        if (fault.kind() == Kind.KILL) {
            service.kill();
            Thread.sleep(fault.duration());
            service.restart();
        } else {
            service.pause();
            Thread.sleep(fault.duration());
            service.resume();
        }
    }

    private void sufferBroker(Fault fault) throws InterruptedException {
        if (fault.kind() == Kind.KILL) {
            broker.kill();
            Thread.sleep(fault.duration());
            broker.restart();
        } else {
            broker.pause();
            Thread.sleep(fault.duration());
            broker.resume();
        }
    }

    private void sufferDatabase(Fault fault) throws InterruptedException {
        switch (fault.kind()) {
            case KILL -> {
                database.kill();
                Thread.sleep(fault.duration());
                database.restart();
            }
            case KILL_SESSIONS -> {
                database.killSessions();
                Thread.sleep(fault.duration());
            }
            default -> {
                database.pause();
                Thread.sleep(fault.duration());
                database.resume();
            }
        }
    }

    /** @param healed whether what stood goes on where it stood, rather than be reset */
    private static void suffer(Link link, Fault fault, boolean healed) throws InterruptedException {
        switch (fault.kind()) {
            case STALL -> link.become(Link.State.STALLED);
            case MUTE -> link.become(Link.State.MUTE);
            case SLOW -> link.become(Link.State.SLOW);
            case CUT -> link.become(Link.State.CUT);
            default -> link.reset();
        }
        Thread.sleep(fault.duration());
        if (fault.kind() == Kind.MUTE || (fault.kind() == Kind.STALL && !healed)) {
            link.reset();
        }
        link.become(Link.State.OPEN);
    }

    private ServiceProcess analytics(Path root, Path directory, Target toDatabase, Link toBroker) {
        int port = port();
        Link link = link(toDatabase, database.port());
        return start(Service.analytics(
                root,
                port,
                "127.0.0.1:" + toBroker.port(),
                database.jdbcUrl().replace(":" + database.port() + "/", ":" + link.port() + "/"),
                database.username(),
                database.password(),
                directory.resolve(toDatabase.name().replace("_TO_DATABASE", "") + ".log")));
    }

    private ServiceProcess start(Service service) {
        ServiceProcess started = ServiceProcess.start(service);
        parts.addFirst(started::close);
        return started;
    }

    private Link link(Target target, int to) {
        Link link = new Link(target.name(), port(), to);
        parts.addFirst(link::close);
        links.put(target, link);
        return link;
    }

    private Link link(Target target) {
        Link link = links.get(target);
        if (link == null) {
            throw new IllegalArgumentException(target + " is no link");
        }
        return link;
    }

    /**
     * A broker tells its clients where to find it, so each link needs a listener that is told by the link's address.
     */
    private static Map<String, String> listeners(
            int port, int ingestListener, Link ingest, int analyticsListener, Link analytics) {
        int controller = port();
        return Map.of(
                "listeners",
                "PLAINTEXT://127.0.0.1:%d,INGEST://127.0.0.1:%d,ANALYTICS://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                        .formatted(port, ingestListener, analyticsListener, controller),
                "advertised.listeners",
                "PLAINTEXT://127.0.0.1:%d,INGEST://127.0.0.1:%d,ANALYTICS://127.0.0.1:%d"
                        .formatted(port, ingest.port(), analytics.port()),
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,INGEST:PLAINTEXT,ANALYTICS:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "controller.quorum.voters",
                "1@127.0.0.1:" + controller);
    }

    /**
     * A free port below those that the system gives to whoever connects: while a part is down, none of its clients can
     * take its port, or connect to itself.
     */
    private static int port() {
        Random random = new Random();
        int port = random.nextInt(12_000, 32_000);
        while (Ports.isTaken(port)) {
            port = random.nextInt(12_000, 32_000);
        }
        return port;
    }

    @Override
    public void close() {
        parts.forEach(Runnable::run);
        parts.clear();
    }
}

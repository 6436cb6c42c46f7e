package dev.facevalue.benchmarks.faults;

import dev.facevalue.benchmarks.faults.Fault.Kind;
import dev.facevalue.benchmarks.faults.Fault.Target;
import dev.facevalue.localstack.BrokerCluster;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that a round needs, each part a process of its own: one ingest, two analytics, one broker or three and a
 * PostgreSQL, with a link between any two that talk, but for three brokers. What was killed is started again by whoever
 * did it, as a supervisor would.
 */
final class Stack implements AutoCloseable {

    private static final Duration START_BOUND = Duration.ofMinutes(3);

    private final Deque<Runnable> parts = new ArrayDeque<>();
    private final Map<Target, Link> links = new EnumMap<>(Target.class);
    private final List<BrokerProcess> brokers;
    private final Database database;
    private final ServiceProcess ingest;
    private final List<ServiceProcess> analytics;

    private Stack(Path root, Path directory, int brokers) {
        try {
            this.brokers = brokers == 1 ? broker(directory) : cluster(directory, brokers);
            database = Database.start(directory.resolve("postgresql"), port());
            parts.addFirst(database::close);
            this.brokers.forEach(each -> each.awaitReady(START_BOUND));
            ingest = start(Service.ingest(
                    root, port(), bootstrapServers(Target.INGEST_TO_BROKER), directory.resolve("ingest.log")));
            link(Target.CLIENT_TO_INGEST, ingest.service().port());
            analytics = List.of(
                    analytics(root, directory, Target.ANALYTICS_1_TO_DATABASE),
                    analytics(root, directory, Target.ANALYTICS_2_TO_DATABASE));
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
     * @param brokers how many brokers; one is reached over links, more directly
     */
    static Stack start(Path root, Path directory, int brokers) {
        return new Stack(root, directory, brokers);
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
        return brokers.stream().map(BrokerProcess::bootstrapServers).collect(Collectors.joining(","));
    }

    /** Makes a fault happen and returns when it is over; what it did to the parts may last. */
    void suffer(Fault fault, Random random) throws InterruptedException {
        switch (fault.target()) {
            case INGEST -> suffer(ingest, fault);
            case ANALYTICS_1 -> suffer(analytics.getFirst(), fault);
            case ANALYTICS_2 -> suffer(analytics.getLast(), fault);
            case BROKER_1 -> suffer(brokers.get(0), fault);
            case BROKER_2 -> suffer(brokers.get(1), fault);
            case BROKER_3 -> suffer(brokers.get(2), fault);
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
        brokers.forEach(each -> each.awaitReady(bound));
        ingest.awaitReady(bound);
        analytics.forEach(each -> each.awaitReady(bound));
    }

    /** Starts again whatever has ended, as a supervisor would; what cannot start yet is left for the next time. */
    void revive() {
        brokers.stream().filter(each -> !each.isAlive()).forEach(BrokerProcess::restart);
        if (!database.isAlive()) {
            database.restart();
        }
        Stream.concat(Stream.of(ingest), analytics.stream())
                .filter(each -> !each.isAlive())
                .forEach(ServiceProcess::restart);
    }

    /** Whether every instance of analytics says that it can do its job. */
    boolean analyticsIsReady() {
        return analytics.stream().allMatch(ServiceProcess::isReady);
    }

    /** Whether everything says that it can do its job. */
    boolean isReady() {
        return brokers.stream().allMatch(BrokerProcess::isReady) && ingest.isReady() && analyticsIsReady();
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

    private static void suffer(BrokerProcess broker, Fault fault) throws InterruptedException {
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

    private List<BrokerProcess> cluster(Path directory, int size) {
        BrokerCluster cluster = BrokerCluster.start(directory.resolve("kafka"), size, Map.of());
        parts.addFirst(cluster::close);
        return cluster.brokers();
    }

    /**
     * A broker tells its clients where to find it, so each link needs a listener that is told by the link's address.
     */
    private List<BrokerProcess> broker(Path directory) {
        int own = port();
        int forIngest = port();
        int forAnalytics = port();
        int controller = port();
        Map<String, String> settings = Map.of(
                "listeners",
                "PLAINTEXT://127.0.0.1:%d,INGEST://127.0.0.1:%d,ANALYTICS://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                        .formatted(own, forIngest, forAnalytics, controller),
                "advertised.listeners",
                "PLAINTEXT://127.0.0.1:%d,INGEST://127.0.0.1:%d,ANALYTICS://127.0.0.1:%d"
                        .formatted(
                                own,
                                link(Target.INGEST_TO_BROKER, forIngest).port(),
                                link(Target.ANALYTICS_TO_BROKER, forAnalytics).port()),
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,INGEST:PLAINTEXT,ANALYTICS:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "controller.quorum.voters",
                "1@127.0.0.1:" + controller);
        BrokerProcess broker = BrokerProcess.start(directory.resolve("kafka"), own, settings);
        parts.addFirst(broker::close);
        return List.of(broker);
    }

    /** Where a service finds Kafka: over its link, if there is one. */
    private String bootstrapServers(Target link) {
        return links.containsKey(link) ? "127.0.0.1:" + link(link).port() : bootstrapServers();
    }

    private ServiceProcess analytics(Path root, Path directory, Target toDatabase) {
        Link link = link(toDatabase, database.port());
        return start(Service.analytics(
                root,
                port(),
                bootstrapServers(Target.ANALYTICS_TO_BROKER),
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

package dev.facevalue.localstack;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A packaged service and what it is started with.
 *
 * @param name how it is named to people, such as {@code ingest-service}
 * @param jar the {@code quarkus-run.jar} that {@code mvn package} makes
 * @param port its HTTP port on 127.0.0.1
 * @param environment what it is told besides its port
 * @param memory what the JVM is to take for all the memory there is, as {@code -XX:MaxRAM} has it, such as {@code 1g};
 *     its heap is a part of that
 * @param logFile where its output is appended
 */
public record Service(String name, Path jar, int port, Map<String, String> environment, String memory, Path logFile) {

    /**
     * Not a secret: it keeps a demo's pseudonyms the same from run to run, and no real person's id belongs in a demo.
     */
    public static final String DEMO_PSEUDONYM_KEY = "facevalue-demo-pseudonym-key-known-to-everybody";

    /** What a container of ingest has. */
    private static final String INGEST_MEMORY = "768m";

    /** What one of analytics has. */
    private static final String ANALYTICS_MEMORY = "1g";

    public Service {
        environment = Map.copyOf(environment);
    }

    /**
     * The ingest-service of this checkout.
     *
     * @param root the checkout's root, with the service packaged in it
     * @param kafka the broker's {@code host:port}
     */
    public static Service ingest(Path root, int port, String kafka, Path logFile) {
        return new Service(
                "ingest-service",
                packaged(root, "ingest-service"),
                port,
                Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS",
                        kafka,
                        "FACEVALUE_PSEUDONYM_KEY",
                        DEMO_PSEUDONYM_KEY,
                        "FACEVALUE_DEMO_USERS",
                        "true",
                        // What it publishes names its schemas there, whichever port was chosen.
                        "FACEVALUE_PUBLIC_URL",
                        "http://localhost:" + port),
                INGEST_MEMORY,
                logFile);
    }

    /**
     * The analytics-service of this checkout. Several of them, on ports of their own, share the partitions.
     *
     * @param root the checkout's root, with the service packaged in it
     * @param kafka the broker's {@code host:port}
     */
    public static Service analytics(
            Path root, int port, String kafka, String jdbcUrl, String username, String password, Path logFile) {
        return new Service(
                "analytics-service",
                packaged(root, "analytics-service"),
                port,
                Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS",
                        kafka,
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        jdbcUrl,
                        "QUARKUS_DATASOURCE_USERNAME",
                        username,
                        "QUARKUS_DATASOURCE_PASSWORD",
                        password,
                        "FACEVALUE_DEMO_USERS",
                        "true"),
                ANALYTICS_MEMORY,
                logFile);
    }

    /** The same service with one more variable in its environment, which replaces one of the same name. */
    public Service with(String variable, String value) {
        Map<String, String> more = new LinkedHashMap<>(environment);
        more.put(variable, value);
        return new Service(name, jar, port, more, memory, logFile);
    }

    /** The same service with more memory than its container has, or less; as {@code -XX:MaxRAM} has it. */
    public Service withMemory(String other) {
        return new Service(name, jar, port, environment, other, logFile);
    }

    /** Where the service is reached. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    private static Path packaged(Path root, String module) {
        return root.toAbsolutePath().normalize().resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    }
}

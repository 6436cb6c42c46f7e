package dev.facevalue.benchmarks.ingest;

import dev.facevalue.benchmarks.testbed.Intake;
import dev.facevalue.localstack.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Strimzi Kafka Bridge that was built elsewhere, in a JVM of its own with the memory and the options of ingest. */
final class StrimziBridge implements AutoCloseable {

    /** How it is set, for the record. */
    static final String SETTINGS =
            "acks=all, idempotent, lz4, no linger, a producer for each connection as it is made; nobody signs in, nothing of the facts is checked; the memory and the options of ingest's JVM, its log at WARN";

    private static final Pattern JAR = Pattern.compile("io\\.strimzi\\.kafka-bridge-(\\d.*)\\.jar");
    private static final Duration READY_BOUND = Duration.ofMinutes(1);
    private static final Duration PROBE_INTERVAL = Duration.ofMillis(200);
    /** Its own configuration writes two lines for each request. */
    private static final String QUIET = """
            appender.console.type = Console
            appender.console.name = STDOUT
            appender.console.layout.type = PatternLayout
            rootLogger.level = WARN
            rootLogger.appenderRef.console.ref = STDOUT
            """;

    private final String version;
    private final int port;
    private final Process process;

    private StrimziBridge(String version, int port, Process process) {
        this.version = version;
        this.port = port;
        this.process = process;
    }

    /**
     * Starts one on the broker of an intake, and returns when it is ready.
     *
     * @param distribution where its {@code libs} lie, as its {@code mvn package} makes them
     * @throws IOException if there is none, or it does not become ready
     */
    static StrimziBridge start(Path distribution, Intake intake) throws IOException, InterruptedException {
        String version = version(distribution);
        int port = Ports.free();
        int management = Ports.free();
        Path properties = intake.directory().resolve("bridge.properties");
        Files.writeString(properties, """
                        bridge.id=beside-ingest
                        kafka.bootstrap.servers=%s
                        kafka.producer.acks=all
                        kafka.producer.enable.idempotence=true
                        kafka.producer.compression.type=lz4
                        http.host=127.0.0.1
                        http.port=%d
                        http.management.port=%d
                        http.consumer.enabled=false
                        """.formatted(intake.kafka(), port, management));
        Path logging = intake.directory().resolve("bridge-log4j2.properties");
        Files.writeString(logging, QUIET);
        Path log = intake.directory().resolve("bridge.log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:MaxRAM=" + intake.ingest().service().memory(),
                        "-XX:MaxRAMPercentage=60",
                        "-XX:InitialRAMPercentage=60",
                        "-XX:+UseG1GC",
                        "-Dlog4j2.configurationFile=" + logging.toUri(),
                        "-Dvertx.cacheDirBase=" + intake.directory().resolve("vertx"),
                        "-cp",
                        distribution.resolve("libs") + "/*",
                        "io.strimzi.kafka.bridge.Application",
                        "--config-file=" + properties)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        StrimziBridge bridge = new StrimziBridge(version, port, process);
        try {
            bridge.awaitReady(URI.create("http://127.0.0.1:" + management + "/ready"), log);
            return bridge;
        } catch (IOException | InterruptedException failed) {
            bridge.close();
            throw failed;
        }
    }

    private static String version(Path distribution) throws IOException {
        try (Stream<Path> jars = Files.list(distribution.resolve("libs"))) {
            return jars.map(jar -> JAR.matcher(jar.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(jar -> jar.group(1))
                    .findAny()
                    .orElseThrow(() -> new IOException("no Strimzi Kafka Bridge in " + distribution));
        }
    }

    private void awaitReady(URI ready, Path log) throws IOException, InterruptedException {
        long end = System.nanoTime() + READY_BOUND.toNanos();
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (!isSuccessful(http, ready)) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    throw new IOException("the bridge is not ready: " + Files.readString(log));
                }
                Thread.sleep(PROBE_INTERVAL);
            }
        }
    }

    private static boolean isSuccessful(HttpClient http, URI ready) throws InterruptedException {
        try {
            int status = http.send(HttpRequest.newBuilder(ready).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            return status / 100 == 2;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** With its version. */
    String name() {
        return "Strimzi Kafka Bridge " + version;
    }

    /** Where it takes the records of a topic. */
    URI records(String topic) {
        return URI.create("http://127.0.0.1:" + port + "/topics/" + topic);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(Duration.ofSeconds(20))) {
                process.destroyForcibly();
            }
        } catch (InterruptedException ended) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

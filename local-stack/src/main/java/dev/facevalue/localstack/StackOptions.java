package dev.facevalue.localstack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the launcher was asked to run, and where.
 *
 * @param root the checkout's root
 * @param ports the port of each part
 */
record StackOptions(Mode mode, Path root, Map<Part, Integer> ports) {

    /** What to run the stack for. */
    enum Mode {
        /** From an empty directory, with the demo's facts. */
        DEMO,
        /** With whatever the last run left. */
        UP;

        /** As on the command line. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What listens on a port. */
    enum Part {
        INGEST("ingest-service", "FACEVALUE_INGEST_PORT", 8080),
        ANALYTICS("analytics-service", "FACEVALUE_ANALYTICS_PORT", 8081),
        KAFKA("Kafka", "FACEVALUE_KAFKA_PORT", 9092),
        POSTGRES("PostgreSQL", "FACEVALUE_POSTGRES_PORT", 15432);

        final String label;
        final String variable;
        final int defaultPort;

        Part(String label, String variable, int defaultPort) {
            this.label = label;
            this.variable = variable;
            this.defaultPort = defaultPort;
        }
    }

    StackOptions {
        ports = Map.copyOf(ports);
    }

    /**
     * @param environment with the ports' variables, each absent or blank for the usual port
     * @throws LocalStackException when a mode or port makes no sense
     */
    static StackOptions of(String mode, Path root, Map<String, String> environment) {
        Map<Part, Integer> ports = new java.util.EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            ports.put(part, port(part, environment.getOrDefault(part.variable, "")));
        }
        if (ports.values().stream().distinct().count() < ports.size()) {
            throw new LocalStackException("Two parts are told to use the same port: " + ports);
        }
        for (Mode known : Mode.values()) {
            if (known.word().equals(mode)) {
                return new StackOptions(known, root.toAbsolutePath().normalize(), ports);
            }
        }
        throw new LocalStackException("There is no mode " + mode + ", only demo and up");
    }

    int port(Part part) {
        return ports.getOrDefault(part, part.defaultPort);
    }

    /** Where this mode keeps its data and logs. */
    Path directory() {
        return directory(mode);
    }

    /** Where a mode keeps its data and logs. */
    Path directory(Mode of) {
        return root.resolve(".facevalue").resolve(of.word());
    }

    /** @throws LocalStackException when a port is taken; the message names every such port and how to choose another */
    void requireFreePorts() {
        List<String> taken = new ArrayList<>();
        for (Part part : Part.values()) {
            if (Ports.isTaken(port(part))) {
                taken.add("Port " + port(part) + ", which " + part.label + " needs, is taken by another program."
                        + " Stop that, or choose another port: " + part.variable + "=" + (port(part) + 10_000) % 60_000
                        + " ./facevalue " + mode.word());
            }
        }
        if (!taken.isEmpty()) {
            throw new LocalStackException(String.join(System.lineSeparator(), taken));
        }
    }

    private static int port(Part part, String said) {
        if (said.isBlank()) {
            return part.defaultPort;
        }
        try {
            int port = Integer.parseInt(said.strip());
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new LocalStackException(part.variable + " is no port: " + said, e);
        }
        throw new LocalStackException(part.variable + " is no port: " + said);
    }
}

package dev.facevalue.localstack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
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
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
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

    /**
     * @throws LocalStackException when a port is taken; the message names every such port, and one command that chooses
     *     others for all of them
     */
    void requireFreePorts() {
        Map<Part, Integer> others = new EnumMap<>(Part.class);
        List<String> message = new ArrayList<>();
        for (Part part : Part.values()) {
            if (Ports.isTaken(port(part))) {
                message.add("Port " + port(part) + ", which " + part.label + " needs, is taken by another program.");
                others.put(part, anotherThan(port(part), others.values()));
            }
        }
        if (!message.isEmpty()) {
            message.add("Stop that, or choose " + (others.size() == 1 ? "another port" : "other ports") + ": "
                    + commandWith(others));
            throw new LocalStackException(String.join(System.lineSeparator(), message));
        }
    }

    /** A port that is free, and that no part uses or is about to be told to use. */
    private int anotherThan(int taken, Collection<Integer> chosen) {
        int port = taken;
        do {
            // Round by one more each time, so that every port has its turn.
            port = port + 10_000 <= 65_535 ? port + 10_000 : port - 50_000 + 1;
        } while (port < 1_024 || ports.containsValue(port) || chosen.contains(port) || Ports.isTaken(port));
        return port;
    }

    /** This command with these ports, and those that it was told already: they may have been told to it alone. */
    private String commandWith(Map<Part, Integer> others) {
        StringBuilder command = new StringBuilder();
        for (Part part : Part.values()) {
            int port = others.getOrDefault(part, port(part));
            if (port != part.defaultPort) {
                command.append(part.variable).append('=').append(port).append(' ');
            }
        }
        return command + "./facevalue " + mode.word();
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

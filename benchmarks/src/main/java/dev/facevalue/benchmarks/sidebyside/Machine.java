package dev.facevalue.benchmarks.sidebyside;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * On what was measured.
 *
 * @param processors how many the JVM sees
 * @param model what the operating system calls them; empty where it does not say
 * @param memoryGibibytes of the machine, rounded
 * @param system the operating system and its architecture
 * @param java the version of the JVM that ran all Java programs
 */
public record Machine(int processors, String model, long memoryGibibytes, String system, String java) {

    private static final double GIBIBYTE = 1 << 30;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** This one. */
    public static Machine here() {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                model(Path.of("/proc/cpuinfo")),
                memory(),
                System.getProperty("os.name") + ' ' + System.getProperty("os.arch"),
                System.getProperty("java.vm.name") + ' ' + System.getProperty("java.version"));
    }

    /** The one that a record holds. */
    public static Machine in(JsonNode recorded) {
        return JSON.convertValue(recorded, Machine.class);
    }

    /** All of it in a line. */
    public String inWords() {
        return "%d processors (%s), %d GiB, %s, %s".formatted(processors, model, memoryGibibytes, system, java);
    }

    private static long memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? Math.round(system.getTotalMemorySize() / GIBIBYTE)
                : 0;
    }

    private static String model(Path processors) {
        try {
            return Files.readAllLines(processors).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("");
        } catch (IOException notLinux) {
            return "";
        }
    }
}

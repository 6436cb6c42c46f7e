package dev.facevalue.benchmarks.testbed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The memory of a JVM at one moment.
 *
 * @param heapMebibytes what its heap holds after a whole collection
 * @param residentMebibytes all of the process that lies in memory, as Linux tells it; 0 elsewhere
 */
public record ProcessMemory(double heapMebibytes, double residentMebibytes) {

    private static final Pattern USED = Pattern.compile("used (\\d+)K");
    private static final double KIBIBYTES = 1_024;

    /**
     * Has a JVM collect its garbage, and measures.
     *
     * @throws IOException if the JVM does not answer
     */
    public static ProcessMemory of(long pid) throws IOException, InterruptedException {
        // One program for both commands: each takes as much processor time as some thousands of facts.
        Matcher used = USED.matcher(jcmd(pid, "GC.run\nGC.heap_info"));
        if (!used.find()) {
            throw new IOException("jcmd does not tell how much of the heap is used");
        }
        return new ProcessMemory(Long.parseLong(used.group(1)) / KIBIBYTES, ofStatus(pid, "VmRSS:"));
    }

    /** The most of a process that ever lay in memory, as Linux tells it; 0 elsewhere. */
    public static double peakResidentMebibytes(long pid) throws IOException {
        return ofStatus(pid, "VmHWM:");
    }

    private static String jcmd(long pid, String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid), command)
                .redirectErrorStream(true)
                .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        return said;
    }

    private static double ofStatus(long pid, String name) throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / KIBIBYTES)
                .findFirst()
                .orElse(0);
    }
}

package dev.facevalue.benchmarks.strangers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The memory of a process over the course of the requests: what its heap holds after a collection, and all of it. */
final class Memory {

    private static final Pattern USED = Pattern.compile("used (\\d+)K");
    private static final double REQUESTS = 100_000;

    private final long pid;
    private final List<double[]> samples = new ArrayList<>();

    Memory(long pid) {
        this.pid = pid;
    }

    /** @param requests how many were sent so far */
    void sample(long requests) throws IOException, InterruptedException {
        jcmd("GC.run");
        Matcher used = USED.matcher(jcmd("GC.heap_info"));
        if (!used.find()) {
            throw new IOException("jcmd does not tell how much of the heap is used");
        }
        samples.add(new double[] {requests, Long.parseLong(used.group(1)) / 1_024.0, residentMebibytes()});
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid), command)
                .redirectErrorStream(true)
                .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        return said;
    }

    /** As Linux tells it; 0 elsewhere. */
    private double residentMebibytes() throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1_024)
                .findFirst()
                .orElse(0);
    }

    /** MiB at the last sample, of the heap after a collection. */
    double heap() {
        return samples.getLast()[1];
    }

    /** MiB at the last sample, of the whole process. */
    double resident() {
        return samples.getLast()[2];
    }

    /** MiB per 100,000 requests, of the heap after a collection. */
    double heapSlope() {
        return slope(1);
    }

    /** MiB per 100,000 requests, of the whole process. */
    double residentSlope() {
        return slope(2);
    }

    /** By least squares over the second half; the first is warming up. 0 with fewer than two samples there. */
    private double slope(int of) {
        List<double[]> late = samples.subList(samples.size() / 2, samples.size());
        double meanX = late.stream().mapToDouble(each -> each[0]).average().orElse(0);
        double meanY = late.stream().mapToDouble(each -> each[of]).average().orElse(0);
        double up = late.stream()
                .mapToDouble(each -> (each[0] - meanX) * (each[of] - meanY))
                .sum();
        double down =
                late.stream().mapToDouble(each -> Math.pow(each[0] - meanX, 2)).sum();
        return down == 0 ? 0 : REQUESTS * up / down;
    }
}

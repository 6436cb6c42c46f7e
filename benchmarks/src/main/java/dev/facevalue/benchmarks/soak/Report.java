package dev.facevalue.benchmarks.soak;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.facevalue.benchmarks.soak.Phase.Kind;
import dev.facevalue.benchmarks.soak.Run.Plan;
import dev.facevalue.benchmarks.testbed.Collections;
import dev.facevalue.benchmarks.testbed.LeastSquares;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What a run came to, as a table for people and as a line for the record. */
record Report(Plan plan, Run.Outcome outcome, Verdict verdict) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double[] PERCENTILES = {50, 90, 99, 99.9, 100};
    private static final int COLUMNS = 7;
    private static final double HUNDRED = 100;
    private static final double MICROS = 1_000;
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    /** For people, in Markdown. */
    String table() {
        Steady steadily = outcome.steady();
        Burst bursting = outcome.burst();
        StringBuilder table = new StringBuilder();
        row(table, "", "requests/s", "facts/s");
        row(table, "---", "---:", "---:", "---:", "---:", "---:", "---:");
        row(
                table,
                "peak, accepted and projected",
                whole(outcome.peak().perSecond()),
                facts(outcome.peak().perSecond()));
        row(table, "steady load", whole(steadily.perSecond()), facts(steadily.perSecond()));
        row(table, "burst, as it came", whole(bursting.perSecond()), facts(bursting.perSecond()));
        row(table, "");
        row(table, "**latency from the scheduled moment, ms**", "p50", "p90", "p99", "p99.9", "most", "answers");
        latencies(table, "peak, in a closed loop", outcome.peak().phase());
        latencies(table, "steady", steadily.phase());
        latencies(table, "burst", bursting.phase());
        row(table, "");
        row(table, "**steady load**", "ingest", "broker", "analytics", "PostgreSQL", "load");
        row(
                table,
                "processor seconds",
                whole(steadily.spent().ingest()),
                whole(steadily.spent().broker()),
                whole(steadily.spent().analytics()),
                whole(steadily.spent().database()),
                whole(steadily.spentByLoad()));
        row(
                table,
                "pauses for collections",
                Long.toString(steadily.ingest().pauses().pauses()),
                "",
                Long.toString(steadily.analytics().pauses().pauses()));
        row(
                table,
                "their sum, s; the longest, ms",
                pauses(steadily.ingest().pauses()),
                "",
                pauses(steadily.analytics().pauses()));
        row(
                table,
                "heap after collection, MiB",
                tenth(steadily.ingest().memory().last().heapMebibytes()),
                "",
                tenth(steadily.analytics().memory().last().heapMebibytes()));
        row(
                table,
                "of it columns, MiB",
                "",
                "",
                tenth(steadily.analytics().memory().lastColumns()));
        row(
                table,
                "resident set, MiB",
                tenth(steadily.ingest().memory().last().residentMebibytes()),
                "",
                tenth(steadily.analytics().memory().last().residentMebibytes()));
        table.append('\n');
        verdict.claims()
                .forEach(claim -> table.append(claim.holds() ? "holds   " : "BROKEN  ")
                        .append(claim.claim())
                        .append(" (")
                        .append(claim.says())
                        .append(")\n"));
        return table.toString();
    }

    private static void latencies(StringBuilder table, String when, Phase phase) {
        for (Kind kind : Kind.values()) {
            Histogram latency = phase.latency(kind);
            row(
                    table,
                    when + ", " + kind.name().toLowerCase(Locale.ROOT),
                    millis(latency, 0),
                    millis(latency, 1),
                    millis(latency, 2),
                    millis(latency, 3),
                    millis(latency, 4),
                    answers(phase, kind));
        }
    }

    private static String millis(Histogram latency, int percentile) {
        return tenth(latency.getValueAtPercentile(PERCENTILES[percentile]) / MICROS);
    }

    private static String answers(Phase phase, Kind kind) {
        String prefix = kind.name().toLowerCase(Locale.ROOT) + ' ';
        return String.join(
                ", ",
                phase.answers().entrySet().stream()
                        .filter(each -> each.getKey().startsWith(prefix))
                        .map(each -> each.getKey().substring(prefix.length()) + ": " + each.getValue())
                        .toList());
    }

    private static void row(StringBuilder table, String... cells) {
        table.append("| ").append(String.join(" | ", cells));
        table.append(" |".repeat(COLUMNS + 1 - cells.length)).append('\n');
    }

    private static String pauses(Collections pauses) {
        return tenth(pauses.seconds()) + "; " + tenth(pauses.longestMillis());
    }

    private static String facts(double requests) {
        return whole(Mix.facts(requests));
    }

    private static String whole(double figure) {
        return String.format(Locale.ROOT, "%,.0f", figure);
    }

    private static String tenth(double figure) {
        return String.format(Locale.ROOT, "%,.1f", figure);
    }

    /** For the record. */
    ObjectNode line() throws IOException {
        Steady steadily = outcome.steady();
        Burst bursting = outcome.burst();
        Findings found = outcome.findings();
        ObjectNode line = JSON.createObjectNode();
        line.put("clean", verdict.isClean());
        line.set("machine", machine());
        line.set("versions", JSON.valueToTree(new TreeMap<>(outcome.versions())));
        line.put("steadySeconds", plan.steady().toSeconds());
        line.put("burstSeconds", plan.burst().toSeconds());
        line.set("mix", mix());
        ObjectNode peak = rate(outcome.peak().perSecond());
        part(peak, found.atPeak(), outcome.peak().phase());
        line.set("peak", peak);
        ObjectNode steady = rate(steadily.perSecond());
        part(steady, found.steady(), steadily.phase());
        steady.put("greatestLagFacts", steadily.greatestLag());
        steady.put("projectedAfterMillis", found.keptUp().toMillis());
        steady.set(
                "processorSeconds",
                JSON.createObjectNode()
                        .put("ingest", rounded(steadily.spent().ingest()))
                        .put("broker", rounded(steadily.spent().broker()))
                        .put("analytics", rounded(steadily.spent().analytics()))
                        .put("database", rounded(steadily.spent().database()))
                        .put("load", rounded(steadily.spentByLoad())));
        steady.set("ingest", service(steadily.ingest()));
        steady.set("analytics", service(steadily.analytics()));
        line.set("steady", steady);
        ObjectNode burst = rate(bursting.perSecond());
        part(burst, found.burst(), bursting.phase());
        burst.put("greatestLagFacts", bursting.greatestLag());
        burst.put("recoverySeconds", rounded(found.recovery().toMillis() / MICROS));
        line.set("burst", burst);
        line.put("accepted", found.accepted());
        line.put("refused", outcome.refused());
        line.put("unknown", found.unknown());
        line.put("records", found.appended());
        line.put("deals", outcome.deals());
        line.put("deadLetters", found.deadLetters());
        line.put("messagesOfChanges", outcome.heard());
        line.set(
                "broken",
                JSON.valueToTree(verdict.broken().stream()
                        .map(claim -> claim.claim() + ": " + claim.says())
                        .toList()));
        return line;
    }

    private static ObjectNode machine() throws IOException {
        ObjectNode machine = JSON.createObjectNode();
        machine.put("processors", Runtime.getRuntime().availableProcessors());
        if (Files.exists(PROCESSORS)) {
            Files.readAllLines(PROCESSORS).stream()
                    .filter(each -> each.startsWith("model name"))
                    .findFirst()
                    .ifPresent(each -> machine.put(
                            "processor", each.substring(each.indexOf(':') + 1).strip()));
        }
        if (java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.OperatingSystemMXBean system) {
            machine.put("memoryMiB", system.getTotalMemorySize() >> 20);
        }
        machine.put("system", System.getProperty("os.name") + ' ' + System.getProperty("os.version"));
        machine.put("java", System.getProperty("java.vm.version"));
        return machine;
    }

    private static ObjectNode mix() {
        return JSON.createObjectNode()
                .put("singlesOfRequests", Mix.CYCLE - 2)
                .put("uploadsOfRequests", 2)
                .put("linesOfAnUpload", Mix.LINES + 1)
                .put("questionsPerSecond", Readers.PER_SECOND);
    }

    private static ObjectNode rate(double requests) {
        return JSON.createObjectNode()
                .put("requestsPerSecond", rounded(requests))
                .put("factsPerSecond", rounded(Mix.facts(requests)));
    }

    private static void part(ObjectNode into, Findings.Part part, Phase phase) {
        into.put("planned", part.planned());
        into.put("begun", part.begun());
        into.put("faults", part.faults());
        into.set("answers", JSON.valueToTree(phase.answers()));
        ObjectNode latencies = JSON.createObjectNode();
        for (Kind kind : Kind.values()) {
            Histogram latency = phase.latency(kind);
            ObjectNode millis = JSON.createObjectNode();
            for (double percentile : PERCENTILES) {
                millis.put(
                        percentile == 100 ? "most" : "p" + String.format(Locale.ROOT, "%.1f", percentile),
                        rounded(latency.getValueAtPercentile(percentile) / MICROS));
            }
            latencies.set(kind.name().toLowerCase(Locale.ROOT), millis);
        }
        into.set("latencyMillis", latencies);
    }

    private static ObjectNode service(Steady.OfService of) {
        MemoryCourse memory = of.memory();
        Collections pauses = of.pauses();
        ObjectNode service = JSON.createObjectNode();
        service.put("heapMiB", rounded(memory.last().heapMebibytes()));
        service.put("columnsMiB", rounded(memory.lastColumns()));
        service.put("residentMiB", rounded(memory.last().residentMebibytes()));
        service.set("heapMiBPerHour", slope(memory.heap()));
        service.set("residentMiBPerHour", slope(memory.resident()));
        service.put("pauses", pauses.pauses());
        service.put("pauseSeconds", rounded(pauses.seconds()));
        service.put("longestPauseMillis", rounded(pauses.longestMillis()));
        return service;
    }

    private static ObjectNode slope(LeastSquares line) {
        return JSON.createObjectNode()
                .put("slope", rounded(line.slope()))
                .put("standardError", rounded(line.standardError()))
                .put("samples", line.points());
    }

    private static double rounded(double figure) {
        return Double.isInfinite(figure) ? figure : Math.round(figure * HUNDRED) / HUNDRED;
    }
}

package dev.facevalue.innerloops;

import com.fasterxml.jackson.databind.JsonNode;
import dev.facevalue.benchmarks.record.Digits;
import dev.facevalue.benchmarks.sidebyside.Machine;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was measured of loops, as a table in Markdown. */
final class LoopTable {

    private static final double MICROSECOND = 1e3;
    private static final double MILLISECOND = 1e6;
    private static final double KIBIBYTE = 1 << 10;
    private static final double MEBIBYTE = 1 << 20;

    private static final Map<String, Loop> LOOPS =
            Stream.of(Loop.values()).collect(Collectors.toMap(Loop::label, Function.identity()));

    private LoopTable() {}

    /** A row for each time that a loop was measured, in the order of the loops, and below it how and on what. */
    static String of(Collection<JsonNode> measured) {
        List<JsonNode> sorted = measured.stream()
                .sorted(Comparator.comparing(
                                (JsonNode each) -> LOOPS.get(each.path("loop").asText()))
                        .thenComparingInt(each -> each.path("run").asInt()))
                .toList();
        StringBuilder table = new StringBuilder("""
                # Inner loops

                Made by `./facevalue bench loops`, with JMH. The time is the mean of all iterations, ± half of its 99.9 % confidence
                interval; what is allocated, is so on all threads. The figures mean nothing on another machine, nor beside other work.

                | loop | one time through | run | time | ± | allocated |
                | --- | --- | --- | ---: | ---: | ---: |
                """);
        sorted.forEach(each -> table.append(row(each)));
        table.append("\nHow, and on what:\n\n");
        sorted.stream().map(LoopTable::how).distinct().forEach(table::append);
        return table.toString();
    }

    private static String row(JsonNode each) {
        double nanos = each.path("nanos").asDouble();
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %.0f %% | %s |%n",
                each.path("loop").asText(),
                each.path("work").asText(),
                each.has("run")
                        ? each.path("run").asInt() + ", " + each.path("date").asText()
                        : "quick",
                time(nanos),
                100 * each.path("error").asDouble() / nanos,
                size(each.path("bytes").asDouble()));
    }

    private static String how(JsonNode each) {
        return String.format(
                Locale.ROOT,
                "* %d × %d iterations; %s; %s%n",
                each.path("forks").asInt(),
                each.path("iterations").asInt(),
                each.path("versions").asText(),
                Machine.in(each.path("machine")).inWords());
    }

    /** In the unit that makes it easy to read. */
    static String time(double nanos) {
        return nanos < MICROSECOND
                ? Digits.three(nanos) + " ns"
                : nanos < MILLISECOND
                        ? Digits.three(nanos / MICROSECOND) + " µs"
                        : Digits.three(nanos / MILLISECOND) + " ms";
    }

    /** In the unit that makes it easy to read. */
    static String size(double bytes) {
        return bytes < KIBIBYTE
                ? String.format(Locale.ROOT, "%.0f B", bytes)
                : bytes < MEBIBYTE ? Digits.three(bytes / KIBIBYTE) + " KiB" : Digits.three(bytes / MEBIBYTE) + " MiB";
    }
}

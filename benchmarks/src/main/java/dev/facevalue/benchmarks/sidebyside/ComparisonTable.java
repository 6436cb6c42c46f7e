package dev.facevalue.benchmarks.sidebyside;

import com.fasterxml.jackson.databind.JsonNode;
import dev.facevalue.benchmarks.record.Digits;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Answers that are on record, as a table in Markdown. */
final class ComparisonTable {

    private ComparisonTable() {}

    /** A row an answer, by question and run, and below it the settings of each contender, once. */
    static String of(Collection<JsonNode> answers) {
        List<JsonNode> sorted = answers.stream()
                .sorted(Comparator.comparing(
                                (JsonNode answer) -> answer.path("question").asText())
                        .thenComparingInt(answer -> answer.path("run").asInt()))
                .toList();
        StringBuilder table = new StringBuilder("""
                # Side by side

                Made by `./facevalue bench`. In each run the two take turns; the ratio is taken round by round, and its median is held
                against the goal. The figures are medians, and mean nothing on another machine, nor beside other work.

                | question | work | run | ours | peer | ratio, median | worst | goal | |
                | --- | --- | --- | ---: | ---: | ---: | ---: | --- | --- |
                """);
        sorted.forEach(answer -> table.append(row(answer)));
        table.append("\nWho they are, and with which settings:\n\n");
        sorted.stream()
                .flatMap(answer -> List.of(answer.path("ours"), answer.path("peer")).stream())
                .map(contender -> "* **%s**: %s\n"
                        .formatted(
                                contender.path("name").asText(),
                                contender.path("settings").asText()))
                .distinct()
                .forEach(table::append);
        table.append("\nOn what:\n\n");
        sorted.stream()
                .map(answer -> "* " + Machine.in(answer.path("machine")).inWords() + '\n')
                .distinct()
                .forEach(table::append);
        return table.toString();
    }

    private static String row(JsonNode answer) {
        String unit = answer.path("unit").asText();
        return String.format(
                Locale.ROOT,
                "| %s | %s | %d, %s | %s | %s: %s | %s | %s | %s | %s |%n",
                answer.path("question").asText(),
                answer.path("work").asText(),
                answer.path("run").asInt(),
                answer.path("date").asText(),
                figure(answer.path("ours"), unit),
                answer.path("peer").path("name").asText(),
                figure(answer.path("peer"), unit),
                Digits.three(answer.path("median").asDouble()),
                Digits.three(answer.path("worst").asDouble()),
                answer.path("goal").asText(),
                answer.path("met").asBoolean() ? "met" : "**missed**");
    }

    private static String figure(JsonNode contender, String unit) {
        double median = Comparison.median(
                contender.path("figures").valueStream().map(JsonNode::asDouble).toList());
        return Digits.three(median) + ' ' + unit;
    }
}

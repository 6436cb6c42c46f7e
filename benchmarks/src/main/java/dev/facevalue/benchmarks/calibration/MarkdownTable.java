package dev.facevalue.benchmarks.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A table that is as readable in a terminal as it is where Markdown is shown: the first column to the left. */
final class MarkdownTable {

    private final List<List<String>> rows = new ArrayList<>();

    MarkdownTable(String... header) {
        rows.add(List.of(header));
    }

    MarkdownTable row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    @Override
    public String toString() {
        List<Integer> widths = IntStream.range(0, rows.getFirst().size())
                .mapToObj(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElseThrow())
                .toList();
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rows.size(); row++) {
            text.append(line(rows.get(row), widths));
            if (row == 0) {
                text.append(rule(widths));
            }
        }
        return text.toString();
    }

    private static String line(List<String> cells, List<Integer> widths) {
        StringBuilder line = new StringBuilder("|");
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            String padding = " ".repeat(widths.get(column) - cell.length());
            line.append(' ')
                    .append(column == 0 ? cell + padding : padding + cell)
                    .append(" |");
        }
        return line.append('\n').toString();
    }

    private static String rule(List<Integer> widths) {
        StringBuilder rule = new StringBuilder("|");
        for (int column = 0; column < widths.size(); column++) {
            String dashes = "-".repeat(widths.get(column));
            rule.append(column == 0 ? " " + dashes + " |" : " " + dashes + ":|");
        }
        return rule.append('\n').toString();
    }
}

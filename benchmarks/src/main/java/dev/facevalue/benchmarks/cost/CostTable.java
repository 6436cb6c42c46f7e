package dev.facevalue.benchmarks.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured, in Markdown: a row for each figure, a column for each time that it was measured. */
final class CostTable {

    private static final double WITH_A_DECIMAL = 10;

    private final List<String> heads = new ArrayList<>();
    private final List<List<Figure>> columns = new ArrayList<>();

    /** A figure and what it is of. */
    record Figure(String name, double value) {}

    /**
     * Adds a column.
     *
     * @param head what is above it
     * @param figures the same, in the same order, as those of every other column
     * @throws IllegalArgumentException if they are others
     */
    void add(String head, List<Figure> figures) {
        if (!columns.isEmpty() && !names(figures).equals(names(columns.getFirst()))) {
            throw new IllegalArgumentException(names(figures) + " beside " + names(columns.getFirst()));
        }
        heads.add(head);
        columns.add(List.copyOf(figures));
    }

    private static List<String> names(List<Figure> figures) {
        return figures.stream().map(Figure::name).toList();
    }

    /** The table, with a line break at its end; nothing if it has no column. */
    @Override
    public String toString() {
        if (columns.isEmpty()) {
            return "";
        }
        StringBuilder table = new StringBuilder();
        table.append("| | ").append(String.join(" | ", heads)).append(" |\n");
        table.append("| --- |").append(" ---: |".repeat(heads.size())).append('\n');
        for (int row = 0; row < columns.getFirst().size(); row++) {
            table.append("| ").append(columns.getFirst().get(row).name());
            for (List<Figure> column : columns) {
                table.append(" | ").append(rounded(column.get(row).value()));
            }
            table.append(" |\n");
        }
        return table.toString();
    }

    private static String rounded(double value) {
        return String.format(Locale.ROOT, value < WITH_A_DECIMAL ? "%.1f" : "%,.0f", value);
    }
}

package dev.facevalue.analytics.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table, in their order; {@link #write} makes CSV of rows: a header with the columns' names, then a
 * line a row, in UTF-8 with CRLF. An empty cell says that there is no value.
 *
 * <p>Texts that a spreadsheet would take for a formula get an apostrophe in front, as OWASP advises ("CSV injection"):
 * names of teams come from strangers. Numbers are written as Java writes them, with a dot, and get none.
 *
 * @param <R> what a row is made of
 */
public final class CsvTable<R> {

    /** The media type of what {@link #write} makes. */
    public static final String MEDIA_TYPE = "text/csv;charset=UTF-8";

    /** What spreadsheets take for the beginning of a formula, or pass over before they look for one. */
    private static final String BEGINS_FORMULA = "=+-@\t\r\n＝＋－＠";

    private final List<Column<R>> columns = new ArrayList<>();

    /**
     * What a row has in a column.
     *
     * @param <R> what a row is made of
     * @param <T> what stands in the column
     */
    @FunctionalInterface
    public interface Cell<R, T> {

        /** The value, or null for an empty cell. */
        @Nullable
        T of(R row);
    }

    private record Column<R>(String name, Cell<R, String> cell) {}

    /** Adds a column of texts, codes, times or the like, each written as it says itself. */
    public CsvTable<R> text(String name, Cell<R, ?> value) {
        return column(name, row -> {
            Object text = value.of(row);
            return text == null ? null : withoutFormula(text.toString());
        });
    }

    /** Adds a column of numbers, which must be finite. */
    public CsvTable<R> number(String name, Cell<R, ? extends Number> value) {
        return column(name, row -> {
            Number number = value.of(row);
            return switch (number) {
                case null -> null;
                case BigDecimal decimal -> decimal.toPlainString();
                case Double floating
                when !Double.isFinite(floating) -> throw new IllegalArgumentException(name + " is " + floating);
                default -> number.toString();
            };
        });
    }

    private CsvTable<R> column(String name, Cell<R, String> cell) {
        columns.add(new Column<>(name, cell));
        return this;
    }

    /** The rows in their order, below the header. */
    public byte[] write(Iterable<? extends R> rows) {
        StringWriter text = new StringWriter();
        CsvWriter csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .bufferSize(0)
                .build(text);
        csv.writeRecord(columns.stream().map(Column::name).toList());
        String[] cells = new String[columns.size()];
        for (R row : rows) {
            for (int i = 0; i < cells.length; i++) {
                String cell = columns.get(i).cell().of(row);
                cells[i] = cell == null ? "" : cell;
            }
            csv.writeRecord(cells);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String withoutFormula(String text) {
        return !text.isEmpty() && BEGINS_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}

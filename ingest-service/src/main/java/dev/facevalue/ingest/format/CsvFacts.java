package dev.facevalue.ingest.format;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.facevalue.deal.DealId;
import dev.facevalue.deal.FactField;
import dev.facevalue.deal.FactForm;
import dev.facevalue.deal.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Facts as CSV (RFC 4180) in UTF-8: a header that names the fields, in any order, then a fact a record. An empty cell
 * is an absent field; empty lines are passed over but counted in the numbers.
 */
public final class CsvFacts implements FactLines {

    /** What the parser may hold beyond the cell that it is reading: what it reads ahead. */
    private static final int READ_AHEAD = 16 * 1024;

    private final CloseableIterator<CsvRecord> records;
    private final CsvGuard guard;
    private final FactForm.Kind kind;
    private final int maxLineBytes;
    private final List<FactField> columns;

    private CsvFacts(
            CloseableIterator<CsvRecord> records,
            CsvGuard guard,
            FactForm.Kind kind,
            int maxLineBytes,
            List<FactField> columns) {
        this.records = records;
        this.guard = guard;
        this.kind = kind;
        this.maxLineBytes = maxLineBytes;
        this.columns = columns;
    }

    /**
     * Reads the header.
     *
     * @return the lines after it, or empty if the body is
     * @throws InvalidHeaderException if the first line does not name the columns of such a fact
     * @throws IOException if the body breaks off
     */
    @SuppressWarnings("MustBeClosedChecker") // closing would read a body to its end that nobody wants any more
    public static Optional<CsvFacts> open(InputStream body, FactForm.Kind kind, int maxLineBytes)
            throws IOException, InvalidHeaderException {
        CsvGuard guard = new CsvGuard(new Utf8Reader(body), maxLineBytes);
        CloseableIterator<CsvRecord> records = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(maxLineBytes + READ_AHEAD)
                .build(
                        CsvRecordHandler.of(handler -> handler.maxFields(maxLineBytes + 2)
                                .maxFieldSize(maxLineBytes + 1)
                                .maxRecordSize(maxLineBytes + 1)),
                        guard)
                .iterator();
        Optional<CsvRecord> header = next(records);
        return header.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new CsvFacts(records, guard, kind, maxLineBytes, columns(header.get(), kind, maxLineBytes)));
    }

    @Override
    public Optional<FactLine> next() throws IOException {
        return next(records).map(this::read);
    }

    private FactLine read(CsvRecord cells) {
        long number = guard.lineOf(cells.getStartingLineNumber());
        String wrong = wrongWithWhole(cells);
        if (wrong != null) {
            return new FactLine.Bad(number, dealId(cells), List.of(new Violation("", wrong)));
        }
        FactForm form = new FactForm(kind);
        for (int i = 0; i < columns.size(); i++) {
            String cell = cells.getField(i);
            if (!cell.isEmpty()) {
                form.put(columns.get(i), cell);
            }
        }
        return new FactLine.Filled(number, form);
    }

    private @Nullable String wrongWithWhole(CsvRecord cells) {
        Optional<Character> mark = firstMark(cells);
        if (mark.isPresent()) {
            return Mark.message(mark.get(), maxLineBytes);
        }
        int count = cells.getFieldCount();
        return count == columns.size() ? null : "has " + count + " cells; the header has " + columns.size();
    }

    private @Nullable String dealId(CsvRecord cells) {
        int column = columns.indexOf(FactField.DEAL_ID);
        if (column >= cells.getFieldCount()) {
            return null;
        }
        String dealId = cells.getField(column);
        return DealId.isValid(dealId) ? dealId : null;
    }

    private static List<FactField> columns(CsvRecord header, FactForm.Kind kind, int maxLineBytes)
            throws InvalidHeaderException {
        List<Violation> violations = new ArrayList<>();
        List<FactField> columns = new ArrayList<>();
        firstMark(header)
                .ifPresent(mark -> violations.add(new Violation("", "the header " + Mark.message(mark, maxLineBytes))));
        if (violations.isEmpty()) {
            for (String name : header.getFields()) {
                Optional<FactField> field = FactField.named(name).filter(kind::has);
                if (field.isEmpty()) {
                    violations.add(new Violation(Names.abbreviated(name), "is not a column of this fact"));
                } else if (columns.contains(field.get())) {
                    violations.add(new Violation(name, "is there twice"));
                } else {
                    columns.add(field.get());
                }
            }
            Set<FactField> missing = kind.required();
            missing.removeAll(columns.isEmpty() ? EnumSet.noneOf(FactField.class) : EnumSet.copyOf(columns));
            missing.forEach(field -> violations.add(new Violation(field.fieldName(), "is a required column")));
        }
        if (!violations.isEmpty()) {
            throw new InvalidHeaderException(
                    violations.subList(0, Math.min(violations.size(), FactForm.MAX_VIOLATIONS)));
        }
        return List.copyOf(columns);
    }

    private static Optional<Character> firstMark(CsvRecord cells) {
        for (String cell : cells.getFields()) {
            Optional<Character> mark = Mark.in(cell);
            if (mark.isPresent()) {
                return mark;
            }
        }
        return Optional.empty();
    }

    private static Optional<CsvRecord> next(CloseableIterator<CsvRecord> records) throws IOException {
        try {
            return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
        } catch (UncheckedIOException wrapped) {
            throw wrapped.getCause();
        }
    }
}

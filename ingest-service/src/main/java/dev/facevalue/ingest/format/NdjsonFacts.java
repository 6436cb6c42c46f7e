package dev.facevalue.ingest.format;

import dev.facevalue.deal.FactForm;
import dev.facevalue.eventstream.FactJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Facts as newline-delimited JSON: one object a line, in UTF-8. Lines end with LF or CRLF, the last may end with the
 * body; blank lines are passed over but counted in the numbers; a byte order mark at the beginning is passed over.
 */
public final class NdjsonFacts implements FactLines {

    private final LineReader lines;
    private final FactForm.Kind kind;
    private final int maxLineBytes;

    public NdjsonFacts(InputStream body, FactForm.Kind kind, int maxLineBytes) {
        this.lines = new LineReader(body, maxLineBytes);
        this.kind = kind;
        this.maxLineBytes = maxLineBytes;
    }

    @Override
    public Optional<FactLine> next() throws IOException {
        while (true) {
            Optional<LineReader.Line> line = lines.next();
            if (line.isEmpty()) {
                return Optional.empty();
            }
            switch (line.get()) {
                case LineReader.TooLong(long number) -> {
                    return Optional.of(FactLine.Bad.because(number, TooLong.message(maxLineBytes)));
                }
                case LineReader.Whole(long number, byte[] bytes) -> {
                    if (!JsonFact.isBlank(bytes)) {
                        return Optional.of(read(number, bytes));
                    }
                }
            }
        }
    }

    private FactLine read(long number, byte[] bytes) {
        return switch (JsonFact.read(bytes, kind)) {
            case FactJson.Form(FactForm form) -> new FactLine.Filled(number, form);
            case FactJson.Malformed(String message) ->
                // The parser counts lines within the line.
                FactLine.Bad.because(number, message.replace("(line 1, column ", "(column "));
        };
    }
}

package dev.facevalue.ingest.format;

import dev.facevalue.deal.FactForm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads bodies to their end and says in short what became of each line. */
final class Lines {

    static final Instant TAKEN_AT = Instant.parse("2026-06-01T00:00:00Z");
    static final int MAX_LINE_BYTES = 200;

    private Lines() {}

    /** {@code 3 ok d-1}, {@code 4 bad d-2 field message} or {@code 5 bad - message}, a line each. */
    static List<String> told(FactLines lines) throws IOException {
        List<String> told = new ArrayList<>();
        for (Optional<FactLine> line = lines.next(); line.isPresent(); line = lines.next()) {
            told.add(told(line.get()));
        }
        return told;
    }

    private static String told(FactLine line) {
        return switch (line) {
            case FactLine.Bad(long number, var dealId, var violations) ->
                number + " bad " + (dealId == null ? "-" : dealId) + " "
                        + violations.getFirst().message();
            case FactLine.Filled(long number, FactForm form, var _) ->
                switch (form.check(TAKEN_AT)) {
                    case FactForm.Accepted(var fact, var _) -> number + " ok " + fact.dealId();
                    case FactForm.Refused(var dealId, var violations) ->
                        number + " refused " + dealId + " "
                                + violations.getFirst().field() + " "
                                + violations.getFirst().message();
                };
        };
    }

    static InputStream body(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    static InputStream bytes(byte[]... parts) throws IOException {
        var all = new java.io.ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.write(part);
        }
        return new ByteArrayInputStream(all.toByteArray());
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The same bytes, but at most {@code size} with each read. */
    static InputStream dribbling(InputStream body, int size) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                return body.read();
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return body.read(target, offset, Math.min(size, length));
            }
        };
    }
}

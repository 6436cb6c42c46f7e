package dev.facevalue.ingest.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** Splits bytes into lines without ever holding more than one line and one chunk of input. */
final class LineReader {

    private static final int CHUNK = 16 * 1024;

    private final InputStream body;
    private final int maxLineBytes;
    private final byte[] chunk = new byte[CHUNK];
    private int position;
    private int end;

    private byte[] line = new byte[1024];
    private int length;
    private long number;
    private boolean ended;

    LineReader(InputStream body, int maxLineBytes) {
        this.body = body;
        this.maxLineBytes = maxLineBytes;
    }

    sealed interface Line {}

    /** A line without its ending. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and handed on once
    record Whole(long number, byte[] bytes) implements Line {}

    /** A line that was longer than a line may be; it was passed over. */
    record TooLong(long number) implements Line {}

    Optional<Line> next() throws IOException {
        if (ended) {
            return Optional.empty();
        }
        number++;
        length = 0;
        boolean tooLong = false;
        while (true) {
            if (position == end && !fill()) {
                ended = true;
                return length == 0 && !tooLong ? Optional.empty() : Optional.of(line(tooLong));
            }
            int newline = indexOfNewline();
            int until = newline < 0 ? end : newline;
            // One byte more than allowed is kept: it may turn out to be the CR of a CRLF.
            tooLong |= !append(until);
            position = until;
            if (newline >= 0) {
                position++;
                return Optional.of(line(tooLong));
            }
        }
    }

    private Line line(boolean tooLong) {
        int from = number == 1 ? ByteOrderMark.lengthIn(line, length) : 0;
        int to = length > from && line[length - 1] == '\r' ? length - 1 : length;
        return tooLong || to - from > maxLineBytes
                ? new TooLong(number)
                : new Whole(number, Arrays.copyOfRange(line, from, to));
    }

    private boolean append(int until) {
        int more = until - position;
        if (more > maxLineBytes + ByteOrderMark.LENGTH + 1 - length) {
            return false;
        }
        if (length + more > line.length) {
            line = Arrays.copyOf(line, Math.max(length + more, line.length * 2));
        }
        System.arraycopy(chunk, position, line, length, more);
        length += more;
        return true;
    }

    private int indexOfNewline() {
        for (int i = position; i < end; i++) {
            if (chunk[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private boolean fill() throws IOException {
        int read;
        do {
            read = body.read(chunk, 0, CHUNK);
        } while (read == 0);
        position = 0;
        end = Math.max(read, 0);
        return read > 0;
    }
}

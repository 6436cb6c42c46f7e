package dev.facevalue.ingest.format;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Keeps from the CSV parser above it whatever would end the parser's reading or fill its memory, so that one bad record
 * costs that record only.
 *
 * <p>A record that grows too long, or has something behind a closing quote, is cut off there with a {@link Mark} and
 * dropped up to its end; the next one is read as if nothing had happened. That is not possible for a quoted cell that
 * grows too long, or never ends: the record's end cannot be known then, and most often the closing quote was forgotten,
 * so that everything after it would be swallowed. The body is broken from that record on.
 *
 * <p>Line breaks that were dropped are missing from the parser's count of lines; {@link #lineOf} makes up for them.
 *
 * <p>Quotes as in RFC 4180: one opens only at the beginning of a cell, doubled it stands for itself. LF, CR and CRLF
 * end a line.
 */
final class CsvGuard extends Reader {

    private enum Place {
        CELL_START,
        IN_CELL,
        IN_QUOTES,
        AFTER_QUOTE
    }

    /** No character grows into more than two. */
    private static final int GROWTH = 2;

    private final Reader text;
    private final int maxLineBytes;
    private final char[] input = new char[4 * 1024];

    private Place place = Place.CELL_START;
    private boolean lastWasCarriageReturn;
    private long line = 1;
    private long recordLine = 1;
    private int recordBytes;
    private int quotedBytes;
    private boolean dropping;
    private long droppedLines;
    private final Deque<Gap> gaps = new ArrayDeque<>();
    private long passedGaps;
    private @Nullable BrokenBodyException broken;

    private char[] output = new char[0];
    private int outputLength;

    /**
     * Line breaks that the parser never saw.
     *
     * @param parserLine the first line behind them, by the parser's count
     * @param dropped how many have been dropped up to there, in all
     */
    private record Gap(long parserLine, long dropped) {}

    CsvGuard(Reader text, int maxLineBytes) {
        this.text = text;
        this.maxLineBytes = maxLineBytes;
    }

    @Override
    public int read(char[] target, int offset, int count) throws IOException {
        output = target;
        outputLength = offset;
        while (broken == null) {
            int read = text.read(input, 0, Math.min(input.length, count / GROWTH));
            if (read < 0) {
                if (place != Place.IN_QUOTES) {
                    return -1;
                }
                broken = unclosed();
            }
            for (int i = 0; i < read && broken == null; i++) {
                pass(input[i]);
            }
            // What came before a broken place is handed on first: it stands.
            if (outputLength > offset) {
                return outputLength - offset;
            }
        }
        throw broken;
    }

    /**
     * The line of the body that the parser counts as {@code parserLine}. To be asked in ascending order: what lies
     * before is forgotten, so that only the lines that the parser has read ahead are kept track of.
     */
    long lineOf(long parserLine) {
        while (!gaps.isEmpty() && gaps.getFirst().parserLine() <= parserLine) {
            passedGaps = gaps.removeFirst().dropped();
        }
        return parserLine + passedGaps;
    }

    private void pass(char character) {
        boolean beginsLine = beginsLine(character);
        line += beginsLine ? 1 : 0;
        if ((character == '\n' || character == '\r') && place != Place.IN_QUOTES) {
            endRecord();
            put(character);
            return;
        }
        Place before = place;
        place = next(before, character);
        measure(before, character);
        if (!dropping && recordBytes > maxLineBytes) {
            cutOff(before, Mark.TOO_LONG);
        } else if (!dropping && before == Place.AFTER_QUOTE && place == Place.IN_CELL) {
            cutOff(before, Mark.AFTER_QUOTE);
        } else if (!dropping) {
            put(character);
            return;
        }
        droppedLines += beginsLine ? 1 : 0;
    }

    /** Whether a line begins behind a character; CRLF ends one line, not two. */
    private boolean beginsLine(char character) {
        boolean begins = character == '\r' || (character == '\n' && !lastWasCarriageReturn);
        lastWasCarriageReturn = character == '\r';
        return begins;
    }

    private void endRecord() {
        place = Place.CELL_START;
        recordLine = line;
        recordBytes = 0;
        if (dropping
                && droppedLines > (gaps.isEmpty() ? passedGaps : gaps.getLast().dropped())) {
            gaps.addLast(new Gap(line - droppedLines, droppedLines));
        }
        dropping = false;
    }

    private static Place next(Place place, char character) {
        return switch (place) {
            case CELL_START ->
                switch (character) {
                    case '"' -> Place.IN_QUOTES;
                    case ',' -> Place.CELL_START;
                    default -> Place.IN_CELL;
                };
            case IN_CELL -> character == ',' ? Place.CELL_START : Place.IN_CELL;
            case IN_QUOTES -> character == '"' ? Place.AFTER_QUOTE : Place.IN_QUOTES;
            case AFTER_QUOTE ->
                switch (character) {
                    case '"' -> Place.IN_QUOTES;
                    case ',' -> Place.CELL_START;
                    default -> Place.IN_CELL;
                };
        };
    }

    private void measure(Place before, char character) {
        int bytes = utf8Bytes(character);
        recordBytes = Math.min(recordBytes + bytes, maxLineBytes + 1);
        quotedBytes = before == Place.CELL_START ? 0 : Math.min(quotedBytes + bytes, maxLineBytes + 1);
        if (place == Place.IN_QUOTES && quotedBytes > maxLineBytes) {
            broken = unclosed();
        }
    }

    /**
     * Puts a mark so that the parser, wherever in a cell it is, takes it for a cell's content and awaits nothing more.
     */
    private void cutOff(Place parserIsIn, char mark) {
        dropping = true;
        if (parserIsIn == Place.AFTER_QUOTE) {
            put(',');
        }
        put(mark);
        if (parserIsIn == Place.IN_QUOTES) {
            put('"');
        }
    }

    private void put(char character) {
        output[outputLength++] = character;
    }

    private BrokenBodyException unclosed() {
        return new BrokenBodyException(
                recordLine,
                "line " + recordLine + " opens a quote that is not closed within " + maxLineBytes + " bytes");
    }

    private static int utf8Bytes(char character) {
        if (character < 0x80) {
            return 1;
        }
        return character < 0x800 || Character.isSurrogate(character) ? 2 : 3;
    }

    /** Closes nothing: the text below is not ours. */
    @Override
    public void close() {}
}

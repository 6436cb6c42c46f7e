package dev.facevalue.ingest.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Decodes UTF-8 so that whoever reads can tell where it was none: each malformed sequence becomes {@link Mark#NOT_UTF8}
 * and the reading goes on. A byte order mark at the beginning is passed over.
 */
final class Utf8Reader extends Reader {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream body;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final byte[] chunk = new byte[16 * 1024];
    private final ByteBuffer bytes = ByteBuffer.wrap(chunk).flip();
    private boolean bodyEnded;
    private boolean begun;

    Utf8Reader(InputStream body) {
        this.body = body;
    }

    @Override
    public int read(char[] target, int offset, int count) throws IOException {
        // A character beyond the basic plane takes two places at once, so fewer than two cannot be filled.
        if (count < 2) {
            throw new IllegalArgumentException("too small a buffer: " + count);
        }
        CharBuffer characters = CharBuffer.wrap(target, offset, count).slice();
        while (characters.position() == 0) {
            CoderResult result = decoder.decode(bytes, characters, bodyEnded);
            markOwn(characters);
            if (result.isError() && characters.hasRemaining()) {
                bytes.position(bytes.position() + result.length());
                characters.put(Mark.NOT_UTF8);
            } else if (result.isUnderflow() && characters.position() == 0 && !fill()) {
                return -1;
            }
            passOverByteOrderMark(characters);
        }
        return characters.position();
    }

    /** Whoever sends one of our own marks sends a character that Unicode assigns to none. */
    private static void markOwn(CharBuffer characters) {
        for (int i = 0; i < characters.position(); i++) {
            if (Mark.isMark(characters.get(i))) {
                characters.put(i, Mark.NOT_UTF8);
            }
        }
    }

    private void passOverByteOrderMark(CharBuffer characters) {
        if (!begun && characters.position() > 0) {
            begun = true;
            if (characters.get(0) == BYTE_ORDER_MARK) {
                CharBuffer rest = characters.duplicate().flip().position(1);
                characters.clear();
                characters.put(rest.toString());
            }
        }
    }

    /** Whether there may be something more to decode. */
    private boolean fill() throws IOException {
        if (bodyEnded) {
            return false;
        }
        bytes.compact();
        int read;
        do {
            read = body.read(chunk, bytes.position(), bytes.remaining());
        } while (read == 0);
        bodyEnded = read < 0;
        bytes.position(bytes.position() + Math.max(read, 0)).flip();
        return true;
    }

    /** Closes nothing: the body is not ours, and closing it would read it to its end. */
    @Override
    public void close() {}
}

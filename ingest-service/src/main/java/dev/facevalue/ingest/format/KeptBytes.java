package dev.facevalue.ingest.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Passes a body on to a parser, and keeps as much of it as it takes to cut out the bytes of one value once the parser
 * has found where it ends. What it holds is bounded: a value that grows too long is not kept.
 *
 * <p>Places in the body are told as the parser counts them, from 0.
 */
final class KeptBytes extends InputStream {

    private static final int CHUNK = 16 * 1024;

    private final InputStream body;
    private final int maxLength;
    private byte[] kept = new byte[CHUNK];
    private int length;
    private long keptFrom;
    private long passed;
    private boolean holding;

    /** @param maxLength the most bytes of a value that is cut out */
    KeptBytes(InputStream body, int maxLength) {
        this.body = body;
        this.maxLength = maxLength;
    }

    /** Notes that a value begins in what was last passed on. */
    void hold(long start) {
        forgetBefore(start);
        holding = true;
    }

    /** The bytes of the value that began where {@link #hold} was told, or empty if they are more than may be. */
    Optional<byte[]> cut(long start, long end) {
        // What has grown longer than may be was dropped on its way.
        Optional<byte[]> value = end - start > maxLength
                ? Optional.empty()
                : Optional.of(Arrays.copyOfRange(kept, index(start), index(end)));
        forgetBefore(end);
        holding = false;
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        int read = body.read(target, offset, Math.min(count, CHUNK));
        if (read > 0) {
            keep(target, offset, read);
        }
        return read;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    private void keep(byte[] source, int offset, int count) {
        // Of a value that is too long already, as of what is no value, the latest bytes are all that can be needed.
        if (!holding || length > maxLength) {
            length = 0;
            keptFrom = passed;
        }
        if (length + count > kept.length) {
            kept = Arrays.copyOf(kept, Math.max(length + count, 2 * kept.length));
        }
        System.arraycopy(source, offset, kept, length, count);
        length += count;
        passed += count;
    }

    private void forgetBefore(long place) {
        int from = index(place);
        System.arraycopy(kept, from, kept, 0, length - from);
        length -= from;
        keptFrom = place;
    }

    private int index(long place) {
        return Math.toIntExact(place - keptFrom);
    }
}

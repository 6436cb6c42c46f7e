package dev.facevalue.ingest.format;

import java.util.Arrays;

/** The mark with which some editors begin UTF-8. It says nothing there, so every reader here passes over it. */
final class ByteOrderMark {

    private static final byte[] UTF8 = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** Its bytes. */
    static final int LENGTH = UTF8.length;

    private ByteOrderMark() {}

    /** How many bytes of the mark these begin with: all or none. */
    static int lengthIn(byte[] bytes) {
        return lengthIn(bytes, bytes.length);
    }

    /** As {@link #lengthIn(byte[])}, of the first {@code length} bytes. */
    static int lengthIn(byte[] bytes, int length) {
        return length >= LENGTH && Arrays.equals(bytes, 0, LENGTH, UTF8, 0, LENGTH) ? LENGTH : 0;
    }
}

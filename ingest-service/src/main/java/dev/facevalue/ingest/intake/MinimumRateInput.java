package dev.facevalue.ingest.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A body that must come at a least rate, on the average since its beginning, once a time of grace is over: whoever
 * sends it byte by byte is never silent, and would hold one of the places for requests for ever. Only the time that is
 * waited for the sender counts, not that in which nobody reads.
 *
 * <p>A body that brings nothing at all for a while is broken off by the server itself.
 */
final class MinimumRateInput extends FilterInputStream {

    private static final double NANOS = 1e9;

    private final int bytesPerSecond;
    private final long graceNanos;
    private final LongSupplier nanoTime;
    private long waitedNanos;
    private long bytes;

    /** @param bytesPerSecond the least rate; 0 for none */
    MinimumRateInput(InputStream body, int bytesPerSecond, Duration grace, LongSupplier nanoTime) {
        super(body);
        this.bytesPerSecond = bytesPerSecond;
        this.graceNanos = grace.toNanos();
        this.nanoTime = nanoTime;
    }

    /** @throws IOException if the body breaks off, or comes too slowly */
    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /** @throws IOException if the body breaks off, or comes too slowly */
    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        long begun = nanoTime.getAsLong();
        int read = super.read(buffer, offset, length);
        waitedNanos += nanoTime.getAsLong() - begun;
        if (read > 0) {
            bytes += read;
            if (waitedNanos > graceNanos && bytes < bytesPerSecond * (waitedNanos / NANOS)) {
                throw new IOException("less than " + bytesPerSecond + " bytes a second");
            }
        }
        return read;
    }
}

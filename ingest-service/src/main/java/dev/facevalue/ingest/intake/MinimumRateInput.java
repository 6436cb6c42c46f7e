package dev.facevalue.ingest.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A body that must come at a least rate: whoever sends it byte by byte is never silent, and would hold one of the
 * places for requests for ever. Only the time that is waited for the sender counts, not that in which nobody reads.
 *
 * <p>A body begins with a time of grace. Waiting uses it up, every byte earns its share of a second; what a fast
 * beginning earns beyond the time of grace is not saved up.
 *
 * <p>A body that brings nothing at all for a while is broken off by the server itself.
 */
final class MinimumRateInput extends FilterInputStream {

    private static final double NANOS = 1e9;

    private final int bytesPerSecond;
    private final long graceNanos;
    private final LongSupplier nanoTime;
    private long leftNanos;

    /** @param bytesPerSecond the least rate; 0 for none */
    MinimumRateInput(InputStream body, int bytesPerSecond, Duration grace, LongSupplier nanoTime) {
        super(body);
        this.bytesPerSecond = bytesPerSecond;
        this.graceNanos = grace.toNanos();
        this.nanoTime = nanoTime;
        this.leftNanos = graceNanos;
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
        long waited = nanoTime.getAsLong() - begun;
        if (read > 0 && bytesPerSecond > 0) {
            leftNanos += Math.round(read * NANOS / bytesPerSecond) - waited;
            if (leftNanos < 0) {
                throw new IOException("less than " + bytesPerSecond + " bytes a second");
            }
            leftNanos = Math.min(leftNanos, graceNanos);
        }
        return read;
    }
}

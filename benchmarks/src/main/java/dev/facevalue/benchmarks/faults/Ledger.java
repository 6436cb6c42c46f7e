package dev.facevalue.benchmarks.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * What was said and heard, a JSON object a line, in the order in which it happened. A note is on disk when
 * {@link #note} returns; notes that come at the same time share one write to it.
 */
final class Ledger implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FileChannel file;
    private final Object writing = new Object();
    private StringBuilder pending = new StringBuilder();
    private long noted;
    private volatile long written;

    Ledger(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** Notes something and returns when that is on disk. */
    void note(Map<String, ?> something) {
        String line;
        try {
            line = JSON.writeValueAsString(something) + '\n';
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException(impossible);
        }
        long number;
        synchronized (this) {
            pending.append(line);
            number = ++noted;
        }
        synchronized (writing) {
            if (written < number) {
                writePending();
            }
        }
    }

    private void writePending() {
        String lines;
        long last;
        synchronized (this) {
            lines = pending.toString();
            pending = new StringBuilder();
            last = noted;
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(false);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        written = last;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

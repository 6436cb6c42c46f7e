package dev.facevalue.analytics.projection;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows on their way into a table by {@code COPY … FROM STDIN (FORMAT BINARY)}: the cheapest way there, since nothing is
 * turned into text and back, and PostgreSQL takes many rows at once. The format is the manual's, under COPY, "Binary
 * Format": a row is the number of its fields, then of each its length and its bytes; a length of −1 is null.
 *
 * <p>What was begun and not ended is cancelled when it is closed, and fails the transaction.
 */
final class BinaryCopy implements AutoCloseable {

    /** A signature, then no flags and no extension. */
    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };

    private static final int END = -1;
    private static final int NULL = -1;
    private static final int ENOUGH_TO_SEND = 64 * 1024;

    private final CopyIn copy;
    private final ByteArrayOutputStream gathered = new ByteArrayOutputStream(2 * ENOUGH_TO_SEND);
    private final DataOutputStream out = new DataOutputStream(gathered);
    private final int fields;

    private BinaryCopy(CopyIn copy, int fields) {
        this.copy = copy;
        this.fields = fields;
        gathered.writeBytes(HEADER);
    }

    /**
     * Begins.
     *
     * @param statement a {@code COPY … FROM STDIN (FORMAT BINARY)}
     * @param fields how many fields it names
     */
    static BinaryCopy begin(Connection connection, String statement, int fields) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
        return new BinaryCopy(copy, fields);
    }

    /** Begins a row; its fields follow in the statement's order. */
    BinaryCopy row() throws SQLException {
        if (gathered.size() >= ENOUGH_TO_SEND) {
            send();
        }
        return put(() -> out.writeShort(fields));
    }

    /** A field of type {@code smallint}. */
    BinaryCopy smallint(short value) {
        return put(() -> {
            out.writeInt(Short.BYTES);
            out.writeShort(value);
        });
    }

    /** A field of type {@code bigint}. */
    BinaryCopy bigint(long value) {
        return put(() -> {
            out.writeInt(Long.BYTES);
            out.writeLong(value);
        });
    }

    /** A field of type {@code bytea}. */
    BinaryCopy bytea(byte @Nullable [] value) {
        return put(() -> {
            if (value == null) {
                out.writeInt(NULL);
            } else {
                out.writeInt(value.length);
                out.write(value);
            }
        });
    }

    /** A field of type {@code text}. */
    BinaryCopy text(@Nullable String value) {
        return bytea(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }

    /** Ends; returns how many rows were taken. */
    long end() throws SQLException {
        put(() -> out.writeShort(END));
        send();
        return copy.endCopy();
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    private void send() throws SQLException {
        copy.writeToCopy(gathered.toByteArray(), 0, gathered.size());
        gathered.reset();
    }

    private interface Write {

        void run() throws IOException;
    }

    private BinaryCopy put(Write write) {
        try {
            write.run();
        } catch (IOException memoryDoesNotFail) {
            throw new UncheckedIOException(memoryDoesNotFail);
        }
        return this;
    }
}

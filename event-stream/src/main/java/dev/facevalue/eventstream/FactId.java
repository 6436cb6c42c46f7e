package dev.facevalue.eventstream;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * The name of a fact: a name-based UUID (version 5, RFC 9562) over the event's type, source, id and time and its
 * canonical, pseudonymised data. Equal facts get the same name wherever and however often they are published; if any of
 * the five differs, so does the name.
 */
public final class FactId {

    /** The name space: the version 5 UUID of {@code facevalue.dev} in RFC 9562's name space for domain names. */
    private static final UUID NAMESPACE =
            name(UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), bytes("facevalue.dev"));

    private static final byte[] SEPARATOR = {0};

    private FactId() {}

    /**
     * Names a fact.
     *
     * @param type {@code ce_type}
     * @param source {@code ce_source}; like the type, the id and the time without NUL, which parts the five
     * @param id {@code ce_id}
     * @param time {@code ce_time} as it is written
     * @param data the data as {@link FactJson#write} writes it
     */
    public static UUID of(String type, String source, String id, String time, byte[] data) {
        return name(
                NAMESPACE,
                bytes(type),
                SEPARATOR,
                bytes(source),
                SEPARATOR,
                bytes(id),
                SEPARATOR,
                bytes(time),
                SEPARATOR,
                data);
    }

    private static UUID name(UUID namespace, byte[]... parts) {
        MessageDigest sha1 = sha1();
        sha1.update(ByteBuffer.allocate(16)
                .putLong(namespace.getMostSignificantBits())
                .putLong(namespace.getLeastSignificantBits())
                .flip());
        for (byte[] part : parts) {
            sha1.update(part);
        }
        ByteBuffer hash = ByteBuffer.wrap(sha1.digest());
        long high = (hash.getLong() & ~0xF000L) | 0x5000L;
        long low = (hash.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}

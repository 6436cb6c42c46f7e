package dev.facevalue.eventstream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Damages good records in every way that a broken writer, or a hostile one, might, and notes what became of them. */
final class RecordDamage {

    private static final byte[][] TELLING = {
        bytes("null"),
        bytes("{}"),
        bytes("\"\""),
        bytes("\\u0000"),
        bytes("\\ud800"),
        bytes("1e999999999"),
        bytes("["),
        bytes("}"),
        bytes(","),
        bytes(":"),
        bytes("-0001"),
        bytes("+23:59"),
        bytes("60"),
        {0},
        {-1},
        {-64, -81},
        {-17, -69, -65}
    };
    private static final String[] ENCODINGS = {"UTF-16", "UTF-16LE", "UTF-32BE", "UTF-32LE", "ISO-8859-1"};

    private final Set<EventCodec.Reason> reached = EnumSet.noneOf(EventCodec.Reason.class);
    private int read;
    private int tombstones;

    TopicRecord of(TopicRecord good, Random random) {
        TopicRecord damaged = good;
        int times = 1 + random.nextInt(3);
        for (int i = 0; i < times; i++) {
            damaged = once(damaged, random);
        }
        return damaged;
    }

    void note(EventCodec.Decoded decoded) {
        switch (decoded) {
            case EventCodec.ReadFact _ -> read++;
            case EventCodec.Tombstone _ -> tombstones++;
            case EventCodec.Unreadable(EventCodec.Reason reason, String detail) -> {
                reached.add(reason);
                assertThat(detail).isNotBlank();
            }
        }
    }

    /** The damage is of use only if it is neither so slight that all is read nor so gross that all fails alike. */
    void assertReachedEveryReason() {
        assertThat(reached)
                .as("all but the one that only a fold can find")
                .isEqualTo(EnumSet.complementOf(EnumSet.of(EventCodec.Reason.TOO_MANY_FACTS)));
        assertThat(read).isGreaterThan(1_000);
        assertThat(tombstones).isPositive();
    }

    private static TopicRecord once(TopicRecord damaged, Random random) {
        byte[] value = damaged.value();
        if (value == null) {
            return damaged;
        }
        return switch (random.nextInt(20)) {
            case 0 -> damaged.withPartition(random.nextInt(-1, 8));
            case 1 -> damaged.loggedAt(moment(random));
            case 2 -> damaged.withKey(random.nextBoolean() ? null : changed(damaged.key(), random));
            case 3 -> damaged.without(anyHeader(damaged, random).key());
            case 4 -> {
                Header header = anyHeader(damaged, random);
                yield damaged.plus(header.key(), header.value());
            }
            case 5 -> damaged.with(anyHeader(damaged, random).key(), random.nextBoolean() ? null : new byte[0]);
            case 6, 7, 8 -> {
                Header header = anyHeader(damaged, random);
                yield damaged.with(header.key(), changed(header.value(), random));
            }
            case 9 -> damaged.withValue(random.nextInt(10) == 0 ? null : new byte[random.nextInt(9)]);
            case 10 ->
                damaged.withValue(new String(value, UTF_8)
                        .getBytes(Charset.forName(ENCODINGS[random.nextInt(ENCODINGS.length)])));
            case 11 -> damaged.withValue(noise(random));
            default -> damaged.withValue(changed(value, random));
        };
    }

    private static byte[] changed(byte @Nullable [] bytes, Random random) {
        if (bytes == null || bytes.length == 0) {
            return noise(random);
        }
        int at = random.nextInt(bytes.length);
        int to = at + random.nextInt(bytes.length - at + 1);
        return switch (random.nextInt(6)) {
            case 0 -> {
                byte[] flipped = bytes.clone();
                flipped[at] ^= (byte) (1 << random.nextInt(8));
                yield flipped;
            }
            case 1 -> Arrays.copyOf(bytes, at);
            case 2 -> joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, to, bytes.length));
            case 3 -> joined(Arrays.copyOf(bytes, to), Arrays.copyOfRange(bytes, at, bytes.length));
            case 4 ->
                joined(
                        Arrays.copyOf(bytes, at),
                        joined(
                                TELLING[random.nextInt(TELLING.length)],
                                Arrays.copyOfRange(bytes, random.nextBoolean() ? at : to, bytes.length)));
            default -> {
                byte[] overwritten = bytes.clone();
                overwritten[at] = (byte) random.nextInt(256);
                yield overwritten;
            }
        };
    }

    private static byte[] noise(Random random) {
        byte[] noise = new byte[random.nextInt(64)];
        random.nextBytes(noise);
        return noise;
    }

    private static Instant moment(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Instant.ofEpochMilli(-1);
            case 1 -> Instant.ofEpochMilli(random.nextLong());
            case 2 -> TopicRecord.LOGGED.minusSeconds(300);
            default -> TopicRecord.LOGGED.minusSeconds(random.nextInt(1_000));
        };
    }

    private static Header anyHeader(TopicRecord damaged, Random random) {
        Header[] headers = damaged.headers().toArray();
        return headers[random.nextInt(headers.length)];
    }

    private static byte[] joined(byte[] head, byte[] tail) {
        byte[] joined = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, joined, head.length, tail.length);
        return joined;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}

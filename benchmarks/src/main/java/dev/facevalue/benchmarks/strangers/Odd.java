package dev.facevalue.benchmarks.strangers;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Texts and bytes that programs are known to stumble over. */
final class Odd {

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "\ufeff",
            "\u202eevil",
            "\u200b",
            "e\u0301\u0301\u0301\u0301",
            "\ud83d\ude00",
            "\u0661\u0662\u0663",
            "\uff11\uff12",
            "\u2028",
            "\u0085",
            "\u001b[31m",
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "javascript:alert(1)",
            "=HYPERLINK(\"http://example.org\",\"x\")",
            "+1+1",
            "-2+3",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\uff1d1+1",
            "' OR '1'='1",
            "'; DROP TABLE deal; --",
            "$${env:HOME}",
            "${jndi:ldap://127.0.0.1/a}",
            "#{7*7}",
            "../../../../etc/passwd",
            "..\\..\\boot.ini",
            "%00",
            "%n%s%x",
            "NaN",
            "Infinity",
            "-0",
            "1e400",
            "1E-400",
            "9".repeat(400),
            "0x1F",
            "true",
            "null",
            "undefined",
            "A".repeat(129),
            "\u00df\u0130\u0131",
            "UNKNOWN",
            "CONFRONT",
            "confront",
            "2026-02-30",
            "2026-13-01T00:00:00Z",
            "2026-01-01T24:00:00Z",
            "2026-01-01T00:00:60Z",
            "2025-01-01T00:00:00.123456789123Z",
            "2025-01-01t00:00:00z",
            "2025-01-01T00:00:00+18:01",
            "2025-01-01T00:00:00-00:00",
            "0000-01-01T00:00:00+00:01",
            "+999999999-12-31T23:59:59Z",
            "9999-12-31T23:59:59-18:00",
            "line\nbreak",
            "cr\r\nX-Injected: 1");

    /** Not UTF-8, or not a text: overlong forms, lone surrogates, what is cut, other encodings. */
    private static final List<byte[]> BYTES = List.of(
            bytes(0xff),
            bytes(0xc0, 0xaf),
            bytes(0xe0, 0x80, 0xaf),
            bytes(0xed, 0xa0, 0x80),
            bytes(0xed, 0xb0, 0x80),
            bytes(0xf4, 0x90, 0x80, 0x80),
            bytes(0xf8, 0x88, 0x80, 0x80, 0x80),
            bytes(0xe2, 0x82),
            bytes(0x80),
            bytes(0xef, 0xbb, 0xbf),
            bytes(0xff, 0xfe),
            bytes(0x00),
            bytes(0x0b),
            bytes(0x1f, 0x8b, 0x08),
            bytes(0xe9));

    private Odd() {}

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    static String text(RandomGenerator random) {
        return switch (random.nextInt(20)) {
            case 0 -> "x".repeat(1 << random.nextInt(4, 15));
            case 1 -> new String(Character.toChars(random.nextInt(0x20, 0xd7ff)));
            case 2 -> text(random).replace("\ud83d", "") + TEXTS.get(random.nextInt(TEXTS.size()));
            default -> TEXTS.get(random.nextInt(TEXTS.size()));
        };
    }

    /** Does something to bytes: flips, cuts, repeats, puts in, twice over. */
    static byte[] damaged(byte[] whole, RandomGenerator random) {
        byte[] damaged = whole;
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            damaged = damagedOnce(damaged, random);
        }
        return damaged;
    }

    private static byte[] damagedOnce(byte[] whole, RandomGenerator random) {
        int at = random.nextInt(whole.length + 1);
        int to = Math.min(whole.length, at + random.nextInt(40));
        byte[] before = Arrays.copyOf(whole, at);
        byte[] cut = Arrays.copyOfRange(whole, at, to);
        byte[] after = Arrays.copyOfRange(whole, to, whole.length);
        return switch (random.nextInt(9)) {
            case 0 -> before;
            case 1 -> joined(before, after);
            case 2 -> joined(before, cut, cut, after);
            case 3 -> joined(before, BYTES.get(random.nextInt(BYTES.size())), cut, after);
            case 4 -> joined(before, text(random).getBytes(StandardCharsets.UTF_8), cut, after);
            case 5 -> joined(bytes(0xef, 0xbb, 0xbf), whole);
            case 6 ->
                new String(whole, StandardCharsets.UTF_8)
                        .getBytes(random.nextBoolean() ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1);
            case 7 -> joined(whole, whole);
            default -> flipped(whole, random);
        };
    }

    private static byte[] flipped(byte[] whole, RandomGenerator random) {
        byte[] flipped = whole.clone();
        for (int i = random.nextInt(1, 5); i > 0 && flipped.length > 0; i--) {
            flipped[random.nextInt(flipped.length)] = (byte) random.nextInt(256);
        }
        return flipped;
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    static <T> T any(List<T> some, RandomGenerator random) {
        return some.get(random.nextInt(some.size()));
    }

    /** Once in so many times. */
    static boolean rarely(RandomGenerator random, int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    /** A text as a part of a path or a query, so that most of it gets through. */
    static String percentEncoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            int value = each & 0xff;
            boolean plain = value > 0x20 && value < 0x7f && "%&+#?\"\\".indexOf(value) < 0;
            encoded.append(plain ? String.valueOf((char) value) : "%%%02X".formatted(value));
        }
        return encoded.toString();
    }
}

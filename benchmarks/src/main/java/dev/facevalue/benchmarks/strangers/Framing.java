package dev.facevalue.benchmarks.strangers;

import dev.facevalue.benchmarks.strangers.Sent.To;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes requests of which it is hard to tell where they end: proxies and servers disagree about it. */
final class Framing {

    private static final String CHUNKED = "Transfer-Encoding: chunked";

    private Framing() {}

    static Sent framed(RandomGenerator random, String deal) {
        byte[] body = new Bodies(random, deal).next(true).bytes();
        Head head = new Head(random, "POST", "/v1/deal-outcomes");
        head.add("Content-Type", "application/json");
        head.credentials("recorder");
        int length = body.length;
        List<String> framing = switch (random.nextInt(16)) {
            case 0 -> List.of("Content-Length: " + (length + 10));
            case 1 -> List.of("Content-Length: " + Math.max(0, length - 10));
            case 2 -> List.of("Content-Length: " + length, "Content-Length: " + (length + 1));
            case 3 -> List.of("Content-Length: -1");
            case 4 -> List.of("Content-Length: +" + length);
            case 5 -> List.of("Content-Length: 99999999999999999999");
            case 6 -> List.of("Content-Length: 0x10");
            case 7 -> List.of("Content-Length: " + length, CHUNKED);
            case 8 -> List.of("Transfer-Encoding: xchunked");
            case 9 -> List.of("Transfer-Encoding: chunked, identity");
            case 10 -> List.of("Transfer-Encoding : chunked");
            case 11 -> List.of("Content-Length: 1099511627777");
            case 12 -> List.of();
            default -> List.of(CHUNKED);
        };
        head.frame(framing);
        if (framing.contains(CHUNKED)) {
            body = random.nextBoolean() ? chunked(body, random) : Odd.damaged(chunked(body, random), random);
        }
        return head.unclear(To.INGEST, body);
    }

    private static byte[] chunked(byte[] body, RandomGenerator random) {
        String size = switch (random.nextInt(8)) {
            case 0 -> Integer.toHexString(body.length) + ";a=\"\n\"";
            case 1 -> "0x" + Integer.toHexString(body.length);
            case 2 -> "-1";
            case 3 -> "7fffffffffffffff";
            case 4 -> "fffffffffffffffff";
            default -> Integer.toHexString(body.length);
        };
        String end = Odd.rarely(random, 4) ? "\r\n0\r\nContent-Length: 5\r\nX: y\r\n\r\n" : "\r\n0\r\n\r\n";
        return Odd.joined((size + "\r\n").getBytes(StandardCharsets.UTF_8), body, end.getBytes(StandardCharsets.UTF_8));
    }
}

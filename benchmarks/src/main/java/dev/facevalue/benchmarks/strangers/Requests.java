package dev.facevalue.benchmarks.strangers;

import dev.facevalue.benchmarks.strangers.Sent.To;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Makes requests: of each part, method, path, query string, headers, framing and body, most are good, so that the odd
 * ones get as far as they can.
 */
final class Requests {

    private static final List<String> METHODS = List.of(
            "GET",
            "POST",
            "PUT",
            "DELETE",
            "HEAD",
            "OPTIONS",
            "PATCH",
            "TRACE",
            "CONNECT",
            "PROPFIND",
            "get",
            "G\u00c9T",
            "A".repeat(300));
    private static final List<String> TYPES = List.of(
            "application/json",
            "application/x-ndjson",
            "text/csv",
            "application/cloudevents+json",
            "application/cloudevents-batch+json",
            "text/plain",
            "application/xml",
            "multipart/form-data",
            "multipart/form-data; boundary=a",
            "application/x-www-form-urlencoded",
            "*/*",
            "application/*",
            "json",
            "/",
            ";",
            "application/json;charset=utf-16",
            "application/json;charset=\"utf-8",
            "application/json;charset=none",
            "application/json;;;",
            "application/json;a=\"\\",
            "text/csv;header=absent",
            "application/json, text/csv",
            "APPLICATION/JSON",
            "application/cloudevents+xml",
            "application/json\t",
            "\u00e9/\u00e9");

    private final long seed;

    Requests(long seed) {
        this.seed = seed;
    }

    /** The request of a number. */
    Sent make(long number) {
        // Spread by the golden ratio, so that neighbouring numbers have nothing in common.
        RandomGenerator random = new SplittableRandom((seed << 32) + number * 0x9E37_79B9_7F4A_7C15L);
        String deal = "s" + seed + "-" + number;
        return switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 -> facts(random, deal);
            case 11 -> erasure(random, deal);
            case 12 -> Questions.elsewhere(random);
            case 13 -> Framing.framed(random, deal);
            default -> Questions.question(random);
        };
    }

    private static Sent facts(RandomGenerator random, String deal) {
        boolean outcomes = random.nextInt(4) > 0;
        Bodies.Body body = new Bodies(random, deal).next(outcomes);
        Head head = new Head(
                random,
                Odd.rarely(random, 60) ? anyMethod(random) : "POST",
                outcomes ? "/v1/deal-outcomes" : "/v1/relationship-observations");
        boolean otherType = Odd.rarely(random, 15);
        head.add("Content-Type", otherType ? Odd.any(TYPES, random) : body.contentType());
        body.event().forEach((name, value) -> head.add("ce-" + name, Odd.percentEncoded(value)));
        boolean hasKey = Odd.rarely(random, 8);
        if (hasKey) {
            head.add("Idempotency-Key", random.nextBoolean() ? "key-" + random.nextInt(1_000_000) : Odd.text(random));
        }
        head.credentials("recorder");
        head.odds();
        return head.sent(To.INGEST, body.bytes(), otherType || hasKey || head.isOdd() ? List.of() : body.lines());
    }

    private static Sent erasure(RandomGenerator random, String deal) {
        String method = Odd.rarely(random, 20) ? anyMethod(random) : "DELETE";
        Head head = new Head(random, method, "/v1/deals/" + (Odd.rarely(random, 3) ? oddId(random) : "erased-" + deal));
        head.credentials("privacy");
        head.oddPath();
        head.odds();
        return head.sent(To.INGEST, new byte[0], List.of());
    }

    private static String oddId(RandomGenerator random) {
        return random.nextBoolean() ? Odd.percentEncoded(Odd.text(random)) : "x".repeat(random.nextInt(120, 9_000));
    }

    /** Any that there is, and some that there are not. */
    static String anyMethod(RandomGenerator random) {
        return Odd.any(METHODS, random);
    }
}

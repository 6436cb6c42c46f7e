package dev.facevalue.benchmarks.strangers;

import dev.facevalue.benchmarks.strangers.Sent.To;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Makes requests: of each part, method, path, query string, headers, framing and body, most are good, so that the odd
 * ones get as far as they can.
 */
final class Requests {

    private static final List<String> DIMENSIONS = List.of(
            "country",
            "region",
            "culture",
            "decision",
            "strategy",
            "prevention",
            "statedReason",
            "actualReason",
            "pretext",
            "faceRisk",
            "trust",
            "sellerConfidence",
            "stage",
            "dealSize",
            "industry",
            "team",
            "month",
            "quarter");
    private static final List<String> CODES = List.of(
            "UNKNOWN", "DE", "005", "GERMANIC_EUROPE", "WON", "CONFRONT", "HIGH", "PRICE", "A", "2025-03", "2025-Q1");
    private static final List<String> QUESTIONS = List.of(
            "/v1/standings",
            "/v1/comparisons",
            "/v1/trends",
            "/v1/advice",
            "/v1/deals",
            "/v1/freshness",
            "/v1/countries",
            "/v1/dead-letters",
            "/v1/deals/none");
    private static final List<String> FILES = List.of(
            "/",
            "/index.html",
            "/world.geo.json",
            "/icon.svg",
            "/static/none.js",
            "/asyncapi.yaml",
            "/asyncapi",
            "/schemas/deal-outcome.v1.json",
            "/q/openapi",
            "/q/health/live",
            "/q/swagger-ui",
            "/q/arc",
            "/q/dev-ui",
            "/favicon.ico");
    private static final List<String> ODD_STEPS = List.of(
            "%2f",
            "%2F..%2f",
            "/../",
            "/./",
            "//",
            "%00",
            "%c0%af",
            "%e0%80%af",
            "%ed%a0%80",
            "%",
            "%zz",
            "%u002f",
            ";a=b",
            "\\",
            "%0d%0aX-Injected:%201",
            "..;/",
            "%252e%252e%252f",
            "~",
            "\u00e9",
            "\u202e",
            " ",
            "#",
            "?",
            "*");
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
    private static final List<String> ACCEPTS = List.of(
            "*/*",
            "application/json",
            "text/csv",
            "text/csv;q=0",
            "text/html",
            "application/json;q=2",
            "a",
            ";;",
            "text/csv;q=x",
            "image/png",
            "text/event-stream",
            "*/*;q=0",
            ",",
            "text/*;q=0.1,*/*;q=0.01",
            "application/problem+json");
    private static final List<String> ODD_HEADERS = List.of(
            "Range: bytes=0-0,1-1,-1",
            "Range: bytes=99999999999999999999-",
            "Range: lines=1",
            "If-None-Match: *",
            "If-None-Match: \"",
            "If-None-Match: W/\"a\", \"b\", W/",
            "If-Modified-Since: never",
            "Accept-Language: x;q=9,nl;q=0.5,--",
            "Accept-Language: \u00e9",
            "Content-Encoding: gzip",
            "Content-Encoding: identity",
            "Content-Encoding: br, gzip",
            "Accept-Encoding: gzip;q=0, *;q=x",
            "Expect: 100-continue",
            "Expect: a miracle",
            "Upgrade: websocket",
            "Upgrade: h2c",
            "Connection: close",
            "Connection: upgrade",
            "X-HTTP-Method-Override: DELETE",
            "X-Forwarded-For: 127.0.0.1",
            "Forwarded: for=\"[::1]\"",
            "Origin: https://example.org",
            "Referer: javascript:alert(1)",
            "Cookie: a=b; =; \"",
            "Last-Event-ID: \u0001",
            "Last-Event-ID: 9999999999999999999",
            "traceparent: 00-0-0-0",
            "ce-specversion: 1.0",
            "ce-specversion: 9",
            "ce-id: %00%ff",
            "ce-type: a",
            "ce-time: yesterday",
            "ce-source: \u00e9 {}",
            "ce-: a",
            "ce-%: a",
            "Host: example.org",
            "Host: a, b",
            "Authorization: Basic",
            "Authorization: Basic %%%",
            "Authorization: Bearer a.b.c",
            "Authorization: Basic Og==",
            "Authorization: Negotiate",
            "Date: 0",
            "TE: trailers",
            "Trailer: Content-Length",
            "X-Null: a\u0000b",
            ": empty",
            "No colon",
            "Bad Name: a",
            "X-Folded: a\r\n  b",
            "X-Request-Id: <script>alert(1)</script>",
            "X-Correlation-Id: a\u001b[31m");

    /** The server refuses lines of more than 4,096 bytes, docs/limits.md. */
    private static final int LONGEST_TARGET = 4_000;

    /** A path and a query by RFC 3986; the server refuses others before anybody sees them. */
    private static final Pattern VALID_TARGET = Pattern.compile(
            "/(?:[\\w.~!$&'()*+,;=:@/-]++|%[0-9A-Fa-f]{2})*+(?:\\?(?:[\\w.~!$&'()*+,;=:@/?-]++|%[0-9A-Fa-f]{2})*+)?");

    /** What the value of a header may have (RFC 9110, 5.5), so that no server has a reason to close the connection. */
    private static final Pattern VALID_VALUE = Pattern.compile("[ -~\\u0080-\\u00ff\\t]*");

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
            case 12 -> elsewhere(random);
            case 13 -> framed(random, deal);
            default -> question(random);
        };
    }

    private static Sent facts(RandomGenerator random, String deal) {
        boolean outcomes = random.nextInt(4) > 0;
        Bodies.Body body = new Bodies(random, deal).next(outcomes);
        Head head = new Head(random, rarely(random, 60) ? Odd.any(METHODS, random) : "POST");
        head.target = outcomes ? "/v1/deal-outcomes" : "/v1/relationship-observations";
        boolean otherType = rarely(random, 15);
        head.add("Content-Type", otherType ? Odd.any(TYPES, random) : body.contentType());
        body.event().forEach((name, value) -> head.add("ce-" + name, percentEncoded(value)));
        boolean hasKey = rarely(random, 8);
        if (hasKey) {
            head.add("Idempotency-Key", random.nextBoolean() ? "key-" + random.nextInt(1_000_000) : Odd.text(random));
        }
        head.credentials("recorder");
        head.odds();
        return head.sent(To.INGEST, body.bytes(), otherType || hasKey || head.isOdd() ? List.of() : body.lines());
    }

    private static Sent erasure(RandomGenerator random, String deal) {
        Head head = new Head(random, rarely(random, 20) ? Odd.any(METHODS, random) : "DELETE");
        head.target = "/v1/deals/erased-" + deal;
        if (rarely(random, 3)) {
            head.target = "/v1/deals/"
                    + (random.nextBoolean()
                            ? percentEncoded(Odd.text(random))
                            : "x".repeat(random.nextInt(120, 9_000)));
        }
        head.credentials("privacy");
        head.oddPath();
        head.odds();
        return head.sent(To.INGEST, new byte[0], List.of());
    }

    private static Sent elsewhere(RandomGenerator random) {
        Head head = new Head(random, Odd.any(METHODS, random));
        head.target = Odd.any(random.nextBoolean() ? FILES : QUESTIONS, random);
        head.credentials("analyst");
        head.oddPath();
        head.oddPath();
        head.odds();
        return head.sent(random.nextBoolean() ? To.INGEST : To.ANALYTICS, new byte[0], List.of());
    }

    private static Sent question(RandomGenerator random) {
        Head head = new Head(random, rarely(random, 60) ? Odd.any(METHODS, random) : "GET");
        head.target = Odd.any(QUESTIONS, random);
        boolean privacy = head.target.equals("/v1/dead-letters");
        if (rarely(random, 2_000)) {
            head.target = "/v1/export/facts.ndjson";
        } else if (rarely(random, 500)) {
            head.target = "/v1/standings/stream";
        }
        if (rarely(random, 20)) {
            head.oddPath();
        }
        head.target += query(random, head.target);
        if (random.nextBoolean()) {
            head.add("Accept", Odd.any(ACCEPTS, random));
        }
        head.credentials(privacy ? "privacy" : "analyst");
        head.odds();
        return head.sent(To.ANALYTICS, new byte[0], List.of());
    }

    private static String query(RandomGenerator random, String path) {
        List<String> asked = new ArrayList<>();
        if (path.equals("/v1/comparisons")) {
            asked.add("option=CONFRONT&against=SAVE_FACE");
        }
        if (path.equals("/v1/trends")) {
            asked.add("by=month");
        } else if (path.equals("/v1/standings") && random.nextBoolean()) {
            asked.add("by=" + Odd.any(DIMENSIONS, random));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            asked.add(parameter(random));
        }
        if (rarely(random, 200)) {
            asked.add(("country=" + Odd.any(CODES, random) + "&").repeat(random.nextInt(10, 600)));
        }
        return asked.isEmpty() ? "" : "?" + String.join(rarely(random, 50) ? "&&" : "&", asked);
    }

    private static String parameter(RandomGenerator random) {
        String odd = percentEncoded(Odd.text(random));
        return switch (random.nextInt(14)) {
            case 0, 1, 2, 3 -> Odd.any(DIMENSIONS, random) + "=" + Odd.any(CODES, random);
            case 4 -> Odd.any(DIMENSIONS, random) + "=" + odd;
            case 5 -> odd + "=" + odd;
            case 6 ->
                Odd.any(List.of("from", "to"), random) + "="
                        + Odd.any(
                                List.of(
                                        "2025-01-01",
                                        "2025-02-30",
                                        "-999999999-01-01",
                                        "%2B999999999-12-31",
                                        "2025-W01",
                                        "0000-00-00",
                                        "\u0662\u0660\u0662\u0665-01-01",
                                        ""),
                                random);
            case 7 ->
                "limit=" + Odd.any(List.of("1", "0", "-1", "1001", "2147483648", "1e3", "+5", "\u0661", ""), random);
            case 8 -> "cursor=" + Odd.any(List.of("AAAA", "e30", "%00", "..%2f", "A".repeat(500), "!!!!", odd), random);
            case 9 ->
                Odd.any(
                                List.of(
                                        "of",
                                        "measure",
                                        "by",
                                        "option",
                                        "against",
                                        "adjustFor",
                                        "awaiting",
                                        "relationship"),
                                random)
                        + "="
                        + Odd.any(
                                List.of(
                                        "strategy",
                                        "won",
                                        "month",
                                        "team,country",
                                        "country,country",
                                        "a,b,c",
                                        ",",
                                        "CONFRONT",
                                        "faceRisk,trust,team",
                                        "true",
                                        "TRUE",
                                        odd),
                                random);
            case 10 ->
                "by=" + Odd.any(DIMENSIONS, random) + "," + Odd.any(List.of("faceRisk", "trust", "decision"), random);
            case 11 ->
                Odd.any(
                        List.of("=", "&", "a", "%", "%zz=1", "a=%", "%ff=%ff", "+", "team[]=a", "team.a=b", ";"),
                        random);
            case 12 -> "team=" + percentEncoded("<script>alert(1)</script>");
            default -> Odd.any(DIMENSIONS, random) + "=";
        };
    }

    /** Where one message ends and the next begins is what proxies and servers disagree about. */
    private static Sent framed(RandomGenerator random, String deal) {
        byte[] body = new Bodies(random, deal).next(true).bytes();
        Head head = new Head(random, "POST");
        head.target = "/v1/deal-outcomes";
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
            case 7 -> List.of("Content-Length: " + length, "Transfer-Encoding: chunked");
            case 8 -> List.of("Transfer-Encoding: xchunked");
            case 9 -> List.of("Transfer-Encoding: chunked, identity");
            case 10 -> List.of("Transfer-Encoding : chunked");
            case 11 -> List.of("Content-Length: 1099511627777");
            case 12 -> List.of();
            default -> List.of("Transfer-Encoding: chunked");
        };
        head.lines.addAll(framing);
        if (head.lines.contains("Transfer-Encoding: chunked")) {
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
        String end = rarely(random, 4) ? "\r\n0\r\nContent-Length: 5\r\nX: y\r\n\r\n" : "\r\n0\r\n\r\n";
        return Odd.joined((size + "\r\n").getBytes(StandardCharsets.UTF_8), body, end.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean rarely(RandomGenerator random, int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private static String percentEncoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            int value = each & 0xff;
            boolean plain = value > 0x20 && value < 0x7f && "%&+#?\"\\".indexOf(value) < 0;
            encoded.append(plain ? String.valueOf((char) value) : "%%%02X".formatted(value));
        }
        return encoded.toString();
    }

    /** The head of a request while it is made. */
    private static final class Head {

        private final RandomGenerator random;
        private final String method;
        private final List<String> lines = new ArrayList<>();
        private String target = "/";
        private String version = "HTTP/1.1";
        private boolean odd;

        Head(RandomGenerator random, String method) {
            this.random = random;
            this.method = method;
        }

        void add(String name, String value) {
            odd |= !VALID_VALUE.matcher(value).matches();
            lines.add(name + ": " + value);
        }

        void credentials(String user) {
            String named = user;
            if (rarely(random, 100)) {
                named = Odd.any(List.of("recorder", "analyst", "privacy"), random);
            }
            // A wrong password costs the service a slow hash, on purpose.
            String password = rarely(random, 2_000) ? "wrong" : named;
            if (!rarely(random, 100)) {
                add(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((named + ':' + password).getBytes(StandardCharsets.UTF_8)));
            }
        }

        void oddPath() {
            int at = random.nextInt(target.length() + 1);
            if (rarely(random, 3)) {
                target = target.substring(0, at) + Odd.any(ODD_STEPS, random) + target.substring(at);
            } else if (rarely(random, 50)) {
                target = target + "/" + "a".repeat(1 << random.nextInt(5, 15));
            }
        }

        void odds() {
            if (rarely(random, 5)) {
                odd = true;
                for (int i = random.nextInt(1, 4); i > 0; i--) {
                    lines.add(random.nextInt(lines.size() + 1), Odd.any(ODD_HEADERS, random));
                }
            }
            if (rarely(random, 150)) {
                odd = true;
                lines.add("X-Long: " + "a".repeat(1 << random.nextInt(5, 18)));
            }
            if (rarely(random, 150)) {
                odd = true;
                for (int i = random.nextInt(10, 400); i > 0; i--) {
                    lines.add("X-" + i + ": " + i);
                }
            }
            if (rarely(random, 50) && !lines.isEmpty()) {
                odd = true;
                lines.add(Odd.any(lines, random));
            }
            if (rarely(random, 300)) {
                odd = true;
                version = Odd.any(
                        List.of("HTTP/1.0", "HTTP/0.9", "HTTP/2.0", "HTTP/9.9", "http/1.1", "HTTP/1.1 ", "", "GARBAGE"),
                        random);
            }
        }

        boolean isOdd() {
            return odd;
        }

        Sent sent(To to, byte[] body, List<com.fasterxml.jackson.databind.JsonNode> facts) {
            if (body.length > 0 || !method.equals("GET")) {
                add("Content-Length", Integer.toString(body.length));
            }
            byte[] head = bytes();
            if (rarely(random, 1_000)) {
                return new Sent(to, Odd.joined(Odd.damaged(head, random), body), new byte[0], false, false, List.of());
            }
            boolean clear = !odd
                    && method.matches("[A-Z]{1,10}")
                    && !method.equals("CONNECT")
                    && target.length() < LONGEST_TARGET
                    && VALID_TARGET.matcher(target).matches();
            return new Sent(
                    to,
                    Odd.joined(head, body),
                    body,
                    method.equals("HEAD"),
                    clear,
                    method.equals("POST") ? facts : List.of());
        }

        Sent unclear(To to, byte[] body) {
            return new Sent(to, Odd.joined(bytes(), body), new byte[0], false, false, List.of());
        }

        private byte[] bytes() {
            StringBuilder head = new StringBuilder();
            head.append(method)
                    .append(' ')
                    .append(target)
                    .append(' ')
                    .append(version)
                    .append("\r\n");
            if (!rarely(random, 500)) {
                head.append("Host: 127.0.0.1\r\n");
            }
            lines.forEach(line -> head.append(line).append("\r\n"));
            head.append("\r\n");
            return head.toString()
                    .getBytes(random.nextBoolean() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
        }
    }
}

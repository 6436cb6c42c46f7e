package dev.facevalue.benchmarks.strangers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.facevalue.benchmarks.strangers.Sent.To;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** The head of a request while it is made. */
final class Head {

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

    private final RandomGenerator random;
    private final String method;
    private final List<String> lines = new ArrayList<>();
    private String target;
    private String version = "HTTP/1.1";
    private boolean odd;

    Head(RandomGenerator random, String method, String target) {
        this.random = random;
        this.method = method;
        this.target = target;
    }

    String target() {
        return target;
    }

    /** Goes on behind what the path is by now. */
    void ask(String query) {
        target += query;
    }

    /** Adds lines that decide where the body ends. */
    void frame(List<String> framing) {
        lines.addAll(framing);
    }

    void add(String name, String value) {
        odd |= !VALID_VALUE.matcher(value).matches();
        lines.add(name + ": " + value);
    }

    void credentials(String user) {
        String named = user;
        if (Odd.rarely(random, 100)) {
            named = Odd.any(List.of("recorder", "analyst", "privacy"), random);
        }
        // A wrong password costs the service a slow hash, on purpose.
        String password = Odd.rarely(random, 2_000) ? "wrong" : named;
        if (!Odd.rarely(random, 100)) {
            add(
                    "Authorization",
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString((named + ':' + password).getBytes(StandardCharsets.UTF_8)));
        }
    }

    void oddPath() {
        int at = random.nextInt(target.length() + 1);
        if (Odd.rarely(random, 3)) {
            target = target.substring(0, at) + Odd.any(ODD_STEPS, random) + target.substring(at);
        } else if (Odd.rarely(random, 50)) {
            target = target + "/" + "a".repeat(1 << random.nextInt(5, 15));
        }
    }

    void odds() {
        if (Odd.rarely(random, 5)) {
            odd = true;
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                lines.add(random.nextInt(lines.size() + 1), Odd.any(ODD_HEADERS, random));
            }
        }
        if (Odd.rarely(random, 150)) {
            odd = true;
            lines.add("X-Long: " + "a".repeat(1 << random.nextInt(5, 18)));
        }
        if (Odd.rarely(random, 150)) {
            odd = true;
            for (int i = random.nextInt(10, 400); i > 0; i--) {
                lines.add("X-" + i + ": " + i);
            }
        }
        if (Odd.rarely(random, 50) && !lines.isEmpty()) {
            odd = true;
            lines.add(Odd.any(lines, random));
        }
        if (Odd.rarely(random, 300)) {
            odd = true;
            version = Odd.any(
                    List.of("HTTP/1.0", "HTTP/0.9", "HTTP/2.0", "HTTP/9.9", "http/1.1", "HTTP/1.1 ", "", "GARBAGE"),
                    random);
        }
    }

    boolean isOdd() {
        return odd;
    }

    Sent sent(To to, byte[] body, List<JsonNode> facts) {
        if (body.length > 0 || !method.equals("GET")) {
            add("Content-Length", Integer.toString(body.length));
        }
        byte[] head = bytes();
        if (Odd.rarely(random, 1_000)) {
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
        if (!Odd.rarely(random, 500)) {
            head.append("Host: 127.0.0.1\r\n");
        }
        lines.forEach(line -> head.append(line).append("\r\n"));
        head.append("\r\n");
        return head.toString().getBytes(random.nextBoolean() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    }
}

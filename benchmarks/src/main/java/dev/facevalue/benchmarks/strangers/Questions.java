package dev.facevalue.benchmarks.strangers;

import dev.facevalue.benchmarks.strangers.Sent.To;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes requests for what can be read: the answers, the documents, the dashboard's files. */
final class Questions {

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

    private Questions() {}

    /** Any method, to anything that either service serves or does not, on paths that may be odd. */
    static Sent elsewhere(RandomGenerator random) {
        String method = Requests.anyMethod(random);
        Head head = new Head(random, method, Odd.any(random.nextBoolean() ? FILES : QUESTIONS, random));
        head.credentials("analyst");
        head.oddPath();
        head.oddPath();
        head.odds();
        return head.sent(random.nextBoolean() ? To.INGEST : To.ANALYTICS, new byte[0], List.of());
    }

    /** What analytics is asked, with parameters that may be odd. */
    static Sent question(RandomGenerator random) {
        String method = Odd.rarely(random, 60) ? Requests.anyMethod(random) : "GET";
        String usual = Odd.any(QUESTIONS, random);
        Head head = new Head(random, method, pathOf(usual, random));
        if (Odd.rarely(random, 20)) {
            head.oddPath();
        }
        head.ask(query(random, head.target()));
        if (random.nextBoolean()) {
            head.add("Accept", Odd.any(ACCEPTS, random));
        }
        head.credentials(usual.equals("/v1/dead-letters") ? "privacy" : "analyst");
        head.odds();
        return head.sent(To.ANALYTICS, new byte[0], List.of());
    }

    /** Seldom one whose answer is long, or never ends. */
    private static String pathOf(String usual, RandomGenerator random) {
        if (Odd.rarely(random, 2_000)) {
            return "/v1/export/facts.ndjson";
        }
        return Odd.rarely(random, 500) ? "/v1/standings/stream" : usual;
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
        if (Odd.rarely(random, 200)) {
            asked.add(("country=" + Odd.any(CODES, random) + "&").repeat(random.nextInt(10, 600)));
        }
        return asked.isEmpty() ? "" : "?" + String.join(Odd.rarely(random, 50) ? "&&" : "&", asked);
    }

    private static String parameter(RandomGenerator random) {
        String odd = Odd.percentEncoded(Odd.text(random));
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
            case 12 -> "team=" + Odd.percentEncoded("<script>alert(1)</script>");
            default -> Odd.any(DIMENSIONS, random) + "=";
        };
    }
}

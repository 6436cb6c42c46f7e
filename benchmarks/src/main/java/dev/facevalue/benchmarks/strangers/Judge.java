package dev.facevalue.benchmarks.strangers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an answer may be like, whatever was asked. */
final class Judge {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The codes that docs/api.md tells. */
    private static final Set<String> CODES = Set.of(
            "INVALID_FACT",
            "INVALID_CLOUD_EVENT",
            "MALFORMED_JSON",
            "EMPTY_BODY",
            "INVALID_CSV_HEADER",
            "BROKEN_BODY",
            "INCOMPLETE_BODY",
            "INVALID_IDEMPOTENCY_KEY",
            "INVALID_DEAL_ID",
            "INVALID_REQUEST",
            "TOO_MANY_GROUPS",
            "UNAUTHENTICATED",
            "FORBIDDEN",
            "NOT_FOUND",
            "METHOD_NOT_ALLOWED",
            "NOT_ACCEPTABLE",
            "TOO_LARGE",
            "TOO_MANY_EVENTS",
            "UNSUPPORTED_MEDIA_TYPE",
            "NOT_ACKNOWLEDGED",
            "OVERLOADED",
            "UNAVAILABLE");

    /**
     * What the HTTP server says, without a body, to what is no HTTP, before there is a request that could be answered
     * (docs/limits.md), and where a part of a file is asked for that it does not have.
     */
    private static final Set<Integer> BY_THE_SERVER = Set.of(400, 414, 416, 431, 501);

    /** What nobody outside shall learn: names of classes, places in the code, words of the database. */
    private static final Pattern INSIDES = Pattern.compile(
            "\\bat [\\w.$]+\\([\\w.]*:?\\d*\\)|[a-z]Exception\\b|\\b(java|javax|jakarta|sun)\\.[a-z]+\\."
                    + "|\\b(io\\.(quarkus|vertx|netty|smallrye)|com\\.fasterxml|org\\.(jboss|postgresql|hibernate|apache))\\."
                    + "|\\bdev\\.facevalue\\.(?!deal-outcome|relationship|deal\\.erased)"
                    + "|SQLSTATE|(?i:\\bselect\\b.{1,200}\\bfrom\\b|\\binsert into\\b|relation \\\\?\"|syntax error at)");

    /** Where a cell of a table begins with what a spreadsheet takes for a formula; numbers may have a sign. */
    private static final Pattern FORMULA =
            Pattern.compile("(?:^|[,\\n])\"?(?=[=+@\\t\uff1d\uff0b\uff0d\uff20-])(?!-?[0-9.]+(?:E-?\\d+)?[,\\r\\n])");

    private Judge() {}

    /** What is wrong with what came of a request; nothing if all is well. */
    static List<String> faults(Sent sent, Wire.Came came) {
        List<String> faults = new ArrayList<>();
        if (came.end() == Wire.End.GARBLED) {
            faults.add("the answer is not HTTP");
        }
        if (sent.isClear() && came.answers().isEmpty()) {
            faults.add(came.end() == Wire.End.SILENT ? "no answer within the bound" : "closed without an answer");
        }
        for (Answer answer : came.answers()) {
            judge(sent, answer).ifPresent(faults::add);
        }
        return faults;
    }

    private static Optional<String> judge(Sent sent, Answer answer) {
        int status = answer.status();
        String type = answer.header("content-type");
        boolean problem = type.startsWith("application/problem+json");
        boolean silentRefusal =
                !sent.isClear() && answer.body().length == 0 && type.isEmpty() && BY_THE_SERVER.contains(status);
        if (answer.headers().containsKey("x-injected")) {
            return Optional.of("a header of the request's making is in the answer");
        }
        if (status >= 500
                && !silentRefusal
                && !(status == 503 && problem && answer.header("retry-after").matches("[1-9][0-9]*"))) {
            return Optional.of("a " + status + " that is not deliberate: " + start(answer));
        }
        if (status >= 400 && !silentRefusal && !sent.isHead()) {
            if (status == 403 && type.startsWith("text/html")) {
                return Optional.empty();
            }
            if (!problem) {
                return Optional.of("a " + status + " as '" + type + "': " + start(answer));
            }
            try {
                JsonNode json = JSON.readTree(answer.body());
                if (!CODES.contains(json.path("code").asText())
                        || json.path("status").asInt() != status) {
                    return Optional.of("an undocumented code: " + start(answer));
                }
            } catch (IOException noJson) {
                return Optional.of("a problem that is no JSON: " + start(answer));
            }
        }
        if (status >= 400
                || (type.contains("json") && answer.header("cache-control").contains("private"))) {
            Matcher inside = INSIDES.matcher(answer.text());
            if (inside.find()) {
                return Optional.of("it tells of its insides, '" + inside.group() + "': " + start(answer));
            }
        }
        if (type.startsWith("text/csv")
                && status == 200
                && FORMULA.matcher(answer.text()).find()) {
            return Optional.of("a cell that is a formula: " + start(answer));
        }
        return Optional.empty();
    }

    private static String start(Answer answer) {
        String text = answer.text();
        return text.substring(0, Math.min(text.length(), 300));
    }
}

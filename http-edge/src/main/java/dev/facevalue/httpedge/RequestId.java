package dev.facevalue.httpedge;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request is called in its answer and in every line of the log about it: what its sender calls it, else the id
 * of the trace that it belongs to, else a random name. Only letters, digits and {@code . _ -}, at most
 * {@value #MAX_LENGTH} of them: whoever sends a request writes into our logs with it.
 */
final class RequestId {

    static final String HEADER = "X-Request-Id";

    /** W3C Trace Context, level 1. */
    static final String TRACE_HEADER = "traceparent";

    static final int MAX_LENGTH = 128;

    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{1," + MAX_LENGTH + "}");
    private static final Pattern TRACEPARENT = Pattern.compile(
            "(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:-.{0,256})?");

    private RequestId() {}

    /**
     * Names a request.
     *
     * @param given what the request's header {@value #HEADER} says; null if there is none
     * @param traceparent what its header {@value #TRACE_HEADER} says; null if there is none
     */
    static String of(@Nullable String given, @Nullable String traceparent) {
        if (given != null && WELL_FORMED.matcher(given).matches()) {
            return given;
        }
        if (traceparent != null) {
            Matcher trace = TRACEPARENT.matcher(traceparent);
            if (trace.matches()) {
                return trace.group(1);
            }
        }
        return random();
    }

    /** A name, not a secret: 128 bits that are not drawn from the system. */
    private static String random() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
    }
}

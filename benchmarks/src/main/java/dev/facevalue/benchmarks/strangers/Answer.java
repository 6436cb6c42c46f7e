package dev.facevalue.benchmarks.strangers;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * An answer as it came over the wire.
 *
 * @param status of three digits
 * @param headers by name in lower case
 * @param body unchunked; empty where the method or the status lets none be
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Answer(int status, Map<String, List<String>> headers, byte[] body) {

    String header(String name) {
        return String.join(", ", headers.getOrDefault(name, List.of()));
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}

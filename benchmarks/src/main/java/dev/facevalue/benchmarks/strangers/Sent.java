package dev.facevalue.benchmarks.strangers;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A request as it goes over the wire.
 *
 * @param to who gets it
 * @param bytes head and body
 * @param body the body alone, for what must be found again if it was taken
 * @param isHead whether the answer has no body by its method
 * @param isClear whether it is one whole request, however wrong: an answer must come. If not, the service may wait for
 *     more, answer several times, or close
 * @param lines of a bulk body the facts on lines that nothing was done to, which a 200 says are taken
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Sent(To to, byte[] bytes, byte[] body, boolean isHead, boolean isClear, List<JsonNode> lines) {

    enum To {
        INGEST,
        ANALYTICS
    }
}

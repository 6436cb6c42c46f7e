package dev.facevalue.benchmarks.soak;

import com.fasterxml.jackson.databind.JsonNode;
import dev.facevalue.benchmarks.soak.Fates.Place;
import dev.facevalue.benchmarks.soak.Mix.Request;
import dev.facevalue.benchmarks.soak.Story.Fact;
import java.util.Optional;

/**
 * What ingest answered to a request with facts, as the contract has it.
 *
 * @param status the HTTP status
 * @param saysWhen whether it says when to come again
 * @param body the body; a missing node if it is no JSON
 */
record Answer(int status, boolean saysWhen, JsonNode body) {

    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;
    private static final int SERVER_ERRORS = 500;

    /** Whether the service says that it cannot take this now. */
    boolean isNotNow() {
        return status == TOO_MANY_REQUESTS || status == UNAVAILABLE;
    }

    /**
     * Notes what became of a request's facts.
     *
     * @return what is wrong with the answer, if anything is
     */
    Optional<String> note(Request request, Fates fates) {
        if (status == ACCEPTED && !request.isUpload()) {
            return receipt(request.facts().getFirst(), fates);
        }
        if (status == OK && request.isUpload()) {
            lines(request, Integer.MAX_VALUE, fates);
            return isRight(request) ? Optional.empty() : Optional.of("counts the lines of an upload wrong: " + body);
        }
        if (isNotNow()) {
            notNow(request, fates);
            return saysWhen ? Optional.empty() : Optional.of(status + " without Retry-After: " + body);
        }
        if (status >= SERVER_ERRORS) {
            request.facts().forEach(fates::unknown);
        } else {
            fates.refused(request.facts().size());
        }
        return Optional.of(status + " to good facts: " + body);
    }

    private Optional<String> receipt(Fact fact, Fates fates) {
        JsonNode offset = body.path("offset");
        JsonNode partition = body.path("partition");
        if (!offset.isIntegralNumber() || !partition.isIntegralNumber()) {
            fates.accepted(fact);
            return Optional.of("a receipt that tells no place: " + body);
        }
        fates.accepted(fact, new Place(partition.asInt(), offset.asLong()));
        return body.path("eventId").asText().equals(fact.eventId())
                        && body.path("dealId").asText().equals(fact.dealId())
                ? Optional.empty()
                : Optional.of("a receipt for something else than " + fact.eventId() + ": " + body);
    }

    /** The bad line, and it alone, is refused and named. */
    private boolean isRight(Request request) {
        return body.path("accepted").asInt() == request.facts().size()
                && body.path("rejected").asInt() == 1
                && body.path("errors").path(0).path("line").asInt() == request.badLine();
    }

    private void notNow(Request request, Fates fates) {
        if (body.has("firstUnacknowledgedLine")) {
            lines(request, body.path("firstUnacknowledgedLine").asInt(), fates);
        } else if (body.path("code").asText().equals("NOT_ACKNOWLEDGED")
                && !body.path("detail").asText().startsWith("Nothing was recorded")) {
            request.facts().forEach(fates::unknown);
        } else {
            fates.refused(request.facts().size());
        }
    }

    private static void lines(Request request, int firstUnknown, Fates fates) {
        for (int line = 1; line <= request.facts().size() + 1; line++) {
            if (line != request.badLine() && line < firstUnknown) {
                fates.accepted(request.at(line));
            } else if (line != request.badLine()) {
                fates.unknown(request.at(line));
            }
        }
    }
}

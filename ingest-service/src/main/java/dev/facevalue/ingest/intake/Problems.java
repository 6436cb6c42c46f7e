package dev.facevalue.ingest.intake;

import dev.facevalue.deal.Violation;
import dev.facevalue.httpedge.ProblemException;
import dev.facevalue.httpedge.ProblemType;
import java.util.List;

/** The kinds of problem that only ingest has. */
final class Problems {

    /** 400: the fact breaks a rule of the contract. */
    static final ProblemType INVALID_FACT = new ProblemType(400, "INVALID_FACT", "Invalid fact");

    /** 400: a CloudEvent whose attributes are not those of an event that this address takes. */
    static final ProblemType INVALID_CLOUD_EVENT = new ProblemType(400, "INVALID_CLOUD_EVENT", "Invalid CloudEvent");

    /** 413: a batch holds more events than it may; those before are settled. */
    static final ProblemType TOO_MANY_EVENTS = new ProblemType(413, "TOO_MANY_EVENTS", "Too many events");

    /** 400: a bulk body without a line. */
    static final ProblemType EMPTY_BODY = new ProblemType(400, "EMPTY_BODY", "Empty body");

    /** 400: the header of a CSV does not name the columns of a fact. */
    static final ProblemType INVALID_CSV_HEADER = new ProblemType(400, "INVALID_CSV_HEADER", "Invalid CSV header");

    /** 400: from some line or event on a bulk body cannot be read; what came before is settled. */
    static final ProblemType BROKEN_BODY = new ProblemType(400, "BROKEN_BODY", "Broken body");

    /** 400: the body broke off or came too slowly. */
    static final ProblemType INCOMPLETE_BODY = new ProblemType(400, "INCOMPLETE_BODY", "Incomplete body");

    /** 400: an Idempotency-Key that is none, is there twice, stands with a bulk body, or is not the event's id. */
    static final ProblemType INVALID_IDEMPOTENCY_KEY =
            new ProblemType(400, "INVALID_IDEMPOTENCY_KEY", "Invalid Idempotency-Key");

    /** 400: what stands in the path is no dealId. */
    static final ProblemType INVALID_DEAL_ID = new ProblemType(400, "INVALID_DEAL_ID", "Invalid dealId");

    /** 503: Kafka did not acknowledge in time. */
    static final ProblemType NOT_ACKNOWLEDGED = new ProblemType(503, "NOT_ACKNOWLEDGED", "Not acknowledged");

    /** 503: the service has all the requests in hand that it takes at once. */
    static final ProblemType OVERLOADED = new ProblemType(503, "OVERLOADED", "Overloaded");

    /** All of them. */
    static final List<ProblemType> ALL = List.of(
            INVALID_FACT,
            INVALID_CLOUD_EVENT,
            TOO_MANY_EVENTS,
            EMPTY_BODY,
            INVALID_CSV_HEADER,
            BROKEN_BODY,
            INCOMPLETE_BODY,
            INVALID_IDEMPOTENCY_KEY,
            INVALID_DEAL_ID,
            NOT_ACKNOWLEDGED,
            OVERLOADED);

    private Problems() {}

    static ProblemException invalidEvent(List<Violation> violations) {
        return ProblemException.of(
                INVALID_CLOUD_EVENT,
                "This is no CloudEvent 1.0 that this address takes. Nothing was taken.",
                violations);
    }
}

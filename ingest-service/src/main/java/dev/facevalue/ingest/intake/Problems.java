package dev.facevalue.ingest.intake;

import dev.facevalue.httpedge.ProblemType;

/** The kinds of problem that only ingest has. */
final class Problems {

    /** 400: the fact breaks a rule of the contract. */
    static final ProblemType INVALID_FACT = new ProblemType(400, "INVALID_FACT", "Invalid fact");

    /** 400: a bulk body without a line. */
    static final ProblemType EMPTY_BODY = new ProblemType(400, "EMPTY_BODY", "Empty body");

    /** 400: the header of a CSV does not name the columns of a fact. */
    static final ProblemType INVALID_CSV_HEADER = new ProblemType(400, "INVALID_CSV_HEADER", "Invalid CSV header");

    /** 400: from some line on a bulk body cannot be read; what came before is settled. */
    static final ProblemType BROKEN_BODY = new ProblemType(400, "BROKEN_BODY", "Broken body");

    /** 400: the body broke off or came too slowly. */
    static final ProblemType INCOMPLETE_BODY = new ProblemType(400, "INCOMPLETE_BODY", "Incomplete body");

    /** 400: an Idempotency-Key that is none, is there twice, or stands with a bulk body. */
    static final ProblemType INVALID_IDEMPOTENCY_KEY =
            new ProblemType(400, "INVALID_IDEMPOTENCY_KEY", "Invalid Idempotency-Key");

    /** 400: what stands in the path is no dealId. */
    static final ProblemType INVALID_DEAL_ID = new ProblemType(400, "INVALID_DEAL_ID", "Invalid dealId");

    /** 503: Kafka did not acknowledge in time. */
    static final ProblemType NOT_ACKNOWLEDGED = new ProblemType(503, "NOT_ACKNOWLEDGED", "Not acknowledged");

    /** 503: the service has all the requests in hand that it takes at once. */
    static final ProblemType OVERLOADED = new ProblemType(503, "OVERLOADED", "Overloaded");

    private Problems() {}
}

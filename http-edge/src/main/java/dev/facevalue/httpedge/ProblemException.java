package dev.facevalue.httpedge;

import dev.facevalue.deal.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Refuses a request. It is an answer, not a fault: it has no stack trace and is not logged. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // nobody serialises an answer
    private final Problem problem;

    @SuppressWarnings("serial")
    private final Map<String, String> headers;

    public ProblemException(Problem problem) {
        this(problem, Map.of());
    }

    /** @param headers header fields of the answer by name */
    public ProblemException(Problem problem, Map<String, String> headers) {
        super(problem.code() + ": " + problem.detail(), null, false, false);
        this.problem = problem;
        this.headers = Map.copyOf(headers);
    }

    /** Refuses with a problem of that kind. */
    public static ProblemException of(ProblemType type, String detail) {
        return new ProblemException(Problem.of(type, detail));
    }

    /** Refuses with a problem of that kind, and what is wrong field by field. */
    public static ProblemException of(ProblemType type, String detail, List<Violation> violations) {
        return new ProblemException(Problem.of(type, detail, violations));
    }

    /** Refuses for now. */
    public static ProblemException retryAfter(Duration pause, Problem problem) {
        return new ProblemException(problem, Map.of("Retry-After", Long.toString(Math.max(1, pause.toSeconds()))));
    }

    /** What is answered. */
    public Problem problem() {
        return problem;
    }

    /** Header fields of the answer by name. */
    public Map<String, String> headers() {
        return headers;
    }
}

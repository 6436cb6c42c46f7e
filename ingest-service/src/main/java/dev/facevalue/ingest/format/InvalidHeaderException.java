package dev.facevalue.ingest.format;

import dev.facevalue.deal.Violation;
import java.util.List;

/** A CSV's header does not name the columns of a fact, so that no line can be read. */
public final class InvalidHeaderException extends Exception {

    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // nobody serialises an answer
    private final List<Violation> violations;

    InvalidHeaderException(List<Violation> violations) {
        super("the header does not name the columns of a fact");
        this.violations = List.copyOf(violations);
    }

    /** What is wrong, column by column, at least one. */
    public List<Violation> violations() {
        return violations;
    }
}

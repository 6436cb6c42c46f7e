package dev.facevalue.ingest.format;

import dev.facevalue.deal.FactForm;
import dev.facevalue.deal.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of a bulk body. */
public sealed interface FactLine {

    /** Where it starts: the number of its first physical line, from 1; a CSV's header is line 1. */
    long number();

    /** The line could be read; whether it is a fact, the form's check tells. */
    record Filled(long number, FactForm form) implements FactLine {}

    /**
     * The line could not be read.
     *
     * @param dealId the dealId, if that much could be read
     * @param violations what is wrong, at least one
     */
    record Bad(long number, @Nullable String dealId, List<Violation> violations) implements FactLine {

        public Bad {
            violations = List.copyOf(violations);
        }

        static Bad because(long number, String message) {
            return new Bad(number, null, List.of(new Violation("", message)));
        }
    }
}

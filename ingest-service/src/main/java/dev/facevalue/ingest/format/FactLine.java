package dev.facevalue.ingest.format;

import dev.facevalue.deal.FactForm;
import dev.facevalue.deal.Violation;
import dev.facevalue.eventstream.EventName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of a bulk body, or one event of a batch. */
public sealed interface FactLine {

    /**
     * Where it starts: the number of its first physical line, from 1; a CSV's header is line 1. Of an event, its place
     * in the batch, from 1.
     */
    long number();

    /**
     * The line could be read; whether it is a fact, the form's check tells.
     *
     * @param name what the line itself names the event; null if it names none
     */
    record Filled(long number, FactForm form, @Nullable EventName name) implements FactLine {

        Filled(long number, FactForm form) {
            this(number, form, null);
        }
    }

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

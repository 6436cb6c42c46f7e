package dev.facevalue.ingest.publishing;

import org.jspecify.annotations.Nullable;

/** The broker has not acknowledged a fact. */
public final class NotPublishedException extends Exception {

    private static final long serialVersionUID = 1;

    /** What is known of it. */
    public enum Outcome {
        /** It was never sent. */
        NOT_SENT,
        /** It was sent, or may have been; whether it is on record is unknown. */
        UNKNOWN
    }

    private final Outcome outcome;

    NotPublishedException(Outcome outcome, String reason, @Nullable Throwable cause) {
        super(reason, cause, false, false);
        this.outcome = outcome;
    }

    /** What is known of the fact. */
    public Outcome outcome() {
        return outcome;
    }
}

package dev.facevalue.ingest.format;

import java.io.IOException;

/** A batch holds more events than a batch may; those that came before stand. */
public final class TooManyEventsException extends IOException {

    private static final long serialVersionUID = 1;

    private final int max;

    TooManyEventsException(int max) {
        super("a batch may hold " + max + " events");
        this.max = max;
    }

    /** How many events a batch may hold. */
    public int max() {
        return max;
    }
}

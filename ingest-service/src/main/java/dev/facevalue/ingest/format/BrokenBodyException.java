package dev.facevalue.ingest.format;

import java.io.IOException;

/** Nothing from some line on can be read as lines; what came before stands. */
public final class BrokenBodyException extends IOException {

    private static final long serialVersionUID = 1;

    private final long line;

    BrokenBodyException(long line, String message) {
        super(message);
        this.line = line;
    }

    /** The line from which on nothing can be read, from 1. */
    public long line() {
        return line;
    }
}

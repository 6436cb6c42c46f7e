package dev.facevalue.localstack;

import org.jspecify.annotations.Nullable;

/** A part of the local stack could not be started or stopped; the message says which, why, and what can be done. */
public final class LocalStackException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LocalStackException(String message) {
        super(message);
    }

    LocalStackException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

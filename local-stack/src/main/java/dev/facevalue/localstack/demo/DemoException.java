package dev.facevalue.localstack.demo;

import org.jspecify.annotations.Nullable;

/** The demo did not go as it must; the message says what was answered to what. */
public final class DemoException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DemoException(String message) {
        super(message);
    }

    DemoException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

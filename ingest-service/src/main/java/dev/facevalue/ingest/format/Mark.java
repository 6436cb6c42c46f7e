package dev.facevalue.ingest.format;

import java.util.Optional;

/**
 * Notes that the readers below the CSV parser leave in the text where something is wrong, for the parser itself has no
 * way to tell and go on. They are characters that Unicode guarantees never to assign, and {@link Utf8Reader} lets none
 * of them through from a body.
 */
final class Mark {

    /** Here were bytes that are no UTF-8. */
    static final char NOT_UTF8 = '\uFDD0';

    /** Here something followed a closing quote that may not. */
    static final char AFTER_QUOTE = '\uFDD1';

    /** Here the line was cut off, being too long. */
    static final char TOO_LONG = '\uFDD2';

    private Mark() {}

    static boolean isMark(char character) {
        return character >= NOT_UTF8 && character <= TOO_LONG;
    }

    /** The first mark in a text. */
    static Optional<Character> in(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isMark(text.charAt(i))) {
                return Optional.of(text.charAt(i));
            }
        }
        return Optional.empty();
    }

    /** What a mark means, in words for whoever sent the line. */
    static String message(char mark, int maxLineBytes) {
        return switch (mark) {
            case NOT_UTF8 -> "is not UTF-8, or holds a character that Unicode assigns to none";
            case AFTER_QUOTE ->
                "has something between a closing quote and the next comma; quotes within a cell are doubled";
            case TOO_LONG -> TooLong.message(maxLineBytes);
            default -> throw new IllegalArgumentException("no mark: " + (int) mark);
        };
    }
}

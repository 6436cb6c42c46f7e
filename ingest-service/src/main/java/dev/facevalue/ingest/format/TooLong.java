package dev.facevalue.ingest.format;

/** Says of a line in any format that it is too long. */
final class TooLong {

    private TooLong() {}

    static String message(int maxLineBytes) {
        return "is longer than the " + maxLineBytes + " bytes that a line may have";
    }
}

package dev.facevalue.ingest.format;

/** Names that whoever sent the body chose, on their way back to him. */
final class Names {

    private static final int MAX_LENGTH = 64;

    private Names() {}

    static String abbreviated(String name) {
        return name.length() <= MAX_LENGTH ? name : name.substring(0, MAX_LENGTH) + "…";
    }
}

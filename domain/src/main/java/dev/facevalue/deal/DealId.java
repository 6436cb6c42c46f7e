package dev.facevalue.deal;

/** The form of a deal's identity. */
public final class DealId {

    /** The most characters of a dealId. */
    public static final int MAX_LENGTH = 128;

    /** What a dealId must look like, in words for whoever sent another. */
    public static final String FORM = "must be 1 to " + MAX_LENGTH + " characters of A-Z a-z 0-9 . _ : -";

    private DealId() {}

    /** Whether {@code text} is 1 to 128 of {@code A-Za-z0-9._:-}. */
    public static boolean isValid(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (!isAllowed(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static String require(String text) {
        if (!isValid(text)) {
            throw new IllegalArgumentException("dealId " + FORM);
        }
        return text;
    }

    private static boolean isAllowed(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || character == '.'
                || character == '_'
                || character == ':'
                || character == '-';
    }
}

package dev.facevalue.ingest.intake;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** Texts in headers, as section 3.1.3.2 of the CloudEvents HTTP protocol binding has them. */
final class HeaderText {

    private HeaderText() {}

    /**
     * Decodes a value: takes quotes off (older senders put them around spaces), then decodes what is percent-encoded,
     * once. Empty if a quote is not closed, an escape is no escape, or the text is not UTF-8.
     */
    static Optional<String> decode(String value) {
        return unquote(value).flatMap(HeaderText::percentDecode);
    }

    private static Optional<String> unquote(String value) {
        StringBuilder text = new StringBuilder(value.length());
        boolean quoted = false;
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            if (character == '"') {
                quoted = !quoted;
            } else if (quoted && character == '\\') {
                i++;
                if (i == value.length()) {
                    return Optional.empty();
                }
                text.append(value.charAt(i));
            } else {
                text.append(character);
            }
        }
        return quoted ? Optional.empty() : Optional.of(text.toString());
    }

    private static Optional<String> percentDecode(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character > '~') {
                return Optional.empty();
            }
            if (character != '%') {
                bytes.write(character);
            } else if (isEscape(text, i)) {
                bytes.write(HexFormat.fromHexDigits(text, i + 1, i + 3));
                i += 2;
            } else {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    private static boolean isEscape(String text, int at) {
        return at + 2 < text.length()
                && HexFormat.isHexDigit(text.charAt(at + 1))
                && HexFormat.isHexDigit(text.charAt(at + 2));
    }
}

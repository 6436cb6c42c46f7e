package dev.facevalue.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "plain | plain",
                "with a space | with a space",
                "Euro%20%E2%82%AC%20%F0%9F%98%80 | Euro € 😀",
                "lower%e2%82%ac | lower€",
                "%41%42 | AB",
                "100%25 | 100%",
                "once%2520only | once%20only",
                "~\"quoted text\"~ | quoted text",
                "~\"a \\\"b\\\" \\\\ c\"~ | a \"b\" \\ c",
                "~\"quoted%20too\"~ | quoted too",
                "~\"\"~ | ~~",
                "~~ | ~~"
            })
    void aValueIsDecodedOnce(String header, String text) {
        assertThat(HeaderText.decode(header)).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "%4",
                "a%zz",
                "%-1",
                "%C0%A0",
                "%ff",
                "%ED%A0%80",
                "b\u00fcro",
                "b\u00c3\u00bcro",
                "a\u007f",
                "\"open",
                "\"open\\",
                "\u0080"
            })
    void whatIsNotEncodedAsTheBindingSaysIsNoText(String header) {
        assertThat(HeaderText.decode(header)).isEmpty();
    }

    @Test
    void everyAsciiCharacterMayBeEncodedThoughItNeedNot() {
        StringBuilder header = new StringBuilder();
        StringBuilder text = new StringBuilder();
        for (char character = 0; character < 128; character++) {
            header.append('%').append(java.util.HexFormat.of().toHexDigits((byte) character));
            text.append(character);
        }

        assertThat(HeaderText.decode(header.toString())).contains(text.toString());
    }
}

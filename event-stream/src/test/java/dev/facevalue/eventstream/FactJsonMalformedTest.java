package dev.facevalue.eventstream;

import static dev.facevalue.eventstream.ReadJson.OBSERVATION;
import static dev.facevalue.eventstream.ReadJson.assertMalformed;
import static dev.facevalue.eventstream.ReadJson.violations;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.deal.FactForm.Kind;
import dev.facevalue.eventstream.FactJson.UnknownMembers;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactJsonMalformedTest {

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE"})
    void jsonInAnotherEncodingThanUtf8IsMalformed(Charset encoding) {
        assertMalformed(("{" + OBSERVATION + "}").getBytes(encoding));
    }

    @Test
    void bytesThatLookLikeTheBeginningOfUtf32AreMalformed() {
        assertMalformed(new byte[] {0, 0, 0, '{', 0x7F, -1, -1, -1});
        assertMalformed(new byte[] {0, 0, 0, '{', 0, 0});
        assertMalformed(new byte[] {'{', 0, 0, 0, -1});
        assertMalformed(new byte[] {0, 0, -2, -1, 0});
        assertMalformed(new byte[] {-1, -2, 0, 0, 1});
    }

    @Test
    void aNameThatIsTooLongToBeKeptIsMalformed() {
        assertThat(violations("{" + OBSERVATION + ",\"" + "x".repeat(256) + "\":1}", UnknownMembers.REFUSE))
                .hasSize(1);
        assertMalformed(("{" + OBSERVATION + ",\"" + "x".repeat(300) + "\":1}").getBytes(UTF_8));
    }

    @Test
    void bytesThatAreNotUtf8AreMalformed() {
        assertMalformed(("{" + OBSERVATION.replace("d-1", "d\u00e9") + "}").getBytes(ISO_8859_1));
        // A surrogate, an overlong slash and a character beyond the last, each as bytes
        assertMalformed("{\"dealId\":\"\u00ed\u00a0\u00bd\u00ff\"}".getBytes(ISO_8859_1));
        assertMalformed("{\"dealId\":\"\u00c0\u00af\u00ff\"}".getBytes(ISO_8859_1));
        assertMalformed("{\"dealId\":\"\u00f8\u0088\u0080\u0080\u0080\"}".getBytes(ISO_8859_1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "true",
                "1.5",
                "\"dealId\"",
                "[]",
                "[{}]",
                "{",
                "{\"dealId\"",
                "{\"dealId\":",
                "{\"dealId\":\"d-1\"",
                "{\"dealId\":\"d-1\",}",
                "{,}",
                "{'dealId':'d-1'}",
                "{dealId:\"d-1\"}",
                "{\"dealId\":NaN}",
                "{\"value\":{\"amount\":+1}}",
                "{\"value\":{\"amount\":01}}",
                "{\"value\":{\"amount\":.5}}",
                "{\"value\":{\"amount\":5.}}",
                "{\"value\":{\"amount\":1",
                "{\"value\":{\"amount\":1}",
                "{\"dealId\":\"a\nb\"}",
                "{\"dealId\":\"\\x\"}",
                "{\"dealId\":\"\\u12\"}",
                "{\"a\\ud83d\":1}",
                "{\"\\ude80b\":1}",
                "{}}",
                "{}{}",
                "{} x",
                "{}\u0000",
                "// {}",
                "{}//",
                "\u0000",
                "dealId,country"
            })
    void whatIsNoJsonObjectIsMalformed(String text) {
        assertMalformed(text.getBytes(UTF_8));
    }

    @Test
    void aMalformedBodyIsToldWhereWithoutRepeatingIt() {
        FactJson.Reading reading = FactJson.read(
                "{\"dealId\":\n \"d-1\", \"sellerId\": Jansen}".getBytes(UTF_8), Kind.ERASURE, UnknownMembers.REFUSE);

        assertThat(reading)
                .isInstanceOfSatisfying(
                        FactJson.Malformed.class,
                        malformed -> assertThat(malformed.message())
                                .contains("line 2")
                                .doesNotContain("Jansen", "com.fasterxml", "Source"));
    }

    @Test
    void nestingIsBounded() {
        String deep = "[".repeat(15) + "]".repeat(15);
        String tooDeep = "[".repeat(16) + "]".repeat(16);

        assertThat(violations("{" + OBSERVATION + ",\"x\":" + deep + "}", UnknownMembers.TOLERATE))
                .isEmpty();
        assertMalformed(("{" + OBSERVATION + ",\"x\":" + tooDeep + "}").getBytes(UTF_8));
        assertMalformed("{\"x\":".repeat(100_000).getBytes(UTF_8));
        assertMalformed("[".repeat(100_000).getBytes(UTF_8));
    }
}

package dev.facevalue.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.deal.FactForm;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NdjsonFactsTest {

    @Test
    void everyLineIsAFact() throws IOException {
        assertThat(told(fact("d-1") + '\n' + fact("d-2") + '\n')).containsExactly("1 ok d-1", "2 ok d-2");
    }

    @Test
    void theLastLineMayEndWithTheBody() throws IOException {
        assertThat(told(fact("d-1") + '\n' + fact("d-2"))).containsExactly("1 ok d-1", "2 ok d-2");
    }

    @Test
    void linesMayEndWithCarriageReturnAndLineFeed() throws IOException {
        assertThat(told(fact("d-1") + "\r\n" + fact("d-2") + "\r\n")).containsExactly("1 ok d-1", "2 ok d-2");
    }

    @Test
    void blankLinesArePassedOverButCounted() throws IOException {
        assertThat(told("\n" + fact("d-1") + "\n \t\r\n\n" + fact("d-2") + "\n\n"))
                .containsExactly("2 ok d-1", "5 ok d-2");
    }

    @Test
    void aByteOrderMarkIsPassedOver() throws IOException {
        assertThat(told('\uFEFF' + fact("d-1"))).containsExactly("1 ok d-1");
    }

    @Test
    void aBodyOfNothingHasNoLines() throws IOException {
        assertThat(told("")).isEmpty();
    }

    @Test
    void aBrokenLineCostsThatLineOnly() throws IOException {
        assertThat(told(fact("d-1") + "\n{\"dealId\": oops\n" + fact("d-3")))
                .containsExactly("1 ok d-1", "2 bad - is not well-formed JSON (column 12)", "3 ok d-3");
    }

    @Test
    void aLineOfExactlyTheLimitIsRead() throws IOException {
        String padded =
                fact("d-1") + " ".repeat(Lines.MAX_LINE_BYTES - fact("d-1").length());

        assertThat(told(padded + "\r\n" + padded)).containsExactly("1 ok d-1", "2 ok d-1");
    }

    @Test
    void aLineOverTheLimitCostsThatLineOnly() throws IOException {
        String padded =
                fact("d-1") + " ".repeat(Lines.MAX_LINE_BYTES + 1 - fact("d-1").length());

        assertThat(told(padded + '\n' + fact("d-2")))
                .containsExactly("1 bad - is longer than the 200 bytes that a line may have", "2 ok d-2");
    }

    @Test
    void aLastLineOverTheLimitIsToldToo() throws IOException {
        assertThat(told(fact("d-1") + '\n' + "x".repeat(1_000_000)))
                .containsExactly("1 ok d-1", "2 bad - is longer than the 200 bytes that a line may have");
    }

    @Test
    void bytesThatAreNotUtf8CostTheirLineOnly() throws IOException {
        InputStream body = Lines.bytes(
                Lines.utf8(fact("d-1") + "\n{\"dealId\":\""),
                new byte[] {(byte) 0xC0, (byte) 0xAF},
                Lines.utf8("\"}\n" + fact("d-3")));

        assertThat(told(body)).containsExactly("1 ok d-1", "2 bad - is not UTF-8", "3 ok d-3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "1.5", "\"text\"", "true"})
    void whatIsNoObjectIsABadLine(String json) throws IOException {
        assertThat(told(json)).containsExactly("1 bad - must be a JSON object");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64})
    void inWhichPiecesTheBytesComeDoesNotMatter(int size) throws IOException {
        String body = '\uFEFF' + fact("é-1") + "\r\n\n" + "x".repeat(500) + "\r\n" + fact("d-4");

        assertThat(told(Lines.dribbling(Lines.body(body), size)))
                .isEqualTo(told(body))
                .hasSize(3);
    }

    private static String fact(String dealId) {
        return "{\"dealId\":\"" + dealId
                + "\",\"decidedAt\":\"2026-03-01T12:00:00Z\",\"country\":\"NL\",\"decision\":\"WON\"}";
    }

    private static List<String> told(String body) throws IOException {
        return told(Lines.body(body));
    }

    private static List<String> told(InputStream body) throws IOException {
        return Lines.told(new NdjsonFacts(body, FactForm.Kind.DEAL_OUTCOME, Lines.MAX_LINE_BYTES));
    }
}

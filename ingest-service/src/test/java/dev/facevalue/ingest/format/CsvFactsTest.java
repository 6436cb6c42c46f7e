package dev.facevalue.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.facevalue.deal.FactForm;
import dev.facevalue.deal.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFactsTest {

    private static final String HEADER = "dealId,decidedAt,country,decision,value.amount,value.currency,team\n";

    @Test
    void theHeaderIsLineOne() throws Exception {
        assertThat(told(HEADER + row("d-1") + row("d-2"))).containsExactly("2 ok d-1", "3 ok d-2");
    }

    @Test
    void columnsMayComeInAnyOrderAndNotAllNeedBeThere() throws Exception {
        assertThat(told("decision,country,dealId,decidedAt\nWON,NL,d-1,2026-03-01T12:00:00Z\n"))
                .containsExactly("2 ok d-1");
    }

    @Test
    void anEmptyCellIsAnAbsentField() throws Exception {
        assertThat(told(HEADER + "d-1,2026-03-01T12:00:00Z,,WON,,,\n"))
                .containsExactly("2 refused d-1 country is required");
    }

    @Test
    void aQuotedCellMayHoldCommasAndDoubledQuotes() throws Exception {
        assertThat(told(HEADER + "d-1,2026-03-01T12:00:00Z,NL,WON,,,\"a, \"\"b\"\"\"\n"))
                .containsExactly("2 ok d-1");
    }

    @Test
    void aLineIsNumberedByWhereItStarts() throws Exception {
        assertThat(told(HEADER + "d-1,2026-03-01T12:00:00Z,NL,WON,,,\"a\r\nb\nc\"\r\n\r\n" + row("d-2")))
                .containsExactly(
                        "2 refused d-1 team must be 1 to 64 characters, none of them a control character", "6 ok d-2");
    }

    @Test
    void aByteOrderMarkIsPassedOver() throws Exception {
        assertThat(told('\uFEFF' + HEADER + row("d-1"))).containsExactly("2 ok d-1");
    }

    @Test
    void theLastLineMayEndWithTheBody() throws Exception {
        assertThat(told(HEADER + row("d-1").strip())).containsExactly("2 ok d-1");
    }

    @Test
    void tooFewAndTooManyCellsCostTheirLineOnly() throws Exception {
        assertThat(told(HEADER + "d-1,NL\nd-2,,,,,,,\n" + row("d-3")))
                .containsExactly(
                        "2 bad d-1 has 2 cells; the header has 7",
                        "3 bad d-2 has 8 cells; the header has 7",
                        "4 ok d-3");
    }

    @Test
    void somethingBehindAClosingQuoteCostsItsLineOnly() throws Exception {
        assertThat(told(HEADER + "d-1,2026-03-01T12:00:00Z,NL,WON,,,\"a\"b\"c\"\n" + row("d-2")))
                .containsExactly(
                        "2 bad d-1 has something between a closing quote and the next comma; quotes within a cell are doubled",
                        "3 ok d-2");
    }

    @Test
    void aLineThatIsTooLongCostsThatLineOnly() throws Exception {
        assertThat(told(HEADER + "d-1," + "x".repeat(100_000) + ",\"\n\"\n" + row("d-3")))
                .containsExactly("2 bad d-1 is longer than the 200 bytes that a line may have", "4 ok d-3");
    }

    @Test
    void aLineThatGrowsTooLongWithALineBreakInQuotesLeavesTheNumbersOfOthersRight() throws Exception {
        String first = "d-1," + "x".repeat(193) + ",\"" + 'y';
        assertThat(first).hasSize(200);

        assertThat(told(HEADER + first + "\n\"\n" + row("d-4"))).last().isEqualTo("4 ok d-4");
        assertThat(told(HEADER + first + "\r\n\"\n" + row("d-4"))).last().isEqualTo("4 ok d-4");
    }

    @Test
    void aLineThatGrowsTooLongWithinAQuotedCellCostsThatLineOnly() throws Exception {
        assertThat(told(HEADER + "d-1," + "x".repeat(150) + ",\"" + "y".repeat(100) + "\"\n" + row("d-3")))
                .containsExactly("2 bad d-1 is longer than the 200 bytes that a line may have", "3 ok d-3");
    }

    @Test
    void aLineThatGrowsTooLongBehindAQuotedCellCostsThatLineOnly() throws Exception {
        String first = "d-1," + "x".repeat(100) + ",\"" + "y".repeat(93) + "\"";
        assertThat(first).hasSize(200);

        assertThat(told(HEADER + first + ",z\n" + first + "z\n" + first + "\"\"\n" + row("d-5")))
                .containsExactly(
                        "2 bad d-1 is longer than the 200 bytes that a line may have",
                        "3 bad d-1 is longer than the 200 bytes that a line may have",
                        "4 bad d-1 is longer than the 200 bytes that a line may have",
                        "5 ok d-5");
    }

    @Test
    void bytesThatAreNotUtf8CostTheirLineOnly() throws Exception {
        InputStream body = Lines.bytes(
                Lines.utf8(HEADER + row("d-1") + "d-2,2026-03-01T12:00:00Z,NL,WON,,,"),
                new byte[] {(byte) 0xE9},
                Lines.utf8("\n" + row("d-3")));

        assertThat(told(body))
                .containsExactly(
                        "2 ok d-1",
                        "3 bad d-2 is not UTF-8, or holds a character that Unicode assigns to none",
                        "4 ok d-3");
    }

    @Test
    void aBodyThatEndsWithinACharacterIsTold() throws Exception {
        InputStream body = Lines.bytes(
                Lines.utf8(HEADER + "d-2,2026-03-01T12:00:00Z,NL,WON,,,a"), new byte[] {(byte) 0xE2, (byte) 0x82});

        assertThat(told(body))
                .containsExactly("2 bad d-2 is not UTF-8, or holds a character that Unicode assigns to none");
    }

    @Test
    void aQuoteThatIsNeverClosedBreaksTheBodyAfterWhatCameBefore() throws Exception {
        CsvFacts lines = open(Lines.body(HEADER + row("d-1") + "\"d-2,NL\n" + row("d-3")));
        lines.next();

        assertThatThrownBy(lines::next)
                .isInstanceOfSatisfying(
                        BrokenBodyException.class,
                        broken -> assertThat(broken.line()).isEqualTo(3));
    }

    @Test
    void aQuotedCellThatGrowsTooLongBreaksTheBodyAfterWhatCameBefore() throws Exception {
        CsvFacts lines = open(Lines.body(HEADER + row("d-1") + "\"d-2" + "x".repeat(10_000) + "\"\n" + row("d-3")));
        lines.next();

        assertThatThrownBy(lines::next)
                .isInstanceOfSatisfying(
                        BrokenBodyException.class,
                        broken -> assertThat(broken.line()).isEqualTo(3));
    }

    @Test
    void everythingWrongWithTheHeaderIsTold() {
        assertThat(violations("dealId,Country,decision,decision\n"))
                .containsExactly(
                        new Violation("Country", "is not a column of this fact"),
                        new Violation("decision", "is there twice"),
                        new Violation("decidedAt", "is a required column"),
                        new Violation("country", "is a required column"));
    }

    @Test
    void ofAHeaderWithVeryManyMistakesSoManyAreTold() {
        assertThat(violations("x,".repeat(90) + "x\n")).hasSize(FactForm.MAX_VIOLATIONS);
    }

    @Test
    void aColumnOfAnotherKindOfFactIsNoneOfThis() {
        assertThat(violations(HEADER.replace("team", "observedAt")))
                .containsExactly(new Violation("observedAt", "is not a column of this fact"));
    }

    @Test
    void aBodyWithoutAHeaderIsTold() {
        assertThat(violations(row("d-1"))).contains(new Violation("d-1", "is not a column of this fact"));
    }

    @Test
    void aHeaderThatIsTooLongIsTold() {
        assertThat(violations("dealId," + "x".repeat(100_000)))
                .containsExactly(new Violation("", "the header is longer than the 200 bytes that a line may have"));
    }

    @Test
    void aBodyOfNothingHasNoHeader() throws Exception {
        assertThat(CsvFacts.open(Lines.body(""), FactForm.Kind.DEAL_OUTCOME, Lines.MAX_LINE_BYTES))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64})
    void inWhichPiecesTheBytesComeDoesNotMatter(int size) throws Exception {
        String body = '\uFEFF' + HEADER.replace("\n", "\r\n") + row("d-1") + "d-2,,\"a\nb\"x\r\r\n" + "é".repeat(500)
                + ",x\n" + row("d-\uD83C\uDFFF") + row("d-7");

        assertThat(told(Lines.dribbling(Lines.body(body), size)))
                .isEqualTo(told(body))
                .hasSize(5);
    }

    private static String row(String dealId) {
        return dealId + ",2026-03-01T12:00:00Z,NL,WON,12.50,EUR,Benelux\n";
    }

    private static List<String> told(String body) throws Exception {
        return told(Lines.body(body));
    }

    private static List<String> told(InputStream body) throws Exception {
        return Lines.told(open(body));
    }

    private static CsvFacts open(InputStream body) throws IOException, InvalidHeaderException {
        return CsvFacts.open(body, FactForm.Kind.DEAL_OUTCOME, Lines.MAX_LINE_BYTES)
                .orElseThrow();
    }

    private static List<Violation> violations(String body) {
        return catchThrowableOfType(InvalidHeaderException.class, () -> open(Lines.body(body)))
                .violations();
    }
}

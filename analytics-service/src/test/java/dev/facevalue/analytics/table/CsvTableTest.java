package dev.facevalue.analytics.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.facevalue.analytics.examples.RandomFacts;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {

    private record Row(@Nullable String team, @Nullable Number rate) {}

    private static final CsvTable<Row> TABLE =
            new CsvTable<Row>().text("team", Row::team).number("rate", Row::rate);

    @Test
    void aHeaderNamesTheColumnsAndEveryRowIsALine() {
        assertThat(csv(new Row("north", 0.25), new Row("south", 12L)))
                .isEqualTo("team,rate\r\nnorth,0.25\r\nsouth,12\r\n");
    }

    @Test
    void aTableWithoutRowsIsItsHeader() {
        assertThat(csv()).isEqualTo("team,rate\r\n");
    }

    @Test
    void whatIsNotThereIsAnEmptyCell() {
        assertThat(csv(new Row(null, null))).isEqualTo("team,rate\r\n,\r\n");
    }

    @Test
    void whatPartsCellsAndLinesIsQuoted() {
        assertThat(csv(new Row("a,b", 1), new Row("a \"b\"", 2), new Row("a\nb", 3)))
                .isEqualTo("team,rate\r\n\"a,b\",1\r\n\"a \"\"b\"\"\",2\r\n\"a\nb\",3\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+2", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠1"})
    void aTextThatASpreadsheetWouldTakeForAFormulaGetsAnApostropheInFront(String formula) {
        assertThat(cells(new Row(formula, 1)).getFirst()).containsExactly("'" + formula, "1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1", "1-2", "'=1", " -1", "é@"})
    void anyOtherTextIsAsItWas(String text) {
        assertThat(cells(new Row(text, 1)).getFirst()).containsExactly(text, "1");
    }

    @Test
    void numbersAreNumbersWhateverTheirSign() {
        assertThat(csv(new Row("a", -0.5), new Row("b", new BigDecimal("-1E+3"))))
                .isEqualTo("team,rate\r\na,-0.5\r\nb,-1000\r\n");
    }

    @Test
    void numbersHaveADotUnderEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

            assertThat(csv(new Row("a", 1234567.5))).isEqualTo("team,rate\r\na,1234567.5\r\n");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void whatIsNoNumberIsNotWritten() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> csv(new Row("a", Double.NaN)))
                .withMessage("rate is NaN");
    }

    @Test
    void codesAndTimesSayThemselves() {
        Instant time = Instant.parse("2026-03-01T12:00:00.000001Z");

        assertThat(new CsvTable<Instant>()
                        .text("time", each -> each)
                        .text("past", each -> each.isBefore(time))
                        .write(List.of(time)))
                .asString()
                .isEqualTo("time,past\r\n2026-03-01T12:00:00.000001Z,false\r\n");
    }

    @Test
    void anyTextThatAFactMayHoldIsReadAsItWas() {
        for (long seed = 0; seed < 50; seed++) {
            RandomFacts facts = new RandomFacts(new Random(seed));
            List<Row> rows = IntStream.range(0, 20)
                    .mapToObj(number -> new Row(facts.text(64), number))
                    .toList();

            assertThat(cells(rows.toArray(Row[]::new)))
                    .as("seed %d", seed)
                    .isEqualTo(rows.stream()
                            .map(row -> Stream.of(row.team(), row.rate())
                                    .map(String::valueOf)
                                    .toList())
                            .toList());
        }
    }

    private static String csv(Row... rows) {
        return new String(TABLE.write(Arrays.asList(rows)), StandardCharsets.UTF_8);
    }

    /** The cells below the header, as another program reads them. */
    private static List<List<String>> cells(Row... rows) {
        return CsvReader.builder().ofCsvRecord(csv(rows)).stream()
                .skip(1)
                .map(CsvRecord::getFields)
                .toList();
    }
}

package dev.facevalue.benchmarks.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationTest {

    private static final Calibration.Options TWO_OF_EACH = new Calibration.Options(2, Seeds.TUNING);

    @Test
    void twelveWorldsRunThroughAndGiveTheSameReportAgain() {
        ByteArrayOutputStream told = new ByteArrayOutputStream();

        String report = new Report(Calibration.scores(TWO_OF_EACH, new PrintStream(told, true, StandardCharsets.UTF_8)))
                .toString();
        String again = new Report(Calibration.scores(TWO_OF_EACH, new PrintStream(told, true, StandardCharsets.UTF_8)))
                .toString();

        assertThat(report)
                .contains("## Do 95 % intervals", "## Are leaders the best?", "## What is lost")
                .doesNotContain("NaN");
        assertThat(report.lines().filter(line -> line.contains("pass |") || line.contains("FAIL |")))
                .hasSize(14);
        assertThat(again).isEqualTo(report);
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("12 of 12 worlds");
    }

    @Test
    void byDefaultTheReportIsAskedFor() {
        assertThat(Calibration.Options.parse(List.of())).isEqualTo(new Calibration.Options(400, Seeds.REPORT));
        assertThat(Calibration.Options.parse(List.of("--seeds", "tuning", "--worlds", "12")))
                .isEqualTo(new Calibration.Options(12, Seeds.TUNING));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--worlds",
                "--worlds 1",
                "--worlds -3",
                "--worlds 1000000",
                "--worlds many",
                "--seeds",
                "--seeds REPORT",
                "--seeds both",
                "--world 3",
                "12"
            })
    void whatIsNotUnderstoodIsSaid(String args) {
        List<String> words = List.of(args.split(" "));

        assertThatThrownBy(() -> Calibration.Options.parse(words))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .contains(words.getFirst());
    }
}

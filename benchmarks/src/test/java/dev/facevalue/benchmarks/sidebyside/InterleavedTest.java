package dev.facevalue.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterleavedTest {

    private static final PrintStream NOWHERE =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    private final List<String> order = new ArrayList<>();

    @Test
    void letsNeitherAlwaysComeAfterTheOther() throws Exception {
        new Interleaved(3, 1)
                .run(
                        new Scripted("A", order, 1.0, 1.0, 1.0, 1.0),
                        new Scripted("B", order, 1.0, 1.0, 1.0, 1.0),
                        "facts/s",
                        NOWHERE);

        assertThat(order).containsExactly("B", "A", "A", "B", "B", "A", "A", "B");
    }

    @Test
    void countsNoWarmUp() throws Exception {
        Comparison came = new Interleaved(2, 2)
                .run(
                        new Scripted("A", order, 99.0, 98.0, 3.0, 4.0),
                        new Scripted("B", order, 77.0, 76.0, 1.0, 2.0),
                        "facts/s",
                        NOWHERE);

        assertThat(came).isEqualTo(new Comparison(List.of(3.0, 4.0), List.of(1.0, 2.0), "all of it"));
    }

    @Test
    void comparesNothingWhereTheWorkDiffers() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Interleaved(1, 0)
                        .run(
                                new Scripted("A", order, 1.0).doing("100 facts"),
                                new Scripted("B", order, 1.0).doing("99 facts"),
                                "facts/s",
                                NOWHERE))
                .withMessageContaining("100 facts")
                .withMessageContaining("99 facts");
    }

    @Test
    void takesNoFigureThatIsNone() {
        for (double figure : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Contender.Turn(figure, ""));
        }
    }
}

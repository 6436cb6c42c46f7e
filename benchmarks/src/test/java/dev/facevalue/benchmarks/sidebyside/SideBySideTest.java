package dev.facevalue.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SideBySideTest {

    private static final Question FIRST = new Question("first", "folding", "facts/s", Goal.atLeast(2.5));
    private static final Question SECOND = new Question("second", "asking", "ms", Goal.atMost(0.1));

    @TempDir
    private Path results;

    private final List<String> order = new ArrayList<>();

    @Test
    void putsTheAnswerOnRecord() throws Exception {
        run(1).ask(
                        FIRST,
                        () -> new Two(
                                new Scripted("ours", order, 1.0, 50_000.0, 60_000.0),
                                new Scripted("peer", order, 1.0, 20_000.0, 30_000.0)));

        assertThat(lines()).singleElement().satisfies(answer -> {
            assertThat(answer.path("question").asText()).isEqualTo("first");
            assertThat(answer.path("run").asInt()).isEqualTo(1);
            assertThat(answer.path("ours").path("figures"))
                    .map(JsonNode::asDouble)
                    .containsExactly(50_000.0, 60_000.0);
            assertThat(answer.path("peer").path("settings").asText()).isEqualTo("as told");
            assertThat(answer.path("median").asDouble()).isEqualTo(2.25);
            assertThat(answer.path("worst").asDouble()).isEqualTo(2.0);
            assertThat(answer.path("met").asBoolean()).isFalse();
            assertThat(answer.path("machine").path("processors").asInt()).isPositive();
        });
        assertThat(results.resolve("comparisons.md"))
                .content()
                .contains("| 55,000 facts/s | peer: 25,000 facts/s | 2.25 | 2.00 | ≥ 2.50 | **missed** |");
    }

    @Test
    void asksNothingTwiceInARun() throws Exception {
        run(1).ask(FIRST, this::evenly);
        order.clear();

        run(1).ask(FIRST, this::evenly);
        assertThat(order).isEmpty();

        run(1).ask(SECOND, this::evenly);
        run(2).ask(FIRST, this::evenly);
        assertThat(order).hasSize(12);
        assertThat(lines()).extracting(answer -> answer.path("run").asInt()).containsExactly(1, 1, 2);
    }

    @Test
    void putsNothingOnRecordThatIsNoComparison() throws Exception {
        Two unequal = new Two(new Scripted("ours", order, 1.0).doing("a"), new Scripted("peer", order, 1.0).doing("b"));

        assertThatIllegalStateException().isThrownBy(() -> run(1).ask(FIRST, () -> unequal));

        assertThat(results).isEmptyDirectory();
        assertThat(unequal.closed).isTrue();
    }

    @Test
    void showsTheQuestionsThatAreWanted() throws Exception {
        SideBySide run = run(1);
        run.ask(FIRST, this::evenly);
        run.ask(SECOND, this::evenly);

        assertThat(run.table(List.of(SECOND)))
                .contains("| second | asking | 1, ")
                .doesNotContain("| first |");
    }

    private Pair evenly() {
        return new Two(new Scripted("ours", order, 1.0, 1.0, 1.0), new Scripted("peer", order, 1.0, 1.0, 1.0));
    }

    private SideBySide run(int number) throws IOException {
        return new SideBySide(
                results,
                number,
                new Interleaved(2, 1),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    }

    private List<JsonNode> lines() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(results.resolve("comparisons.ndjson"))) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }

    private static final class Two implements Pair {

        private final Contender ours;
        private final Contender peer;
        private boolean closed;

        Two(Contender ours, Contender peer) {
            this.ours = ours;
            this.peer = peer;
        }

        @Override
        public Contender ours() {
            return ours;
        }

        @Override
        public Contender peer() {
            return peer;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}

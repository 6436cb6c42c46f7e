package dev.facevalue.innerloops;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.facevalue.benchmarks.sidebyside.Machine;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

class MeasuredTest {

    /** Within this JVM and for a blink: the figures are JMH's, but nobody should believe them. */
    private static final Loops.Thoroughness BLINK = new Loops.Thoroughness(0, 0, 3, 20);

    @Test
    void isWhatJmhSays() throws Exception {
        RunResult result = Loops.run(Loop.CODES, BLINK);

        Measured measured = Measured.of(Loop.CODES, result);

        assertThat(measured.nanos())
                .isEqualTo(result.getPrimaryResult().getScore())
                .isPositive();
        assertThat(measured.error()).isEqualTo(result.getPrimaryResult().getScoreError());
        assertThat(measured.bytes())
                .isEqualTo(requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"))
                        .getScore())
                // The codes themselves, and what they are wrapped in.
                .isGreaterThan(20);
        assertThat(measured.iterations()).isEqualTo(3);
        assertThat(measured.versions()).contains("JMH 1.", "Jackson 2.", "kafka-clients 4.");
    }

    @Test
    void isShownAsItIsOnRecord() throws Exception {
        Measured measured = Measured.of(Loop.CODES, Loops.run(Loop.CODES, BLINK));
        ObjectNode onRecord = measured.toJson();
        onRecord.put("run", 2).put("date", "2026-11-26");

        String table = LoopTable.of(List.of(onRecord));

        assertThat(table)
                .contains("| codes | " + Loop.CODES.work() + " | 2, 2026-11-26 | " + LoopTable.time(measured.nanos()))
                .contains(" | " + LoopTable.size(measured.bytes()) + " |")
                .contains("* 0 × 3 iterations; JMH ")
                .contains(measured.machine().inWords());
    }

    @Test
    void standsInTheOrderOfTheLoops() {
        Stream<JsonNode> measured = Stream.of(Loop.FOLD, Loop.LINE, Loop.ESTIMATE_100)
                .map(loop -> new Measured(loop.label(), loop.work(), 1, 0, 0, 1, 1, "", Machine.here()).toJson());

        assertThat(LoopTable.of(measured.toList()).lines().filter(line -> line.contains("| quick |")))
                .extracting(line -> line.split(" ", 3)[1])
                .containsExactly("line", "fold", "estimate-100");
    }

    @Test
    void isOfEveryLoopThatJmhKnows() {
        Set<String> known = BenchmarkList.defaultList()
                .getAll(OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of())
                .stream()
                .map(BenchmarkListEntry::getUsername)
                .collect(Collectors.toSet());

        assertThat(Stream.of(Loop.values()).map(Loop::benchmark)).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void hasUnitsThatAreEasyToRead() {
        assertThat(LoopTable.time(812.4)).isEqualTo("812 ns");
        assertThat(LoopTable.time(1_240)).isEqualTo("1.24 µs");
        assertThat(LoopTable.time(38_500_000)).isEqualTo("38.5 ms");
        assertThat(LoopTable.size(1_000)).isEqualTo("1000 B");
        assertThat(LoopTable.size(1_536)).isEqualTo("1.50 KiB");
        assertThat(LoopTable.size(3 << 20)).isEqualTo("3.00 MiB");
    }
}

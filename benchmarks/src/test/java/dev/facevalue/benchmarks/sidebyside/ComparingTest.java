package dev.facevalue.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class ComparingTest {

    @TempDir
    private Path results;

    private final List<String> order = new ArrayList<>();

    @Test
    void endsWithZeroAlsoWhereAGoalIsMissed() throws Exception {
        int code = run(new Two("as much"));

        assertThat(code).isZero();
        assertThat(record()).hasSize(2).allMatch(line -> line.contains("\"met\":false"));
    }

    @Test
    void endsWithAnotherWhereTheWorkWasNotTheSame() {
        int code = run(new Two("less"));

        assertThat(code).isEqualTo(1);
        assertThat(results).isEmptyDirectory();
    }

    @Test
    void asksWhatIsWanted() throws Exception {
        int code = run(new Two("as much"), "--only", "second");

        assertThat(code).isZero();
        assertThat(order).containsExactly("second, ours", "second, peer");
        assertThat(record()).singleElement().asString().contains("\"question\":\"second\"");
    }

    @Test
    void refusesWhatIsNoQuestion() {
        int code = run(new Two("as much"), "--only", "third");

        assertThat(code).isEqualTo(2);
        assertThat(order).isEmpty();
    }

    @Test
    void goesOnWhereItWasBrokenOff() {
        run(new Two("as much"), "--only", "first");
        order.clear();

        run(new Two("as much"));

        assertThat(order).containsExactly("second, ours", "second, peer");
    }

    @Test
    void isToldTheSameAsAllOthers() {
        assertThat(new CommandLine(new Two("as much")).getUsageMessage())
                .contains("--run", "--rounds", "--warm-ups", "--only", "--help");
    }

    private int run(Two program, String... said) {
        List<String> arguments = new ArrayList<>(List.of(results.toString(), "--rounds=1", "--warm-ups=0"));
        arguments.addAll(List.of(said));
        return new CommandLine(program)
                .setErr(new PrintWriter(new StringWriter()))
                .execute(arguments.toArray(String[]::new));
    }

    private List<String> record() throws Exception {
        return Files.readAllLines(results.resolve("comparisons.ndjson"));
    }

    /** Asks two questions, in both of which we come to half of what was asked for. */
    @Command(name = "two")
    private final class Two extends Comparing {

        private final String peerDid;

        Two(String peerDid) {
            this.peerDid = peerDid;
        }

        @Override
        protected void compare(Asking run) throws Exception {
            for (String name : List.of("first", "second")) {
                run.ask(
                        new Question(name, "work", "facts/s", Goal.atLeast(1)),
                        () -> Pair.of(
                                new Scripted(name + ", ours", order, 1.0).doing("as much"),
                                new Scripted(name + ", peer", order, 2.0).doing(peerDid)));
            }
        }
    }
}

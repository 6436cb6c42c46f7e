package dev.facevalue.benchmarks.sidebyside;

import dev.facevalue.benchmarks.record.ResultsDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every comparison can be told by its user; a mix-in of picocli's. */
public final class RunOptions {

    @Mixin
    private ResultsDirectory results = new ResultsDirectory();

    @Option(
            names = "--run",
            defaultValue = "1",
            description = "which run: what it has on record is not measured again (default: ${DEFAULT-VALUE})")
    private int run;

    @Option(
            names = "--rounds",
            defaultValue = "5",
            description = "how often each takes its turn and is counted (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Option(names = "--warm-ups", defaultValue = "1", description = "and how often before (default: ${DEFAULT-VALUE})")
    private int warmUps;

    @Option(names = "--only", split = ",", description = "names of questions; all if none is given")
    private List<String> only = List.of();

    /** The checkout whose {@code benchmarks/results} this is. */
    public Path root() {
        return results.root();
    }

    /** Whether a question is to be asked. */
    public boolean wants(Question question) {
        return only.isEmpty() || only.contains(question.name());
    }

    /** The names that the user gave and no question has. */
    List<String> unknownAmong(List<Question> questions) {
        List<String> names = questions.stream().map(Question::name).toList();
        return only.stream().filter(name -> !names.contains(name)).toList();
    }

    /** Begins the run, or goes on with it. */
    public SideBySide begin() throws IOException {
        return new SideBySide(results.path(), run, new Interleaved(rounds, warmUps), System.out);
    }
}

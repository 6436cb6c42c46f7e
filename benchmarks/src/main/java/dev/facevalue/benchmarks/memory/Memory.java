package dev.facevalue.benchmarks.memory;

import dev.facevalue.benchmarks.sidebyside.Goal;
import dev.facevalue.benchmarks.sidebyside.Pair;
import dev.facevalue.benchmarks.sidebyside.Question;
import dev.facevalue.benchmarks.sidebyside.RunOptions;
import dev.facevalue.benchmarks.sidebyside.SideBySide;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./facevalue bench memory}. */
@Command(
        name = "./facevalue bench memory",
        mixinStandardHelpOptions = true,
        description =
                "Compares how much memory ingest takes at most for a very long upload and for a short one; Linux only.")
public final class Memory implements Callable<Integer> {

    private static final int TIMES = 100;

    private static final Question UPLOAD = new Question(
            "memory-upload",
            "one upload to an ingest just started; the most memory that it took (peak resident set)",
            "MiB",
            Goal.atMost(1.1));

    @Mixin
    private RunOptions options = new RunOptions();

    @Option(
            names = "--lines",
            defaultValue = "10000000",
            description = "of the long upload; the short one has a hundredth (default: ${DEFAULT-VALUE})")
    private long lines;

    private Memory() {}

    /**
     * Measures.
     *
     * @param args where results are kept, then what the user said
     */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Memory()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        SideBySide run = options.begin();
        run.ask(UPLOAD, () -> pair(new Upload(options.root(), lines), new Upload(options.root(), lines / TIMES)));
        System.out.println(run.table(List.of(UPLOAD)));
        return 0;
    }

    private static Pair pair(Upload large, Upload small) {
        return new Pair() {
            @Override
            public Upload ours() {
                return large;
            }

            @Override
            public Upload peer() {
                return small;
            }

            @Override
            public void close() {
                // Each turn ends what it has started.
            }
        };
    }
}

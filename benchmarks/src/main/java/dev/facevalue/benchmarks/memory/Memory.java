package dev.facevalue.benchmarks.memory;

import dev.facevalue.benchmarks.sidebyside.Comparing;
import dev.facevalue.benchmarks.sidebyside.Goal;
import dev.facevalue.benchmarks.sidebyside.Pair;
import dev.facevalue.benchmarks.sidebyside.Question;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./facevalue bench memory}. */
@Command(
        name = "./facevalue bench memory",
        description =
                "Compares how much memory ingest takes at most for a very long upload and for a short one; Linux only.")
public final class Memory extends Comparing {

    private static final int TIMES = 100;

    private static final Question UPLOAD = new Question(
            "memory-upload",
            "one upload to an ingest just started; the most memory that it took (peak resident set)",
            "MiB",
            Goal.atMost(1.1));

    @Option(
            names = "--lines",
            defaultValue = "10000000",
            description = "of the long upload; the short one has a hundredth (default: ${DEFAULT-VALUE})")
    private long lines;

    @Override
    protected void compare(Asking run) throws Exception {
        run.ask(UPLOAD, () -> Pair.of(new Upload(root(), lines), new Upload(root(), lines / TIMES)));
    }
}

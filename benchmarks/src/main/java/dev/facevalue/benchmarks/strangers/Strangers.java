package dev.facevalue.benchmarks.strangers;

import dev.facevalue.benchmarks.record.ResultsDirectory;
import dev.facevalue.benchmarks.record.RunsOnRecord;
import dev.facevalue.benchmarks.testbed.Children;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code ./facevalue bench strangers}: as many requests as are asked for, in pieces, each from a seed of its own. What
 * each came to is kept in a file, so that a long run can be broken off and gone on with.
 */
@Command(
        name = "./facevalue bench strangers",
        mixinStandardHelpOptions = true,
        description =
                "Sends requests that are wrong in every way to the packaged services, and looks whether one brings a"
                        + " 500, an answer that tells too much, a fact that is another than was sent, or memory that grows.")
public final class Strangers implements Callable<Integer> {

    @Mixin
    private ResultsDirectory results = new ResultsDirectory();

    @Option(names = "--seed", defaultValue = "1", description = "of the first piece (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--requests",
            defaultValue = "5000",
            description = "how many in all; pieces on record count (default: ${DEFAULT-VALUE})")
    private long requests;

    @Option(
            names = "--per-piece",
            defaultValue = "100000",
            description = "how many before all is checked and begun from empty (default: ${DEFAULT-VALUE})")
    private long perPiece;

    @Option(names = "--again", description = "run the seeds though they are on record, and put nothing on record")
    private boolean again;

    @Option(names = "--show", description = "print the request of this number of the seed, and send nothing")
    private @Nullable Long show;

    private Strangers() {}

    /**
     * Runs; ends with 1 if something was found.
     *
     * @param args where results are kept, then what the user said
     */
    public static void main(String[] args) {
        Children.endWithJvm();
        System.exit(new CommandLine(new Strangers()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (show != null) {
            Sent sent = new Requests(seed).make(show);
            System.out.println("to " + sent.to() + ':');
            System.out.write(sent.bytes());
            System.out.println();
            return 0;
        }
        Path root = results.root();
        RunsOnRecord record = RunsOnRecord.in(results.file("strangers.ndjson"));
        for (long done = 0; done < requests; done += perPiece) {
            long next = seed + done / perPiece;
            if (!again && record.hasSeed(next)) {
                System.out.printf("seed %d is on record%n", next);
                continue;
            }
            Piece.Outcome outcome = new Piece(root, next, Math.min(perPiece, requests - done)).run(System.out);
            System.out.println(outcome.figures());
            if (!again) {
                record.add(next, outcome.figures());
            }
            if (!outcome.faults().isEmpty()) {
                outcome.faults().forEach(System.out::println);
                return 1;
            }
        }
        if (!again) {
            System.out.printf(
                    "%,d requests in %,d pieces on record, %,d accepted facts found again; %,d pieces were not clean.%n",
                    record.sum(run -> run.path("requests").asLong()),
                    record.size(),
                    record.sum(run -> run.path("foundAgain").asLong()),
                    record.count(run -> !run.path("clean").asBoolean()));
        }
        return 0;
    }
}

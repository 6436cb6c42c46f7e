package dev.facevalue.benchmarks.faults;

import dev.facevalue.benchmarks.record.ResultsDirectory;
import dev.facevalue.benchmarks.testbed.Children;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code ./facevalue bench faults}: as many faults as are asked for, in rounds of some, each round from a seed of its
 * own. What each round came to is kept in a file, so that a long run can be broken off and gone on with.
 */
@Command(
        name = "./facevalue bench faults",
        mixinStandardHelpOptions = true,
        description = "Kills, pauses and cuts off the parts of a running stack under load, and has an independent"
                + " checker say whether a fact was lost, doubled or counted though refused.")
public final class Faults implements Callable<Integer> {

    @Mixin
    private ResultsDirectory results = new ResultsDirectory();

    @Option(names = "--seed", defaultValue = "1", description = "of the first round (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--faults",
            defaultValue = "20",
            description = "how many in all; rounds on record count (default: ${DEFAULT-VALUE})")
    private int faults;

    @Option(
            names = "--per-round",
            defaultValue = "20",
            description = "how many before all is checked and begun from empty (default: ${DEFAULT-VALUE})")
    private int perRound;

    @Option(
            names = "--only",
            split = ",",
            description = "what may suffer: ${COMPLETION-CANDIDATES} (default: all of them)")
    private Set<Fault.Target> only = EnumSet.noneOf(Fault.Target.class);

    @Option(
            names = "--brokers",
            defaultValue = "1",
            description = "1, or 3 of which two must have a record (default: ${DEFAULT-VALUE})")
    private int brokers;

    @Option(names = "--again", description = "run the seeds though they are on record, and put nothing on record")
    private boolean again;

    private Faults() {}

    /**
     * Runs; ends with 1 if the checker has found something.
     *
     * @param args where results are kept, then what the user said
     */
    public static void main(String[] args) {
        Children.endWithJvm();
        System.exit(new CommandLine(new Faults()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        if (brokers != 1 && brokers != 3) {
            System.err.println("--brokers takes 1 or 3.");
            return 2;
        }
        Path root = results.root();
        Rounds rounds = Rounds.in(results.file(brokers == 1 ? "faults.ndjson" : "faults-cluster.ndjson"), only);
        for (int done = 0; done < faults; done += perRound) {
            long next = seed + done / perRound;
            int number = Math.min(perRound, faults - done);
            if (!again && rounds.hasSeed(next)) {
                System.out.printf("seed %d is on record%n", next);
                continue;
            }
            Round.Outcome outcome = new Round(root, next, number, brokers, only).run(System.out);
            System.out.println(outcome.verdict());
            if (!again) {
                rounds.record(next, number, outcome);
            }
            if (!outcome.isClean()) {
                System.out.printf("seed %d: not clean; what it left lies in the directory named above%n", next);
                return 1;
            }
        }
        if (!again) {
            System.out.println(rounds.summary());
        }
        return 0;
    }
}

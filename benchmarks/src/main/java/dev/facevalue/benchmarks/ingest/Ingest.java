package dev.facevalue.benchmarks.ingest;

import dev.facevalue.benchmarks.sidebyside.Goal;
import dev.facevalue.benchmarks.sidebyside.Question;
import dev.facevalue.benchmarks.sidebyside.RunOptions;
import dev.facevalue.benchmarks.sidebyside.SideBySide;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./facevalue bench ingest}. */
@Command(
        name = "./facevalue bench ingest",
        mixinStandardHelpOptions = true,
        description =
                "Compares how fast facts are taken in, in bulk and one by one, with how fast they could be at best.")
public final class Ingest implements Callable<Integer> {

    private static final Question BULK = new Question(
            "ingest-bulk",
            "facts to six partitions, all replicas, acknowledged; ours checks NDJSON over HTTP, the peer sends what lies ready",
            "facts/s",
            Goal.atLeast(0.6));

    private static final Question SINGLE = new Question(
            "ingest-single",
            "a POST a fact on 128 connections; ours publishes it, the peer reads it as carefully and throws it away",
            "requests/s",
            Goal.atLeast(0.6));

    @Mixin
    private RunOptions options = new RunOptions();

    @Option(
            names = "--facts",
            defaultValue = "1000000",
            description = "in each turn of the bulk question (default: ${DEFAULT-VALUE})")
    private int facts;

    @Option(
            names = "--seconds",
            defaultValue = "15",
            description = "of each turn of the single question (default: ${DEFAULT-VALUE})")
    private int seconds;

    private Ingest() {}

    /**
     * Measures.
     *
     * @param args where results are kept, then what the user said
     */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Ingest()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        SideBySide run = options.begin();
        if (options.wants(BULK)) {
            run.ask(BULK, () -> BulkPair.start(options.root(), facts));
        }
        if (options.wants(SINGLE)) {
            run.ask(SINGLE, () -> SinglePair.start(options.root(), Duration.ofSeconds(seconds)));
        }
        System.out.println(run.table(List.of(BULK, SINGLE)));
        return 0;
    }
}

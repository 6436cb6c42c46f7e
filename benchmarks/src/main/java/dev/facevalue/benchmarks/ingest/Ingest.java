package dev.facevalue.benchmarks.ingest;

import dev.facevalue.benchmarks.sidebyside.Comparing;
import dev.facevalue.benchmarks.sidebyside.Goal;
import dev.facevalue.benchmarks.sidebyside.Question;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./facevalue bench ingest}. */
@Command(
        name = "./facevalue bench ingest",
        description =
                "Compares how fast facts are taken in, in bulk and one by one, with how fast they could be at best.")
public final class Ingest extends Comparing {

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

    @Override
    protected void compare(Asking run) throws Exception {
        run.ask(BULK, () -> BulkPair.start(root(), facts));
        run.ask(SINGLE, () -> SinglePair.start(root(), Duration.ofSeconds(seconds)));
    }
}

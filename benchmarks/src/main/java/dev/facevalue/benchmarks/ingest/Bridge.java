package dev.facevalue.benchmarks.ingest;

import dev.facevalue.benchmarks.sidebyside.Comparing;
import dev.facevalue.benchmarks.sidebyside.Goal;
import dev.facevalue.benchmarks.sidebyside.Question;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./facevalue bench bridge}. */
@Command(
        name = "./facevalue bench bridge",
        description =
                "Compares how fast facts are taken in with a Strimzi Kafka Bridge, which you have built yourself.")
public final class Bridge extends Comparing {

    private static final Question BULK = new Question(
            "bridge-bulk",
            "facts to six partitions, all replicas, acknowledged; ours checks NDJSON over HTTP, the peer takes batches of JSON as they are",
            "facts/s",
            Goal.atLeast(10));

    private static final Question SINGLE = new Question(
            "bridge-single",
            "a POST a fact on 128 connections, published and acknowledged; the peer takes it as it is",
            "requests/s",
            Goal.atLeast(10));

    @Option(
            names = "--distribution",
            required = true,
            description = "the directory of the bridge in which its libs lie, as its 'mvn package' makes it")
    private Path distribution = Path.of("");

    @Option(
            names = "--facts",
            defaultValue = "300000",
            description = "in each turn of the bulk question (default: ${DEFAULT-VALUE})")
    private int facts;

    @Option(
            names = "--seconds",
            defaultValue = "15",
            description = "of each turn of the single question (default: ${DEFAULT-VALUE})")
    private int seconds;

    @Override
    protected void compare(Asking run) throws Exception {
        run.ask(BULK, () -> BridgePair.inBulk(root(), distribution, facts));
        run.ask(SINGLE, () -> BridgePair.oneByOne(root(), distribution, Duration.ofSeconds(seconds)));
    }
}

package dev.facevalue.benchmarks.startup;

import dev.facevalue.benchmarks.sidebyside.Goal;
import dev.facevalue.benchmarks.sidebyside.Question;
import dev.facevalue.benchmarks.sidebyside.RunOptions;
import dev.facevalue.benchmarks.sidebyside.SideBySide;
import dev.facevalue.localstack.AotTraining;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./facevalue bench startup}. */
@Command(
        name = "./facevalue bench startup",
        mixinStandardHelpOptions = true,
        description =
                "Compares how long the services take to be ready, with the JVM's ahead-of-time cache and without.")
public final class Startup implements Callable<Integer> {

    private static final Goal GOAL = Goal.atMost(0.35);

    private static final Question INGEST = new Question(
            "startup-ingest", "from the start of ingest's process until it says that it is ready", "s", GOAL);

    private static final Question ANALYTICS = new Question(
            "startup-analytics", "from the start of analytics' process until it says that it is ready", "s", GOAL);

    @Mixin
    private RunOptions options = new RunOptions();

    private Startup() {}

    /**
     * Measures.
     *
     * @param args where results are kept, then what the user said
     */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Startup()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        AotTraining.train(options.root());
        SideBySide run = options.begin();
        if (options.wants(INGEST)) {
            run.ask(INGEST, () -> StartPair.ofIngest(options.root()));
        }
        if (options.wants(ANALYTICS)) {
            run.ask(ANALYTICS, () -> StartPair.ofAnalytics(options.root()));
        }
        System.out.println(run.table(List.of(INGEST, ANALYTICS)));
        return 0;
    }
}

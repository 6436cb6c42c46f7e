package dev.facevalue.benchmarks.startup;

import dev.facevalue.benchmarks.sidebyside.Comparing;
import dev.facevalue.benchmarks.sidebyside.Goal;
import dev.facevalue.benchmarks.sidebyside.Question;
import picocli.CommandLine.Command;

/** {@code ./facevalue bench startup}. */
@Command(
        name = "./facevalue bench startup",
        description =
                "Compares how long the services take to be ready, with the JVM's ahead-of-time cache and without.")
public final class Startup extends Comparing {

    private static final Goal GOAL = Goal.atMost(0.35);

    private static final Question INGEST = new Question(
            "startup-ingest", "from the start of ingest's process until it says that it is ready", "s", GOAL);

    private static final Question ANALYTICS = new Question(
            "startup-analytics", "from the start of analytics' process until it says that it is ready", "s", GOAL);

    @Override
    protected void compare(Asking run) throws Exception {
        run.ask(INGEST, () -> StartPair.ofIngest(root()));
        run.ask(ANALYTICS, () -> StartPair.ofAnalytics(root()));
    }
}

package dev.facevalue.benchmarks.freshness;

import dev.facevalue.benchmarks.sidebyside.Contender;
import java.io.PrintStream;

/**
 * A side that is told facts, and how fresh its answers are.
 *
 * @param progress where it is said what the figure leaves out
 */
record FreshContender(String name, String settings, Side side, Load load, PrintStream progress) implements Contender {

    /** The 99th percentile, in milliseconds. */
    @Override
    public Turn take() throws Exception {
        Watch.Seen seen = Watch.of(side, load);
        tell(progress, name, seen);
        return new Turn(seen.freshness().p99Millis(), seen.did());
    }

    static void tell(PrintStream progress, String name, Watch.Seen seen) {
        progress.printf(
                "  %s: %d probes, %s; told late: %s; an answer takes: %s%n",
                name, seen.freshness().number(), seen.freshness(), seen.lateness(), seen.answered());
    }
}

package dev.facevalue.benchmarks.soak;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * One run, from an empty log on: what is sustained is measured, then loaded, then overloaded, then all is counted.
 *
 * @param plan how long each part lasts
 * @param progress where it is told how far it is
 */
record Run(Plan plan, PrintStream progress) {

    private static final double STEADY = 0.8;
    private static final int BURST = 3;
    private static final Duration PROJECTED_BOUND = Duration.ofMinutes(5);

    /**
     * How long each part lasts.
     *
     * @param seed of the facts
     * @param peak a window of the saturating load, of which there are as many as it takes
     * @param steady at four fifths of the peak
     * @param burst at three times it
     */
    record Plan(long seed, Duration peak, Duration steady, Duration burst) {}

    /**
     * What came of it.
     *
     * @param findings what it is judged by
     * @param refused facts
     * @param deals how many there were in the end
     * @param heard messages of changes
     * @param versions of what is not ours
     */
    record Outcome(
            Findings findings,
            Peak peak,
            Steady steady,
            Burst burst,
            long refused,
            long deals,
            long heard,
            Map<String, String> versions) {

        Outcome {
            versions = Map.copyOf(versions);
        }
    }

    /** Runs in a directory, which is a new one. */
    Outcome in(Path directory, Path root) throws IOException, SQLException, InterruptedException {
        try (Stage stage = Stage.start(root, directory, plan.seed())) {
            Peak peak;
            Steady steady;
            Burst burst;
            long heard;
            // Lest the first questions be about nothing.
            for (int request = 0; request < Mix.CYCLE; request++) {
                stage.load().send(stage.phase(), System.nanoTime());
            }
            stage.projected().awaitAll(PROJECTED_BOUND);
            try (Readers readers =
                    Readers.start(stage.testbed().analytics().service().uri(), stage::phase)) {
                progress.printf(
                        Locale.ROOT,
                        "Measuring the peak, %d s at a time …%n",
                        plan.peak().toSeconds());
                peak = Peak.measure(stage, plan.peak(), progress);
                stage.projected().awaitAll(PROJECTED_BOUND);
                progress.printf(
                        Locale.ROOT,
                        "%,.0f requests, %,.0f facts a second.%n",
                        peak.perSecond(),
                        Mix.facts(peak.perSecond()));
                progress.printf(
                        Locale.ROOT,
                        "Four fifths of that for %d s …%n",
                        plan.steady().toSeconds());
                steady = Steady.load(stage, STEADY * peak.perSecond(), plan.steady());
                progress.printf(
                        Locale.ROOT,
                        "Three times that for %d s …%n",
                        plan.burst().toSeconds());
                burst = Burst.load(stage, peak.perSecond(), BURST, plan.burst());
                heard = readers.heard();
            }
            progress.println("Counting …");
            return new Outcome(
                    findings(stage, peak, steady, burst),
                    peak,
                    steady,
                    burst,
                    stage.fates().refused(),
                    stage.projected().deals(),
                    heard,
                    stage.versions());
        }
    }

    private Findings findings(Stage stage, Peak peak, Steady steady, Burst burst)
            throws IOException, InterruptedException {
        Log log = Log.read(stage.testbed().broker().bootstrapServers(), stage.story(), stage.fates());
        // Also what nobody was told to be accepted: it got no answer, or somebody else wrote it.
        stage.projected().awaitRecords(log.appended(), PROJECTED_BOUND);
        Log.Differences ofLog = log.differences();
        Projection.Differences ofProjection = Projection.of(
                        stage.testbed().analytics().service().uri())
                .differences(log, Standings.of(log, stage.story()));
        ofLog.named().forEach(progress::println);
        ofProjection.answers().forEach(progress::println);
        return new Findings(
                stage.fates().accepted(),
                stage.fates().unknown(),
                log.appended(),
                stage.projected().records(),
                log.deadLetters(),
                ofLog,
                ofProjection,
                Findings.Part.of(peak.phase(), peak.came()),
                Findings.Part.of(steady.phase(), steady.came()),
                steady.keptUp(),
                Findings.Part.of(burst.phase(), burst.came()),
                burst.fellBehind(),
                burst.recovery(),
                burst.recoveryBound(),
                steady.growth(),
                stage.alarms());
    }
}

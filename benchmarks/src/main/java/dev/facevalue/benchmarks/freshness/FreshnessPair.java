package dev.facevalue.benchmarks.freshness;

import dev.facevalue.benchmarks.fold.AnalyticsFolding;
import dev.facevalue.benchmarks.fold.StreamsFolding;
import dev.facevalue.benchmarks.sidebyside.Contender;
import dev.facevalue.benchmarks.sidebyside.Pair;
import dev.facevalue.benchmarks.testbed.Parts;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import org.apache.kafka.common.utils.AppInfoParser;

/**
 * Analytics and the Kafka Streams peer, each with a broker and an ingest-service of its own. All stay up between their
 * turns, so that none begins cold, but only one of the two is told and asked at a time. Both are told the same, in the
 * peaks and trials before as in the turns.
 */
record FreshnessPair(Side oursSide, Side peersSide, Contender ours, Contender peer) implements Pair {

    private static final String OURS = "analytics-service";
    private static final String PEER = "Kafka Streams " + AppInfoParser.getVersion();

    /**
     * Starts both, measures their peaks, and finds the peer's best commit interval under half the lower of them.
     *
     * @param root a checkout with the services packaged in it
     */
    static Pair start(Path root, Plan plan, PrintStream progress) throws Exception {
        Side ours = Side.start(root);
        try {
            Side peer = Side.start(root);
            try {
                return new Preparation(root, plan, progress, ours, peer).pair();
            } catch (Exception failed) {
                peer.close();
                throw failed;
            }
        } catch (Exception failed) {
            ours.close();
            throw failed;
        }
    }

    @Override
    public void close() {
        try (oursSide;
                peersSide) {
            // Ended in this order, from the last to the first.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What comes before the first turn. */
    private record Preparation(Path root, Plan plan, PrintStream progress, Side ours, Side peer) {

        Pair pair() throws Exception {
            ours.use((topics, directory) -> AnalyticsFolding.start(root, topics, directory, plan.heap()));
            usePeer(plan.commitIntervals().getFirst());
            double oursPeak = peak(OURS, ours);
            double peersPeak = peak(PEER, peer);
            Load load = plan.load(oursPeak, peersPeak);
            Duration best = bestCommitInterval(load);
            String measured = String.format(
                    Locale.ROOT,
                    "; %,.0f facts/s at its peak, told %,.0f in the turns",
                    oursPeak,
                    load.factsPerSecond());
            String peerMeasured = String.format(Locale.ROOT, "; %,.0f facts/s at its peak", peersPeak);
            return new FreshnessPair(
                    ours,
                    peer,
                    new FreshContender(OURS, oursSettings() + measured, ours, load, progress),
                    new FreshContender(PEER, peerSettings(best) + peerMeasured, peer, load, progress));
        }

        private void usePeer(Duration commitInterval) throws Exception {
            peer.use((topics, directory) -> StreamsFolding.start(
                    topics,
                    directory,
                    plan.heap(),
                    StreamsFolding.Tuning.forFreshness(plan.streamThreads(), commitInterval)));
        }

        private double peak(String name, Side side) throws Exception {
            double peak = Peak.of(side, plan.peakUploads());
            progress.printf(Locale.ROOT, "  %s: %,.0f facts/s at its peak%n", name, peak);
            return peak;
        }

        /** That with the lowest 99th percentile. Ours is told the same meanwhile, and has nothing to choose. */
        private Duration bestCommitInterval(Load load) throws Exception {
            Load trial = load.lasting(plan.trial());
            Duration used = plan.commitIntervals().getFirst();
            if (plan.commitIntervals().size() == 1) {
                return used;
            }
            Duration best = used;
            double bestMillis = Double.POSITIVE_INFINITY;
            for (Duration interval : plan.commitIntervals()) {
                FreshContender.tell(progress, OURS, Watch.of(ours, trial));
                if (!interval.equals(used)) {
                    usePeer(interval);
                    used = interval;
                }
                Watch.Seen seen = Watch.of(peer, trial);
                FreshContender.tell(progress, PEER + ", commits every " + interval.toMillis() + " ms", seen);
                if (seen.freshness().p99Millis() < bestMillis) {
                    best = interval;
                    bestMillis = seen.freshness().p99Millis();
                }
            }
            if (!best.equals(used)) {
                usePeer(best);
            }
            return best;
        }

        private String oursSettings() {
            return AnalyticsFolding.settings(plan.heap()) + "; asked for standings of the"
                    + " probes' countries, signed in, saying which answer is known; answers with what is committed;"
                    + " a broker and an ingest-service of its own, " + Parts.AS_PACKAGED;
        }

        private String peerSettings(Duration commitInterval) {
            return plan.streamThreads() + " stream threads, exactly_once_v2, a commit every "
                    + commitInterval.toMillis() + " ms, the best for it of "
                    + plan.commitIntervals().stream()
                            .map(each -> Long.toString(each.toMillis()))
                            .toList()
                    + ", no linger, a heap of " + plan.heap()
                    + " from the start under G1; asked for the counts of the probes' countries, of anybody,"
                    + " as lines of text; answers from its stores as they are, committed or not; a broker and an"
                    + " ingest-service of its own, " + Parts.AS_PACKAGED;
        }
    }
}

package dev.facevalue.benchmarks.freshness;

import java.time.Duration;
import java.util.List;

/**
 * How it is gone about.
 *
 * @param heap of each contender, as {@code -Xmx} has it
 * @param streamThreads of the peer
 * @param commitIntervals of the peer, of which its best is taken; the first is that of its peak
 * @param peakUploads how many uploads a peak is measured with, after as many to warm up; an even number
 * @param peakShare of the lower of the two peaks, that the load is
 * @param probesPerSecond how many facts are followed
 * @param lead how long the load lasts before the first is
 * @param trial how long each commit interval is tried
 * @param turn how long facts are followed in a turn
 * @param pollInterval between two questions
 */
record Plan(
        String heap,
        int streamThreads,
        List<Duration> commitIntervals,
        long peakUploads,
        double peakShare,
        double probesPerSecond,
        Duration lead,
        Duration trial,
        Duration turn,
        Duration pollInterval) {

    Plan {
        if (commitIntervals.isEmpty() || peakUploads < 2 || peakUploads % 2 != 0) {
            throw new IllegalArgumentException("intervals: " + commitIntervals + ", uploads: " + peakUploads);
        }
        commitIntervals = List.copyOf(commitIntervals);
    }

    /** The load of a turn. */
    Load load(double oursPeak, double peersPeak) {
        return new Load(peakShare * Math.min(oursPeak, peersPeak), probesPerSecond, lead, turn, pollInterval);
    }
}

package dev.facevalue.benchmarks.sidebyside;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Two contenders' figures, round by round.
 *
 * @param ours of the first, in the order of the rounds
 * @param peers of the second; as many
 * @param did what both did in the last round
 */
public record Comparison(List<Double> ours, List<Double> peers, String did) {

    public Comparison {
        if (ours.isEmpty() || ours.size() != peers.size()) {
            throw new IllegalArgumentException("rounds without a partner: " + ours + " and " + peers);
        }
        ours = List.copyOf(ours);
        peers = List.copyOf(peers);
    }

    /** Ours to the peer's, round by round: what the machine did meanwhile, it mostly did to both. */
    public List<Double> ratios() {
        return IntStream.range(0, ours.size())
                .mapToObj(round -> ours.get(round) / peers.get(round))
                .toList();
    }

    /** Of the rounds' ratios. */
    public double median() {
        return median(ratios());
    }

    /** The ratio of the round that speaks most against the goal. */
    public double worst(Goal goal) {
        return goal.sense() == Goal.Sense.AT_LEAST ? Collections.min(ratios()) : Collections.max(ratios());
    }

    /** Of an even number the mean of the two in the middle. */
    static double median(List<Double> figures) {
        List<Double> sorted = new ArrayList<>(figures);
        Collections.sort(sorted);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}

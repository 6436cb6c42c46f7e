package dev.facevalue.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Adjusts the p-values of several tests for there being several: rejecting those whose adjusted p-value is at most α
 * rejects a true hypothesis, be it one or more, with a probability of at most α.
 *
 * <p>Source: S. Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6
 * (1979) 65–70: of k p-values the i-th smallest becomes the greatest of (k − j + 1) p₍ⱼ₎ over j ≤ i, and at most 1.
 */
public final class Holm {

    private Holm() {}

    /** The adjusted p-values, in the order of those given, each 0 to 1. */
    public static List<Double> adjusted(List<Double> pValues) {
        int[] smallestFirst = IntStream.range(0, pValues.size())
                .boxed()
                .sorted(Comparator.comparing(pValues::get))
                .mapToInt(Integer::intValue)
                .toArray();
        List<Double> adjusted = new ArrayList<>(pValues);
        double greatest = 0;
        for (int i = 0; i < smallestFirst.length; i++) {
            int test = smallestFirst[i];
            greatest = Math.max(greatest, (smallestFirst.length - i) * pValues.get(test));
            adjusted.set(test, Math.min(1, greatest));
        }
        return List.copyOf(adjusted);
    }
}

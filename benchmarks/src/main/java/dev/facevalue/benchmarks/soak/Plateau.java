package dev.facevalue.benchmarks.soak;

import java.util.ArrayList;
import java.util.List;

/**
 * Throughput, window after window under a saturating load, until it grows no more. What is still being compiled and
 * filled makes the first windows slower than the service can sustain.
 */
final class Plateau {

    /** At least so many windows; the first is a warm-up. */
    static final int LEAST_WINDOWS = 3;

    /** After so many, whatever they were. */
    static final int MOST_WINDOWS = 10;

    /** Two windows agree that differ by no more than this part of the greater one. */
    private static final double AGREEMENT = 0.05;

    private final List<Double> windows = new ArrayList<>();

    /** Adds what was reached in the next window. */
    void add(double perSecond) {
        windows.add(perSecond);
    }

    /** Whether the last two windows agree, or there were enough. */
    boolean isReached() {
        if (windows.size() < LEAST_WINDOWS) {
            return false;
        }
        double last = windows.getLast();
        double before = windows.get(windows.size() - 2);
        return windows.size() >= MOST_WINDOWS || Math.abs(last - before) <= AGREEMENT * Math.max(last, before);
    }

    /** The mean of the last two windows. */
    double height() {
        return (windows.getLast() + windows.get(windows.size() - 2)) / 2;
    }
}

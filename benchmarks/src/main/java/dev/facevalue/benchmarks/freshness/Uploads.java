package dev.facevalue.benchmarks.freshness;

import dev.facevalue.benchmarks.testbed.IngestClient;
import dev.facevalue.benchmarks.testbed.Said;

/**
 * The load as a function of numbers, from 0: an upload with the outcomes of new deals, then one with an observation of
 * each of them, which moves it from group to group. Whichever of a deal's facts comes first, it ends in the same group.
 */
final class Uploads {

    /** In each. */
    static final int FACTS = 100;

    private Uploads() {}

    static boolean hasOutcomes(long number) {
        return number % 2 == 0;
    }

    /** The first of its deals. */
    static long from(long number) {
        return number / 2 * FACTS;
    }

    /** The deal after its last. */
    static long to(long number) {
        return from(number) + FACTS;
    }

    static String path(long number) {
        return hasOutcomes(number) ? IngestClient.OUTCOMES : IngestClient.OBSERVATIONS;
    }

    /** NDJSON. */
    static String lines(long number) {
        return hasOutcomes(number)
                ? Said.outcomes(from(number), to(number))
                : Said.observations(from(number), to(number));
    }
}

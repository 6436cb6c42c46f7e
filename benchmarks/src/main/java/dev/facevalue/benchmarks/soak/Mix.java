package dev.facevalue.benchmarks.soak;

import dev.facevalue.benchmarks.soak.Story.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Which facts each request brings, by its number alone. Of twenty requests eighteen bring a fact each and two are
 * uploads; of eight facts one is the first of a new deal, two are corrections, three are observations, and two were
 * said before. A deal is told of to its end within some thousands of deals after its first fact, so that what a fact
 * costs does not depend on how long the load lasts.
 */
final class Mix {

    /** Good lines of an upload; it has one bad one besides. */
    static final int LINES = 250;

    /** After so many requests their kinds come again. */
    static final int CYCLE = 20;

    /** Facts in so many requests. */
    private static final int FACTS_PER_CYCLE = CYCLE - 2 + 2 * LINES;

    /** Of each kind of fact: four for each deal. */
    private static final int PER_DEAL = 4;

    private static final int HALF = CYCLE / 2;
    private static final int SINGLES_PER_HALF = HALF - 1;
    private static final int PER_HALF = SINGLES_PER_HALF + LINES;

    /**
     * How many deals after its first fact a deal's others follow, by step; the last ones are of what was said before.
     */
    private static final int[] OUTCOMES_AFTER = {0, 500, 2_000, 3_000};

    private static final int[] OBSERVATIONS_AFTER = {200, 1_000, 2_500, 4_000};

    private Mix() {}

    /**
     * What a request brings.
     *
     * @param number its place among all, from 0
     * @param outcomes whether its facts are outcomes; observations otherwise
     * @param facts its good lines; one, and it is no upload
     * @param badLine where its bad line stands, from 1; 0 if it has none
     */
    record Request(long number, boolean outcomes, List<Fact> facts, int badLine) {

        Request {
            facts = List.copyOf(facts);
        }

        boolean isUpload() {
            return badLine > 0;
        }

        /** The good line's fact; lines are counted from 1. */
        Fact at(int line) {
            return facts.get(line < badLine ? line - 1 : line - 2);
        }
    }

    /** How many facts so many requests bring, on the average. */
    static double facts(double requests) {
        return requests * FACTS_PER_CYCLE / CYCLE;
    }

    /** How many requests bring so many facts, on the average. */
    static double requests(double facts) {
        return facts * CYCLE / FACTS_PER_CYCLE;
    }

    /** The request of a number, from 0. */
    static Request request(long number) {
        long cycle = number / CYCLE;
        int place = (int) (number % CYCLE);
        boolean outcomes = place < HALF;
        int inHalf = place % HALF;
        long first = cycle * PER_HALF + inHalf;
        if (inHalf < SINGLES_PER_HALF) {
            return new Request(number, outcomes, List.of(fact(first, outcomes)), 0);
        }
        List<Fact> facts = new ArrayList<>(LINES);
        LongStream.range(first, first + LINES).forEach(entry -> facts.add(fact(entry, outcomes)));
        return new Request(number, outcomes, facts, 1 + (int) (cycle % (LINES + 1)));
    }

    private static Fact fact(long entry, boolean outcome) {
        long newest = entry / PER_DEAL;
        int which = (int) (entry % PER_DEAL);
        int kinds = outcome ? Story.OUTCOMES : Story.STEPS - Story.OUTCOMES;
        int step = which < kinds ? which : (int) (newest % kinds);
        // At the very beginning there is nothing to go back to; what is told then is told again in its turn.
        long deal = Math.abs(newest - (outcome ? OUTCOMES_AFTER : OBSERVATIONS_AFTER)[which]);
        return new Fact(deal, outcome ? step : Story.OUTCOMES + step);
    }
}

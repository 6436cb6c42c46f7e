package dev.facevalue.statistics;

import java.util.List;

/**
 * Two options in three groups and among what could not be placed, in two strata. Small, with strata that differ, a cell
 * without deals and cells with few.
 *
 * <p>Expected values beside it were calculated apart from this code with NumPy and SciPy, on all 60 × 41 points of the
 * grid, none taken together; the code takes neighbours together, and without that agrees to 1e-7.
 */
final class ThreeOffices {

    static final List<GroupCounts> GROUPS = List.of(
            Counts.group("30/40 5/20", "12/15 20/50"),
            Counts.group("8/10 2/10", "5/5 9/20"),
            Counts.group("3/4 0/1", "0/0 6/9"),
            Counts.unplaced("2/6 1/2", "3/3 0/4"));

    /** How far rates may move because neighbours on the grid are taken together. */
    static final double SUMMARY = 0.002;

    /** How far probabilities of being best may. */
    static final double SUMMARY_BEST = 0.005;

    private ThreeOffices() {}
}

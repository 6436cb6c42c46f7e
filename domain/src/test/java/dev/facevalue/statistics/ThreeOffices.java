package dev.facevalue.statistics;

import java.util.List;

/**
 * Two options in three groups and among what could not be placed, in two strata. Small, with strata that differ, a cell
 * without deals and cells with few.
 *
 * <p>Expected values beside it were calculated apart from this code with NumPy and SciPy, on all 60 × 41 points of the
 * grid, none taken together.
 */
final class ThreeOffices {

    static final List<GroupCounts> GROUPS = List.of(
            Counts.group("30/40 5/20", "12/15 20/50"),
            Counts.group("8/10 2/10", "5/5 9/20"),
            Counts.group("3/4 0/1", "0/0 6/9"),
            Counts.unplaced("2/6 1/2", "3/3 0/4"));

    /** How far expectations may lie from these: the code leaves out what is negligible. */
    static final double NEGLIGIBLE = 1e-6;

    /** How far ends of intervals, and probabilities of being best, may: it also takes together what is alike. */
    static final double SUMMARY = 0.0005;

    private ThreeOffices() {}
}

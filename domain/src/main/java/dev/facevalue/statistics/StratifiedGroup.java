package dev.facevalue.statistics;

import java.util.List;

/**
 * One option's counts in one group, by stratum.
 *
 * @param informs whether the group says anything of others: not if it only holds what could not be placed
 * @param byStratum the counts, in the order of the strata
 * @param total their sum
 */
public record StratifiedGroup(boolean informs, List<Proportion> byStratum, Proportion total) {

    public StratifiedGroup {
        byStratum = List.copyOf(byStratum);
    }

    /** The counts of a group, whose sum is found from them. */
    public static StratifiedGroup of(boolean informs, List<Proportion> byStratum) {
        return new StratifiedGroup(informs, byStratum, byStratum.stream().reduce(Proportion.NONE, Proportion::plus));
    }

    Proportion stratum(int stratum) {
        return byStratum.get(stratum);
    }

    int strata() {
        return byStratum.size();
    }
}

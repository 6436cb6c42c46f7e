package dev.facevalue.statistics;

import java.util.List;

/**
 * The counts of one group of an answer.
 *
 * @param informs whether the group says anything of others: not if it only holds what could not be placed
 * @param byOption for each option its counts by stratum; all options and groups of an answer have the same strata
 */
public record GroupCounts(boolean informs, List<List<Proportion>> byOption) {

    public GroupCounts {
        byOption = byOption.stream().map(List::copyOf).toList();
    }

    StratifiedGroup ofOption(int option) {
        return StratifiedGroup.of(informs, byOption.get(option));
    }
}

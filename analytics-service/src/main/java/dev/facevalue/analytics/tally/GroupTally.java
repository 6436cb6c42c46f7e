package dev.facevalue.analytics.tally;

import dev.facevalue.analytics.question.Key;
import dev.facevalue.analytics.question.Measure;
import dev.facevalue.geography.Culture;
import dev.facevalue.statistics.GroupCounts;
import dev.facevalue.statistics.Proportion;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;

/**
 * The deals of one group of an answer.
 *
 * @param keys the group's value of each dimension
 * @param cells for each option its deals by stratum
 */
public record GroupTally(List<Key> keys, List<List<Tally>> cells) {

    public GroupTally {
        keys = List.copyOf(keys);
        cells = cells.stream().map(List::copyOf).toList();
    }

    /** Whether the group is one: deals that lack a field, or lie in no culture, have only that in common. */
    boolean isPlaced() {
        return keys.stream()
                .noneMatch(key -> key.equals(Key.UNKNOWN) || key.code().equals(Culture.UNCLASSIFIED.name()));
    }

    /** The codes of the keys. */
    public List<String> codes() {
        return keys.stream().map(Key::code).toList();
    }

    /** The same deals in fewer strata. */
    GroupTally merged(int strata, IntUnaryOperator into) {
        return new GroupTally(
                keys,
                cells.stream()
                        .map(ofOption -> {
                            Tally[] merged = new Tally[strata];
                            Arrays.fill(merged, Tally.NONE);
                            for (int stratum = 0; stratum < ofOption.size(); stratum++) {
                                int target = into.applyAsInt(stratum);
                                merged[target] = merged[target].plus(ofOption.get(stratum));
                            }
                            return List.of(merged);
                        })
                        .toList());
    }

    /** The deals of an option. */
    public Tally ofOption(int option) {
        return cells.get(option).stream().reduce(Tally.NONE, Tally::plus);
    }

    /** The counts for statistics of successes. */
    public GroupCounts counts(Measure measure) {
        return counts(tally -> tally.proportion(measure));
    }

    /** The counts for statistics of whatever is taken for a success. */
    public GroupCounts counts(Function<Tally, Proportion> proportion) {
        return new GroupCounts(
                isPlaced(),
                cells.stream()
                        .map(ofOption -> ofOption.stream().map(proportion).toList())
                        .toList());
    }
}

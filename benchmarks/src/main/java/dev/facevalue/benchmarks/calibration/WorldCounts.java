package dev.facevalue.benchmarks.calibration;

import dev.facevalue.statistics.GroupCounts;
import dev.facevalue.statistics.Proportion;
import java.util.List;
import java.util.stream.IntStream;

/** What was seen of a world, as an answer counts it: by culture, option and situation. */
record WorldCounts(List<List<List<Proportion>>> byCulture) {

    static WorldCounts of(World world) {
        return new WorldCounts(IntStream.range(0, World.CULTURES)
                .mapToObj(culture -> IntStream.range(0, World.OPTIONS)
                        .mapToObj(option -> IntStream.range(0, World.SITUATIONS)
                                .mapToObj(situation -> new Proportion(
                                        world.successes()[culture][option][situation],
                                        world.deals()[culture][option][situation]))
                                .toList())
                        .toList())
                .toList());
    }

    /** Every culture as a group. An answer leaves out those without deals, which changes nothing. */
    List<GroupCounts> groups() {
        return byCulture.stream()
                .map(byOption -> new GroupCounts(true, byOption))
                .toList();
    }

    /** An option in a culture. */
    Proportion of(int culture, int option) {
        return sum(byCulture.get(culture).get(option));
    }

    /** An option everywhere. */
    Proportion of(int option) {
        return sum(byCulture.stream().map(byOption -> sum(byOption.get(option))).toList());
    }

    /** The deals of a culture, whatever the option and the situation. */
    long deals(int culture) {
        return byCulture.get(culture).stream()
                .mapToLong(bySituation -> sum(bySituation).trials())
                .sum();
    }

    /** The deals of a situation of a culture, whatever the option. */
    long dealsIn(int culture, int situation) {
        return byCulture.get(culture).stream()
                .mapToLong(bySituation -> bySituation.get(situation).trials())
                .sum();
    }

    private static Proportion sum(List<Proportion> parts) {
        return parts.stream().reduce(Proportion.NONE, Proportion::plus);
    }
}

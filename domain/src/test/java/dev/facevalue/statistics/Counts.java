package dev.facevalue.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes counts down as they are read: {@code 30/40 5/20} is 30 of 40 in one stratum and 5 of 20 in the next. */
final class Counts {

    private Counts() {}

    /** A group; one text for each option. */
    static GroupCounts group(String... options) {
        return group(true, options);
    }

    /** A group that holds what could not be placed. */
    static GroupCounts unplaced(String... options) {
        return group(false, options);
    }

    private static GroupCounts group(boolean informs, String... options) {
        return new GroupCounts(
                informs, Stream.of(options).map(Counts::proportions).toList());
    }

    /** One option's counts in a group. */
    static StratifiedGroup stratified(String strata) {
        return StratifiedGroup.of(true, proportions(strata));
    }

    static List<Proportion> proportions(String text) {
        return Arrays.stream(text.split(" "))
                .map(each -> each.split("/"))
                .map(each -> new Proportion(Long.parseLong(each[0]), Long.parseLong(each[1])))
                .toList();
    }

    static EffectiveCount count(double successes, double trials) {
        return new EffectiveCount(successes, trials);
    }

    /** A single beta distribution. */
    static BetaMixture beta(double alpha, double beta) {
        return new BetaMixture(new double[] {alpha}, new double[] {beta}, new double[] {1});
    }

    /** The same groups with options in another order: the new order's first is the old one's {@code order[0]}. */
    static List<GroupCounts> reordered(List<GroupCounts> groups, int... order) {
        return groups.stream()
                .map(group -> new GroupCounts(
                        group.informs(),
                        IntStream.of(order)
                                .mapToObj(option -> group.byOption().get(option))
                                .toList()))
                .toList();
    }

    /** Every success a failure, and the other way round. */
    static List<GroupCounts> mirrored(List<GroupCounts> groups) {
        return groups.stream()
                .map(group -> new GroupCounts(
                        group.informs(),
                        group.byOption().stream()
                                .map(option -> option.stream()
                                        .map(seen -> new Proportion(seen.trials() - seen.successes(), seen.trials()))
                                        .toList())
                                .toList()))
                .toList();
    }

    static <T> T known(Figure<T> figure) {
        return ((Figure.Known<T>) figure).value();
    }
}

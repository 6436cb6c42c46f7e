package dev.facevalue.analytics.tally;

import dev.facevalue.analytics.columns.DealColumns;
import dev.facevalue.analytics.columns.Histogram;
import dev.facevalue.analytics.question.Dimension;
import dev.facevalue.analytics.question.Key;
import dev.facevalue.analytics.question.Of;
import dev.facevalue.analytics.question.Question;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The deals of an answer, by group, option and stratum.
 *
 * @param by the dimensions of the groups
 * @param strata the dimensions of the strata: those of the situation that the groups do not differ in already
 * @param groups in the order of their keys
 * @param pooled all deals by further dimensions
 */
public record Tallies(List<Dimension> by, List<Dimension> strata, List<GroupTally> groups, List<PooledTally> pooled) {

    /** What sellers know of the situation when they choose, and choose by: case mix is made of these. */
    public static final List<Dimension> SITUATION = List.of(Dimension.FACE_RISK, Dimension.TRUST);

    private static final Comparator<GroupTally> BY_KEYS =
            Comparator.comparing(group -> group.keys().stream().map(Key::code).toList(), Tallies::compareInOrder);

    public Tallies {
        by = List.copyOf(by);
        strata = List.copyOf(strata);
        groups = List.copyOf(groups);
        pooled = List.copyOf(pooled);
    }

    /**
     * Counts, in one pass.
     *
     * @param pooledBy by what all deals are to be counted beside
     * @param maxGroups the most groups that may come out
     * @throws Histogram.TooManyGroupsException if there are more groups
     */
    public static Tallies count(
            Question question, DealColumns.Snapshot snapshot, List<Dimension> pooledBy, int maxGroups) {
        List<Dimension> by = question.by();
        List<Dimension> strata =
                SITUATION.stream().filter(dimension -> !by.contains(dimension)).toList();
        List<Dimension> all = Stream.concat(by.stream(), strata.stream()).toList();
        int cells = strata.stream().mapToInt(Tallies::values).reduce(1, Math::multiplyExact);
        Question.Counted counted =
                question.count(snapshot, all, pooledBy, (int) Math.min(Integer.MAX_VALUE, (long) maxGroups * cells));
        List<GroupTally> groups = groups(
                question.of(),
                counted,
                by.size(),
                strata.stream().map(Tallies::values).toList());
        if (groups.size() > maxGroups) {
            throw new Histogram.TooManyGroupsException(maxGroups);
        }
        return new Tallies(by, strata, groups, pooled(question, counted, pooledBy));
    }

    /** The same deals with one dimension alone making the strata. */
    public Tallies onlyBy(Dimension dimension) {
        int position = strata.indexOf(dimension);
        int after =
                strata.stream().skip(position + 1L).mapToInt(Tallies::values).reduce(1, (a, b) -> a * b);
        int values = values(dimension);
        return new Tallies(
                by,
                List.of(dimension),
                groups.stream()
                        .map(group -> group.merged(values, stratum -> stratum / after % values))
                        .toList(),
                pooled);
    }

    /** In how many strata there are deals that were observed or await it. */
    public long variesIn() {
        return IntStream.range(0, strata.stream().mapToInt(Tallies::values).reduce(1, (a, b) -> a * b))
                .filter(stratum -> groups.stream()
                        .flatMap(group -> group.cells().stream())
                        .anyMatch(ofOption -> !ofOption.get(stratum).isEmpty()))
                .count();
    }

    /** How many values a dimension has, with and without deals. */
    public static int values(Dimension dimension) {
        return dimension.codes().size();
    }

    /**
     * Sorts counts into groups and strata.
     *
     * @param counted by the groups' dimensions first, then by those of the strata
     * @param by how many dimensions the groups have
     * @param values how many values each dimension of the strata has; the last one's number runs fastest in a stratum's
     */
    public static List<GroupTally> groups(Of of, Question.Counted counted, int by, List<Integer> values) {
        int options = of.options().size();
        int cells = values.stream().reduce(1, Math::multiplyExact);
        Map<List<Key>, List<List<Tally>>> byKeys = new HashMap<>();
        Histogram histogram = counted.histogram();
        for (int group = 0; group < histogram.groups(); group++) {
            List<Key> keys = counted.keysOf(group).subList(0, by);
            int stratum = 0;
            for (int i = 0; i < values.size(); i++) {
                stratum = stratum * values.get(i) + histogram.bin(group, by + i);
            }
            List<List<Tally>> tallies = byKeys.computeIfAbsent(keys, _ -> empty(options, cells));
            for (int option = 0; option < options; option++) {
                tallies.get(option).set(stratum, Tally.of(histogram, group, option));
            }
        }
        if (by == 0) {
            // Who asks overall is told even of nothing: one group, in which no option has a deal.
            byKeys.computeIfAbsent(List.of(), _ -> empty(options, cells));
        }
        return byKeys.entrySet().stream()
                .map(entry -> new GroupTally(entry.getKey(), entry.getValue()))
                .sorted(BY_KEYS)
                .toList();
    }

    private static List<List<Tally>> empty(int options, int cells) {
        List<List<Tally>> empty = new ArrayList<>(options);
        for (int option = 0; option < options; option++) {
            List<Tally> tallies = new ArrayList<>(cells);
            for (int cell = 0; cell < cells; cell++) {
                tallies.add(Tally.NONE);
            }
            empty.add(tallies);
        }
        return empty;
    }

    private static List<PooledTally> pooled(Question question, Question.Counted counted, List<Dimension> pooledBy) {
        int options = question.of().options().size();
        return IntStream.range(0, pooledBy.size())
                .mapToObj(margin -> new PooledTally(
                        pooledBy.get(margin),
                        parts(
                                counted.histogram().margin(margin),
                                counted.marginKeys().get(margin),
                                options)))
                .toList();
    }

    private static List<PooledTally.Part> parts(Histogram.Margin margin, List<Key> keys, int options) {
        return IntStream.range(0, keys.size())
                .mapToObj(bin -> new PooledTally.Part(
                        keys.get(bin),
                        IntStream.range(0, options)
                                .mapToObj(option ->
                                        Tally.of((relationship, won) -> margin.count(bin, option, relationship, won)))
                                .toList()))
                .filter(part -> !part.byOption().stream().allMatch(Tally::isEmpty))
                .sorted(Comparator.comparing(part -> part.key().code()))
                .toList();
    }

    /** By the first code that differs. */
    private static int compareInOrder(List<String> one, List<String> other) {
        for (int i = 0; i < one.size(); i++) {
            int comparison = one.get(i).compareTo(other.get(i));
            if (comparison != 0) {
                return comparison;
            }
        }
        return 0;
    }
}

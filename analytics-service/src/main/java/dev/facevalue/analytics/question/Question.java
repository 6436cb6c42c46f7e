package dev.facevalue.analytics.question;

import dev.facevalue.analytics.columns.DealColumns;
import dev.facevalue.analytics.columns.Grouping;
import dev.facevalue.analytics.columns.Histogram;
import dev.facevalue.analytics.store.DealCodes;
import dev.facevalue.analytics.store.StoredDeal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A question about many deals.
 *
 * @param of what is compared
 * @param measure what counts as a success
 * @param by none, one or two dimensions
 * @param filters the values that let a deal in, by dimension; all must
 * @param from the first day of decisions that count, in UTC; null for any
 * @param to the last day of decisions that count, in UTC; null for any
 */
public record Question(
        Of of,
        Measure measure,
        List<Dimension> by,
        Map<Dimension, Set<String>> filters,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    public Question {
        by = List.copyOf(by);
        filters = Map.copyOf(filters);
    }

    /**
     * The answer's raw counts.
     *
     * @param histogram counts by group, option, relationship and whether won
     * @param keys the values of each dimension that was counted by, by bin
     * @param marginKeys the values of each margin's dimension, by bin
     */
    public record Counted(Histogram histogram, List<List<Key>> keys, List<List<Key>> marginKeys) {

        /** The values of a group, one for each dimension. */
        public List<Key> keysOf(int group) {
            List<Key> keysOfGroup = new ArrayList<>(keys.size());
            for (int dimension = 0; dimension < keys.size(); dimension++) {
                keysOfGroup.add(keys.get(dimension).get(histogram.bin(group, dimension)));
            }
            return List.copyOf(keysOfGroup);
        }
    }

    /** How many groups the dimensions asked for have at most. */
    public long mostGroups(DealColumns.Snapshot snapshot) {
        return mostGroups(snapshot, by);
    }

    /** How many groups some dimensions have together at most. */
    public static long mostGroups(DealColumns.Snapshot snapshot, List<Dimension> dimensions) {
        long groups = 1;
        for (Dimension dimension : dimensions) {
            // Both factors fit into an int, so the product fits into a long.
            groups = Math.min(Integer.MAX_VALUE, groups)
                    * Math.max(1, dimension.bins(snapshot).keys().size());
        }
        return groups;
    }

    /**
     * Counts the deals asked about by the dimensions asked for, in one pass.
     *
     * @throws Histogram.TooManyGroupsException if there are more than {@code maxGroups} groups
     */
    public Counted count(DealColumns.Snapshot snapshot, int maxGroups) {
        return count(snapshot, by, List.of(), maxGroups);
    }

    /**
     * Counts the deals asked about by other dimensions than those asked for, in one pass.
     *
     * @param dimensions whose values make the groups, any number
     * @param margins whose values the same deals are also counted by, over all groups; see {@link Histogram#margin}
     * @throws Histogram.TooManyGroupsException if there are more than {@code maxGroups} groups
     */
    public Counted count(
            DealColumns.Snapshot snapshot, List<Dimension> dimensions, List<Dimension> margins, int maxGroups) {
        // One set of bins a dimension, so that a margin by what also makes the groups is seen to be one.
        Map<Dimension, Bins> bins = Stream.concat(dimensions.stream(), margins.stream())
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(),
                        dimension -> dimensions.contains(dimension) && filters.containsKey(dimension)
                                ? dimension.bins(snapshot, filters.get(dimension))
                                : dimension.bins(snapshot)));
        return countBins(
                snapshot,
                dimensions.stream().map(bins::get).toList(),
                margins.stream().map(bins::get).toList(),
                maxGroups);
    }

    /**
     * Counts the deals asked about by other dimensions than those asked for and by whether they have certain values, in
     * one pass.
     *
     * @param dimensions whose values make the groups, any number
     * @param values for each further dimension the value that is told from all others; its bin is 1, theirs is 0
     * @throws Histogram.TooManyGroupsException if there are more than {@code maxGroups} groups
     */
    public Counted count(
            DealColumns.Snapshot snapshot, List<Dimension> dimensions, Map<Dimension, String> values, int maxGroups) {
        return countBins(
                snapshot,
                Stream.concat(
                                dimensions.stream().map(dimension -> dimension.bins(snapshot)),
                                values.entrySet().stream()
                                        .map(value -> value.getKey().telling(value.getValue(), snapshot)))
                        .toList(),
                List.of(),
                maxGroups);
    }

    private Counted countBins(DealColumns.Snapshot snapshot, List<Bins> bins, List<Bins> marginBins, int maxGroups) {
        Histogram histogram = Histogram.count(
                snapshot,
                of.column(),
                bins.stream().map(Bins::grouping).toList(),
                letIn(snapshot),
                marginBins.stream().map(Bins::grouping).toList(),
                maxGroups);
        return new Counted(
                histogram,
                bins.stream().map(Bins::keys).toList(),
                marginBins.stream().map(Bins::keys).toList());
    }

    /** What lets a deal in: any bin but −1, of each. */
    public List<Grouping> letIn(DealColumns.Snapshot snapshot) {
        List<Grouping> accepting = new ArrayList<>();
        filters.forEach((dimension, codes) -> accepting.add(dimension.accepting(codes, snapshot)));
        if (from != null || to != null) {
            accepting.add(within(snapshot));
        }
        return accepting;
    }

    /** Whether a single deal is let in, as {@link #letIn} lets it in. */
    public boolean letsIn(StoredDeal deal) {
        int day = DealCodes.day(deal.codes());
        return (from == null || day >= from.toEpochDay())
                && (to == null || day <= to.toEpochDay())
                && filters.entrySet().stream()
                        .allMatch(filter ->
                                filter.getValue().contains(filter.getKey().codeOf(deal)));
    }

    /**
     * The question in texts: the same for questions that ask the same, in whichever order they name filters and their
     * values, and another for any other.
     */
    public List<String> canonical() {
        List<String> texts = new ArrayList<>();
        texts.add(of.parameter());
        texts.add(measure.parameter());
        texts.add(String.valueOf(from));
        texts.add(String.valueOf(to));
        addAll(texts, by.stream().map(Dimension::parameter));
        new TreeMap<>(filters).forEach((dimension, codes) -> {
            texts.add(dimension.parameter());
            addAll(texts, codes.stream().sorted());
        });
        return List.copyOf(texts);
    }

    /** How many come, first, so that nothing can be taken for what follows. */
    private static void addAll(List<String> texts, Stream<String> some) {
        List<String> added = some.toList();
        texts.add(Integer.toString(added.size()));
        texts.addAll(added);
    }

    private Grouping within(DealColumns.Snapshot snapshot) {
        long first = Math.max(from == null ? Long.MIN_VALUE : from.toEpochDay(), snapshot.firstDay());
        long last = Math.min(to == null ? Long.MAX_VALUE : to.toEpochDay(), snapshot.lastDay());
        return first > last
                ? new Grouping.ByDay(0, new int[0], 1)
                : new Grouping.ByDay((int) first, new int[(int) (last - first + 1)], 1);
    }
}

package dev.facevalue.analytics.question;

import dev.facevalue.analytics.columns.DealColumns;
import dev.facevalue.analytics.columns.Grouping;
import dev.facevalue.analytics.columns.Histogram;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
     * @param keys the values of each dimension of {@link #by}, by bin
     */
    public record Counted(Histogram histogram, List<List<Key>> keys) {

        /** The values of a group, one for each dimension. */
        public List<Key> keysOf(int group) {
            return switch (keys.size()) {
                case 0 -> List.of();
                case 1 -> List.of(keys.get(0).get(histogram.firstBin(group)));
                default ->
                    List.of(
                            keys.get(0).get(histogram.firstBin(group)),
                            keys.get(1).get(histogram.secondBin(group)));
            };
        }
    }

    /**
     * Counts the deals asked about, in one pass.
     *
     * @throws Histogram.TooManyGroupsException if there are more than {@code maxGroups} groups
     */
    public Counted count(DealColumns.Snapshot snapshot, int maxGroups) {
        List<Bins> bins = by.stream().map(dimension -> dimension.bins(snapshot)).toList();
        List<Grouping> accepting = new ArrayList<>();
        filters.forEach((dimension, codes) -> accepting.add(dimension.accepting(codes, snapshot)));
        if (from != null || to != null) {
            accepting.add(within(snapshot));
        }
        Histogram histogram = Histogram.count(
                snapshot, of.column(), bins.stream().map(Bins::grouping).toList(), accepting, maxGroups);
        return new Counted(histogram, bins.stream().map(Bins::keys).toList());
    }

    private Grouping within(DealColumns.Snapshot snapshot) {
        long first = Math.max(from == null ? Long.MIN_VALUE : from.toEpochDay(), snapshot.firstDay());
        long last = Math.min(to == null ? Long.MAX_VALUE : to.toEpochDay(), snapshot.lastDay());
        return first > last
                ? new Grouping.ByDay(0, new int[0], 1)
                : new Grouping.ByDay((int) first, new int[(int) (last - first + 1)], 1);
    }
}

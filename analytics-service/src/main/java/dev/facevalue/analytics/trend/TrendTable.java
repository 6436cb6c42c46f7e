package dev.facevalue.analytics.trend;

import dev.facevalue.analytics.columns.Histogram;
import dev.facevalue.analytics.question.Key;
import dev.facevalue.analytics.question.Measure;
import dev.facevalue.analytics.question.Question;
import dev.facevalue.analytics.tally.Tally;
import dev.facevalue.statistics.Proportion;
import dev.facevalue.statistics.Wilson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes trends of counts. Pure. */
final class TrendTable {

    private TrendTable() {}

    /**
     * Lays the counts out in time.
     *
     * @param counted the deals asked about, by the one dimension that the question is by: its bins are periods, in
     *     order and without a gap
     * @throws Histogram.TooManyGroupsException if there are more than {@code maxPeriods} from the first to the last
     */
    static Trends of(Question question, Question.Counted counted, int maxPeriods, @Nullable Instant asOf) {
        Histogram histogram = counted.histogram();
        SortedMap<Integer, Integer> groupOf = new TreeMap<>();
        for (int group = 0; group < histogram.groups(); group++) {
            groupOf.put(histogram.bin(group, 0), group);
        }
        if (!groupOf.isEmpty() && groupOf.lastKey() - groupOf.firstKey() >= maxPeriods) {
            throw new Histogram.TooManyGroupsException(maxPeriods);
        }
        List<String> codes = question.of().options();
        List<Trends.Series> series = new ArrayList<>(codes.size());
        for (int option = 0; option < codes.size(); option++) {
            series.add(new Trends.Series(codes.get(option), points(question.measure(), counted, groupOf, option)));
        }
        return new Trends(
                question.of().parameter(),
                question.measure().parameter(),
                question.by().getFirst().parameter(),
                asOf,
                series.stream()
                        .flatMap(each -> each.points().stream())
                        .mapToLong(Trends.Point::deals)
                        .sum(),
                series.stream()
                        .flatMap(each -> each.points().stream())
                        .mapToLong(Trends.Point::awaiting)
                        .sum(),
                series);
    }

    private static List<Trends.Point> points(
            Measure measure, Question.Counted counted, SortedMap<Integer, Integer> groupOf, int option) {
        if (groupOf.isEmpty()) {
            return List.of();
        }
        List<Key> periods = counted.keys().getFirst();
        List<Trends.Point> points = new ArrayList<>();
        for (int period = groupOf.firstKey(); period <= groupOf.lastKey(); period++) {
            Integer group = groupOf.get(period);
            Tally tally = group == null ? Tally.NONE : Tally.of(counted.histogram(), group, option);
            points.add(point(periods.get(period), measure, tally));
        }
        return points;
    }

    private static Trends.Point point(Key period, Measure measure, Tally tally) {
        Proportion proportion = tally.proportion(measure);
        return new Trends.Point(
                period.code(),
                period.label(),
                proportion.trials(),
                proportion.successes(),
                proportion.rate().orNull(),
                Wilson.interval(proportion).orNull(),
                tally.awaiting(measure));
    }
}

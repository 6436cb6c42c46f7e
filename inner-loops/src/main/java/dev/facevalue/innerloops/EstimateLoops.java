package dev.facevalue.innerloops;

import dev.facevalue.analytics.columns.FilledColumns;
import dev.facevalue.analytics.question.Dimension;
import dev.facevalue.analytics.question.Measure;
import dev.facevalue.analytics.question.Of;
import dev.facevalue.analytics.question.Question;
import dev.facevalue.analytics.tally.Tallies;
import dev.facevalue.statistics.GroupCounts;
import dev.facevalue.statistics.OptionEstimates;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * The statistics behind a standing once its deals are counted: every option in every group, adjusted for case mix,
 * leaning on the other groups, with the probability that it is best. Uses all processors, as a standing does.
 */
public class EstimateLoops {

    private static final Question BY_COUNTRY =
            new Question(Of.STRATEGY, Measure.PRESERVED, List.of(Dimension.COUNTRY), Map.of(), null, null);

    private static final int DEALS = 100_000;
    private static final int MAX_GROUPS = 1_000;

    /** The counts of countries by face risk and trust: some have many hundreds of deals, some a few dozens. */
    @State(Scope.Benchmark)
    public static class Counts {

        private final List<GroupCounts> countries = FilledColumns.of(DEALS, Stories::stateOf)
                .read(snapshot -> Tallies.count(BY_COUNTRY, snapshot, List.of(), MAX_GROUPS).groups().stream()
                        .map(group -> group.counts(BY_COUNTRY.measure()))
                        .toList());

        final List<GroupCounts> of10 = some(10);
        final List<GroupCounts> of100 = some(100);

        private List<GroupCounts> some(int groups) {
            return IntStream.range(0, groups)
                    .mapToObj(group -> countries.get(group * countries.size() / groups))
                    .toList();
        }
    }

    /** {@link Loop#ESTIMATE_10}. */
    @Benchmark
    public OptionEstimates of10(Counts counts) {
        return OptionEstimates.of(counts.of10);
    }

    /** {@link Loop#ESTIMATE_100}. */
    @Benchmark
    public OptionEstimates of100(Counts counts) {
        return OptionEstimates.of(counts.of100);
    }
}

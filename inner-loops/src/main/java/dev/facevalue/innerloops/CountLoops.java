package dev.facevalue.innerloops;

import dev.facevalue.analytics.columns.DealColumns;
import dev.facevalue.analytics.columns.FilledColumns;
import dev.facevalue.analytics.question.Dimension;
import dev.facevalue.analytics.question.Measure;
import dev.facevalue.analytics.question.Of;
import dev.facevalue.analytics.question.Question;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The pass over the columns behind a standing by culture: by culture, face risk and trust. */
public class CountLoops {

    static final Question OF_ALL =
            new Question(Of.STRATEGY, Measure.PRESERVED, List.of(Dimension.CULTURE), Map.of(), null, null);

    /** With three filters, which leave all cultures. */
    static final Question OF_SOME = new Question(
            Of.STRATEGY,
            Measure.PRESERVED,
            List.of(Dimension.CULTURE),
            Map.of(
                    Dimension.DECISION,
                    Set.of("LOST"),
                    Dimension.SELLER_CONFIDENCE,
                    Set.of("HIGH"),
                    Dimension.STAGE,
                    Set.of("PROPOSAL")),
            null,
            null);

    private static final List<Dimension> BY = List.of(Dimension.CULTURE, Dimension.FACE_RISK, Dimension.TRUST);
    private static final int MAX_GROUPS = 1_000;

    /** Deals of every country and with every code. */
    @State(Scope.Benchmark)
    public static class Columns {

        /** How many deals there are. */
        public static final int DEALS = 1_000_000;

        private final DealColumns columns = FilledColumns.of(DEALS, Stories::stateOf);
    }

    /** {@link Loop#COUNT}. */
    @Benchmark
    public Question.Counted count(Columns of) {
        return counted(OF_ALL, of.columns);
    }

    /** {@link Loop#COUNT_FILTERED}. */
    @Benchmark
    public Question.Counted countFiltered(Columns of) {
        return counted(OF_SOME, of.columns);
    }

    static Question.Counted counted(Question question, DealColumns columns) {
        return columns.read(snapshot -> question.count(snapshot, BY, List.of(), MAX_GROUPS));
    }
}

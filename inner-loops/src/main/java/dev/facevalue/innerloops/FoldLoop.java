package dev.facevalue.innerloops;

import dev.facevalue.deal.DealState;
import dev.facevalue.deal.RecordedFact;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.infra.Blackhole;

/** What the projection decides: which facts of a deal stand. */
public class FoldLoop {

    /** {@link Loop#FOLD}. */
    @Benchmark
    @OperationsPerInvocation(Stories.FACTS)
    public void fold(Stories all, Blackhole results) {
        for (Story story : all.stories) {
            results.consume(folded(story.facts()));
        }
    }

    static DealState folded(List<RecordedFact> facts) {
        DealState state = DealState.EMPTY;
        for (RecordedFact fact : facts) {
            if (state.add(fact) instanceof DealState.Added(DealState added, var _)) {
                state = added;
            }
        }
        return state;
    }
}

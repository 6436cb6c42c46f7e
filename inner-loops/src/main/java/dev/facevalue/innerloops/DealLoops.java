package dev.facevalue.innerloops;

import dev.facevalue.analytics.store.DealCodes;
import dev.facevalue.analytics.store.FactPacking;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** A deal as a row of the projection's: unpacked before its facts are folded, packed and coded afterwards. */
public class DealLoops {

    /** The same deals as rows have them. */
    @State(Scope.Benchmark)
    public static class Packed {

        private final List<Row> rows = new Stories()
                .stories.stream()
                        .map(story -> new Row(story.dealId(), FactPacking.pack(story.state())))
                        .toList();

        @SuppressWarnings("ArrayRecordComponent") // never compared
        private record Row(String dealId, byte[] facts) {}
    }

    /** {@link Loop#PACK}. */
    @Benchmark
    @OperationsPerInvocation(Stories.DEALS)
    public void pack(Stories all, Blackhole results) {
        for (Story story : all.stories) {
            results.consume(FactPacking.pack(story.state()));
        }
    }

    /** {@link Loop#UNPACK}. */
    @Benchmark
    @OperationsPerInvocation(Stories.DEALS)
    public void unpack(Packed packed, Blackhole results) {
        for (Packed.Row row : packed.rows) {
            results.consume(FactPacking.unpack(row.dealId, row.facts));
        }
    }

    /** {@link Loop#CODES}. */
    @Benchmark
    @OperationsPerInvocation(Stories.DEALS)
    public void codes(Stories all, Blackhole results) {
        for (Story story : all.stories) {
            results.consume(DealCodes.of(story.state()));
        }
    }
}

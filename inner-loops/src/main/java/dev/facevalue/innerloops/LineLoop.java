package dev.facevalue.innerloops;

import dev.facevalue.deal.FactForm;
import dev.facevalue.ingest.format.FactLine;
import dev.facevalue.ingest.format.NdjsonFacts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.infra.Blackhole;

/** What ingest does with each line of a bulk body, up to where it would be published. */
public class LineLoop {

    private static final int MAX_LINE_BYTES = 65_536;

    /** {@link Loop#LINE}. */
    @Benchmark
    @OperationsPerInvocation(Stories.LINES)
    public void line(Stories all, Blackhole results) throws IOException {
        check(all.outcomeLines, FactForm.Kind.DEAL_OUTCOME, results::consume);
        check(all.observationLines, FactForm.Kind.RELATIONSHIP_OBSERVATION, results::consume);
    }

    static void check(byte[] body, FactForm.Kind kind, Consumer<FactForm.Checked> checked) throws IOException {
        NdjsonFacts lines = new NdjsonFacts(new ByteArrayInputStream(body), kind, MAX_LINE_BYTES);
        for (Optional<FactLine> line = lines.next(); line.isPresent(); line = lines.next()) {
            switch (line.get()) {
                case FactLine.Filled filled -> checked.accept(filled.form().check(Stories.TAKEN_AT));
                case FactLine.Bad bad -> throw new IllegalStateException("no line of a story: " + bad);
            }
        }
    }
}

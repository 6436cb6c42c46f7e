package dev.facevalue.benchmarks.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class CollectionsTest {

    @Test
    void pausesAreCountedButThoseThatWereAskedFor() {
        Collections collections = Collections.of(List.of(
                "[0.005s] Using G1",
                "[1.2s] GC(0) Pause Young (Normal) (G1 Evacuation Pause) 23M->5M(252M) 4.500ms",
                "[2.2s] GC(1) Pause Full (Diagnostic Command) 45M->12M(64M) 80.000ms",
                "[3.2s] GC(2) Concurrent Mark Cycle 10.000ms",
                "[3.3s] GC(2) Pause Remark 30M->30M(64M) 1.250ms",
                "[4.0s] GC(3) Pause Young (Concurrent Start) (G1 Humongous Allocation) 30M->9M(64M) 2.250ms"));

        assertThat(collections.pauses()).isEqualTo(3);
        assertThat(collections.seconds()).isCloseTo(0.008, within(1e-9));
        assertThat(collections.longestMillis()).isEqualTo(4.5);
    }

    @Test
    void withoutPausesThereIsNoLongest() {
        assertThat(Collections.of(List.of())).isEqualTo(new Collections(0, 0, 0));
    }
}

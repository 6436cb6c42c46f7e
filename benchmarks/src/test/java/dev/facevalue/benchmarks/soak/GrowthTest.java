package dev.facevalue.benchmarks.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.facevalue.benchmarks.soak.Growth.Judgement;
import dev.facevalue.benchmarks.testbed.LeastSquares;
import dev.facevalue.benchmarks.testbed.ProcessMemory;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GrowthTest {

    private static final int SAMPLES = 120;

    @Test
    void aMemoryThatGrowsIsFound() {
        MemoryCourse memory = course(20, 0);

        assertThat(new Growth("heap", memory.heap(), memory.hours(), 5).judgement())
                .isEqualTo(Judgement.GROWS);
    }

    @Test
    void oneThatDoesNotIsFlat() {
        MemoryCourse memory = course(0, 0);

        assertThat(new Growth("heap", memory.heap(), memory.hours(), 5).judgement())
                .isEqualTo(Judgement.FLAT);
    }

    @Test
    void whatTheColumnsOfDealsTakeIsNoGrowth() {
        MemoryCourse memory = course(0, 4_000_000);

        assertThat(memory.last().heapMebibytes()).isGreaterThan(170);
        assertThat(memory.heap().slope()).isCloseTo(0, within(3.0));
        assertThat(memory.resident().slope()).isCloseTo(0, within(3.0));
    }

    @Test
    void columnsComeByTheChunk() {
        assertThat(MemoryCourse.columns(0)).isZero();
        assertThat(MemoryCourse.columns(1)).isEqualTo(1.5);
        assertThat(MemoryCourse.columns(65_536)).isEqualTo(1.5);
        assertThat(MemoryCourse.columns(65_537)).isEqualTo(3);
    }

    @Test
    void aShortLoadSaysNothing() {
        assertThat(new Growth("heap", new LeastSquares(100, 1, 20), 0.01, 5).judgement())
                .isEqualTo(Judgement.TOO_SHORT_TO_TELL);
    }

    @Test
    void aSlopeThatIsLessCertainThanTheBoundIsLargeSaysNothing() {
        assertThat(new Growth("heap", new LeastSquares(4, 6, 20), 1, 5).judgement())
                .isEqualTo(Judgement.TOO_SHORT_TO_TELL);
    }

    @Test
    void theFirstTenthDoesNotCount() {
        MemoryCourse memory = new MemoryCourse();
        for (int i = 0; i <= 100; i++) {
            memory.add(i / 100.0, new ProcessMemory(i < 10 ? 10 * i : 100, 0), 0);
        }

        assertThat(memory.heap().slope()).isZero();
    }

    /** An hour, in which the heap grows by so much beside its noise and what deals take. */
    private static MemoryCourse course(double growth, long deals) {
        Random noise = new Random(1);
        MemoryCourse memory = new MemoryCourse();
        for (int i = 0; i <= SAMPLES; i++) {
            double hours = i / (double) SAMPLES;
            long soFar = Math.round(deals * hours);
            double heap = 80 + growth * hours + MemoryCourse.columns(soFar) + noise.nextGaussian();
            memory.add(hours, new ProcessMemory(heap, heap + 200), soFar);
        }
        return memory;
    }
}

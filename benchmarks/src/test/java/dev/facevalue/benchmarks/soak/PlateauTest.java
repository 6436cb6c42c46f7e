package dev.facevalue.benchmarks.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class PlateauTest {

    @Test
    void whatStillGrowsIsNoPlateau() {
        assertThat(of(100, 200, 400, 800).isReached()).isFalse();
    }

    @Test
    void whatStillFallsIsNone() {
        assertThat(of(800, 400, 200).isReached()).isFalse();
    }

    @Test
    void twoWindowsThatAgreeAreOne() {
        Plateau plateau = of(100, 500, 800, 820);

        assertThat(plateau.isReached()).isTrue();
        assertThat(plateau.height()).isEqualTo(810);
    }

    @Test
    void theFirstWindowsAreAWarmUp() {
        assertThat(of(800, 800).isReached()).isFalse();
        assertThat(of(800, 800, 800).isReached()).isTrue();
    }

    @Test
    void itIsNotLookedForForEver() {
        assertThat(of(1, 2, 1, 2, 1, 2, 1, 2, 1).isReached()).isFalse();
        assertThat(of(1, 2, 1, 2, 1, 2, 1, 2, 1, 2).isReached()).isTrue();
    }

    private static Plateau of(double... windows) {
        Plateau plateau = new Plateau();
        DoubleStream.of(windows).forEach(plateau::add);
        return plateau;
    }
}

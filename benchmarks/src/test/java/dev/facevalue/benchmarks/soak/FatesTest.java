package dev.facevalue.benchmarks.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.facevalue.benchmarks.soak.Fates.Place;
import dev.facevalue.benchmarks.soak.Story.Fact;
import org.junit.jupiter.api.Test;

class FatesTest {

    private final Fates fates = new Fates();

    @Test
    void factsAreCountedEachByItself() {
        fates.accepted(new Fact(1_000_000, 5));
        fates.accepted(new Fact(1_000_000, 5));
        fates.unknown(new Fact(1_000_000, 4));

        assertThat(fates.timesAccepted(new Fact(1_000_000, 5))).isEqualTo(2);
        assertThat(fates.timesAccepted(new Fact(1_000_000, 4))).isZero();
        assertThat(fates.timesUnknown(new Fact(1_000_000, 4))).isEqualTo(1);
        assertThat(fates.accepted()).isEqualTo(2);
        assertThat(fates.dealBound()).isGreaterThan(1_000_000);
    }

    @Test
    void noCounterRunsOver() {
        Counters counters = new Counters();
        for (int i = 0; i < 255; i++) {
            counters.add(3);
        }

        assertThat(counters.get(3)).isEqualTo(255);
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> counters.add(3));
    }

    @Test
    void twoFactsCannotLieAtOnePlace() {
        fates.accepted(new Fact(1, 0), new Place(0, 0));

        assertThatIllegalStateException().isThrownBy(() -> fates.accepted(new Fact(2, 0), new Place(0, 0)));
    }
}

package dev.facevalue.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    @Test
    void takesRatiosRoundByRound() {
        // The machine was half as fast in the second round, for both.
        Comparison comparison = new Comparison(List.of(30.0, 16.0, 28.0), List.of(10.0, 5.0, 10.0), "");

        assertThat(comparison.ratios()).containsExactly(3.0, 3.2, 2.8);
        assertThat(comparison.median()).isEqualTo(3.0);
    }

    @Test
    void takesTheMeanOfTheTwoInTheMiddle() {
        assertThat(Comparison.median(List.of(9.0, 1.0, 4.0, 2.0))).isEqualTo(3.0);
    }

    @Test
    void callsWorstWhatSpeaksMostAgainstTheGoal() {
        Comparison comparison = new Comparison(List.of(3.0, 1.0, 2.0), List.of(1.0, 1.0, 1.0), "");

        assertThat(comparison.worst(Goal.atLeast(2))).isEqualTo(1.0);
        assertThat(comparison.worst(Goal.atMost(2))).isEqualTo(3.0);
    }

    @Test
    void countsTheBoundItselfAsMet() {
        assertThat(Goal.atLeast(0.6).isMetBy(0.6)).isTrue();
        assertThat(Goal.atLeast(0.6).isMetBy(0.59)).isFalse();
        assertThat(Goal.atMost(0.35).isMetBy(0.35)).isTrue();
        assertThat(Goal.atMost(0.35).isMetBy(0.36)).isFalse();
    }

    @Test
    void hasAPartnerForEachRound() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Comparison(List.of(1.0), List.of(), ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new Comparison(List.of(), List.of(), ""));
    }
}

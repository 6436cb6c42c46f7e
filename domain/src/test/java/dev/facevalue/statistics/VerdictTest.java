package dev.facevalue.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

    private static final long ENOUGH = 20;

    @ParameterizedTest
    @CsvSource({"0.95", "0.999", "1"})
    void whatIsBestWithNinetyFivePercentLeads(double probability) {
        assertThat(of(List.of(30L, 40L), 1 - probability, probability)).isEqualTo(new Verdict.Leader(1, probability));
    }

    @ParameterizedTest
    @CsvSource({"0.80", "0.9499"})
    void whatIsBestWithEightyPercentIsLikelyToLead(double probability) {
        assertThat(of(List.of(30L, 40L), probability, 1 - probability))
                .isEqualTo(new Verdict.LikelyLeader(0, probability));
    }

    @Test
    void belowThatNobodyLeads() {
        assertThat(of(List.of(30L, 40L), 0.7999, 0.2001)).isEqualTo(new Verdict.NoClearLeader());
    }

    @Test
    void whatHasTooFewDealsDoesNotLeadHoweverGood() {
        assertThat(of(List.of(19L, 20L, 20L), 0.99, 0.005, 0.005)).isEqualTo(new Verdict.NoClearLeader());
        assertThat(of(List.of(20L, 20L, 20L), 0.99, 0.005, 0.005)).isEqualTo(new Verdict.Leader(0, 0.99));
    }

    @Test
    void withoutTwoOptionsOfEnoughDealsThereIsTooLittleEvidence() {
        assertThat(of(List.of(500L, 19L, 19L), 0.99, 0.005, 0.005)).isEqualTo(new Verdict.TooLittleEvidence());
        assertThat(of(List.of(500L, 20L, 19L), 0.99, 0.005, 0.005)).isEqualTo(new Verdict.Leader(0, 0.99));
    }

    @Test
    void howManyDealsAreEnoughIsASetting() {
        List<Figure<Double>> best = List.of(Figure.of(0.99), Figure.of(0.01));

        assertThat(Verdict.of(List.of(5L, 4L), best, 4)).isEqualTo(new Verdict.Leader(0, 0.99));
        assertThat(Verdict.of(List.of(5L, 4L), best, 5)).isEqualTo(new Verdict.TooLittleEvidence());
    }

    @Test
    void optionsWithoutAProbabilityArePassedOver() {
        List<Figure<Double>> best = List.of(Figure.none(Figure.Reason.NO_TRIALS), Figure.of(0.96), Figure.of(0.04));

        assertThat(Verdict.of(List.of(0L, 20L, 20L), best, ENOUGH)).isEqualTo(new Verdict.Leader(1, 0.96));
    }

    private static Verdict of(List<Long> deals, double... best) {
        return Verdict.of(deals, DoubleStream.of(best).mapToObj(Figure::of).toList(), ENOUGH);
    }
}

package dev.facevalue.benchmarks.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.statistics.Figure;
import dev.facevalue.statistics.Interval;
import dev.facevalue.statistics.OptionEstimate;
import dev.facevalue.statistics.Proportion;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EstimateScoreTest {

    private static final Figure<OptionEstimate> NO_DEALS = Figure.none(Figure.Reason.NO_TRIALS);

    @Test
    void anIntervalHoldsTheTruthThatIsStandardisedToTheMixOfTheWorld() {
        // Three quarters of all deals are of situation 1, so that option 0 is truly at 0.25 · 0.2 + 0.75 · 0.6 = 0.5.
        World world = new TinyWorld()
                .truth(0, 0, 0, 0.2)
                .truth(0, 0, 1, 0.6)
                .seen(0, 0, 0, 0, 40)
                .seen(1, 0, 1, 0, 120)
                .world();

        EstimateScore holding = scoreOfFirst(world, estimate(0.49, 0.51, 0.5));
        EstimateScore above = scoreOfFirst(world, estimate(0.51, 0.9, 0.5));
        EstimateScore below = scoreOfFirst(world, estimate(0.1, 0.49, 0.5));

        assertThat(holding.covered()).isEqualTo(new Proportion(1, 1));
        assertThat(above.covered()).isEqualTo(new Proportion(0, 1));
        assertThat(below.covered()).isEqualTo(new Proportion(0, 1));
    }

    @Test
    void smallIsWhatHasFewerThanThirtyDeals() {
        World world = new TinyWorld()
                .seen(0, 0, 0, 0, 29)
                .seen(0, 1, 0, 0, 1)
                .seen(1, 0, 0, 0, 30)
                .seen(2, 0, 3, 0, 20)
                .seen(2, 1, 0, 0, 9)
                .world();

        EstimateScore score = EstimateScore.of(
                world,
                (culture, option) -> world.deals()[culture][option][0] + world.deals()[culture][option][3] > 0
                        ? estimate(0, 1, 0.5)
                        : NO_DEALS);

        assertThat(score.covered()).isEqualTo(new Proportion(5, 5));
        assertThat(score.coveredInSmallCells()).isEqualTo(new Proportion(4, 4));
        assertThat(score.coveredInSmallGroups()).isEqualTo(new Proportion(2, 2));
    }

    @Test
    void aLeaderIsWrongUnlessItIsTrulyBest() {
        TinyWorld world = comparable(20);

        EstimateScore right =
                leading(world.truth(0, 0, 0, 0.7).truth(0, 1, 0, 0.6).world(), 0.96);
        EstimateScore wrong =
                leading(world.truth(0, 0, 0, 0.6).truth(0, 1, 0, 0.7).world(), 0.96);

        assertThat(right.wrongLeaders()).isEqualTo(new Proportion(0, 1));
        assertThat(wrong.wrongLeaders()).isEqualTo(new Proportion(1, 1));
        assertThat(wrong.leaders()).isEqualTo(new Proportion(1, 1));
        assertThat(wrong.hasLeader()).isTrue();
        assertThat(wrong.wrongLikelyLeaders()).isEqualTo(Proportion.NONE);
    }

    @Test
    void aTieIsNotWrong() {
        EstimateScore score =
                leading(comparable(20).truth(0, 0, 0, 0.6).truth(0, 1, 0, 0.6).world(), 0.96);

        assertThat(score.wrongLeaders()).isEqualTo(new Proportion(0, 1));
    }

    @Test
    void likelyLeadersAreNoLeaders() {
        EstimateScore score = leading(comparable(20).truth(0, 1, 0, 0.7).world(), 0.94);

        assertThat(score.wrongLeaders()).isEqualTo(Proportion.NONE);
        assertThat(score.leaders()).isEqualTo(new Proportion(0, 1));
        assertThat(score.hasLeader()).isFalse();
        assertThat(score.wrongLikelyLeaders()).isEqualTo(new Proportion(1, 1));
    }

    @Test
    void aCultureWithoutTwoOptionsOfTwentyDealsCanHaveNoLeader() {
        EstimateScore score = leading(comparable(19).world(), 0.96);

        assertThat(score.leaders()).isEqualTo(Proportion.NONE);
        assertThat(score.wrongLeaders()).isEqualTo(Proportion.NONE);
    }

    /** Option 0 has 20 deals in culture 0, option 1 as many as given. */
    private static TinyWorld comparable(int deals) {
        return new TinyWorld().seen(0, 0, 0, 0, 20).seen(0, 1, 0, 0, deals);
    }

    private static EstimateScore leading(World world, double probability) {
        return EstimateScore.of(
                world,
                (culture, option) -> culture == 0 && option < 2
                        ? estimate(0, 1, option == 0 ? probability : 1 - probability)
                        : NO_DEALS);
    }

    private static EstimateScore scoreOfFirst(World world, Figure<OptionEstimate> estimate) {
        return EstimateScore.of(world, (culture, option) -> culture == 0 && option == 0 ? estimate : NO_DEALS);
    }

    private static Figure<OptionEstimate> estimate(double low, double high, double best) {
        return Figure.of(new OptionEstimate(
                (low + high) / 2, new Interval(0.95, low, high), Figure.of(best), Figure.of(best), Optional.empty()));
    }
}

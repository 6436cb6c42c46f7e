package dev.facevalue.benchmarks.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.facevalue.statistics.SituationRates;
import org.junit.jupiter.api.Test;

class AdviceScoreTest {

    @Test
    void regretIsWhatIsLostAgainstTheTrulyBestOptionPerDealInPoints() {
        // Three deals in situation 0, where option 1 is best by 0.2, and one in situation 4, where option 0 is.
        World world = new TinyWorld()
                .truth(0, 0, 0, 0.5)
                .truth(0, 1, 0, 0.7)
                .truth(0, 0, 4, 0.9)
                .truth(0, 1, 4, 0.1)
                .truth(1, 2, 0, 1)
                .seen(0, 0, 0, 0, 1)
                .seen(0, 2, 0, 0, 2)
                .seen(0, 1, 4, 0, 1)
                .world();

        assertThat(AdviceScore.regret(world, (_, _) -> 0)).isCloseTo(100 * 3 * 0.2 / 4, within(1e-12));
        assertThat(AdviceScore.regret(world, (_, _) -> 1)).isCloseTo(100 * 0.8 / 4, within(1e-12));
        assertThat(AdviceScore.regret(world, (_, situation) -> situation == 0 ? 1 : 0))
                .isZero();
    }

    @Test
    void theSimpleRulesChooseAsTheyAreCalled() {
        // Culture 0: 2 of 2, 8 of 9, no deals. Everywhere: 2 of 6, 11 of 15, 3 of 3.
        WorldCounts counts = WorldCounts.of(new TinyWorld()
                .seen(0, 0, 0, 2, 2)
                .seen(0, 1, 0, 5, 6)
                .seen(0, 1, 8, 3, 3)
                .seen(1, 0, 0, 0, 4)
                .seen(1, 1, 0, 3, 6)
                .seen(2, 2, 5, 3, 3)
                .world());

        assertThat(Advisor.crudeBestByCulture(counts).option(0, 7)).isEqualTo(0);
        assertThat(Advisor.crudeBestByCulture(counts).option(1, 7)).isEqualTo(1);
        assertThat(Advisor.oneBest(counts).option(0, 7)).isEqualTo(2);
        assertThat(Advisor.uniformBayesByCulture(counts).option(0, 7)).isEqualTo(1);
        // Nothing was seen of option 2 in culture 1: 1 of 2 by the prior, as option 1's (3 + 1) of (6 + 2).
        assertThat(Advisor.uniformBayesByCulture(counts).option(1, 7)).isEqualTo(1);
    }

    @Test
    void adviceIsTheOptionThatDoesBestInTheSituation() {
        World world = new TinyWorld()
                .truth(0, 0, 0, 0.9)
                .truth(0, 1, 0, 0.2)
                .truth(0, 0, 4, 0.1)
                .truth(0, 1, 4, 0.8)
                .seen(0, 0, 0, 450, 500)
                .seen(0, 1, 0, 100, 500)
                .seen(0, 0, 4, 50, 500)
                .seen(0, 1, 4, 400, 500)
                .world();

        AdviceScore score =
                AdviceScore.of(world, SituationRates.of(WorldCounts.of(world).groups()));

        // Each in one situation of two: crude rates are 0.5 of both options.
        assertThat(score.regret()).isZero();
        assertThat(score.regretOfCrudeBest()).isCloseTo(35, within(1e-9));
        assertThat(score.regretOfOneBest()).isCloseTo(35, within(1e-9));
        assertThat(score.regretOfUniformBayes()).isCloseTo(35, within(1e-9));
        assertThat(score.covered().trials()).isEqualTo(6);
        assertThat(score.covered().successes()).isBetween(4L, 6L);
    }
}

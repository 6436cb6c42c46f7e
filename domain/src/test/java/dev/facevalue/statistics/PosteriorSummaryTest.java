package dev.facevalue.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PosteriorSummaryTest {

    /** What was seen of groups, of which the first is asked about. */
    static Stream<List<EffectiveCount>> worlds() {
        return Stream.of(
                List.of(Counts.count(3, 10), Counts.count(0, 4), Counts.count(12, 15), Counts.count(7, 20)),
                List.of(Counts.count(0, 3), Counts.count(1, 80), Counts.count(2, 500)),
                List.of(Counts.count(70.5, 72.25), Counts.count(900, 1_000), Counts.count(1, 1)),
                List.of(Counts.count(4_000, 9_000), Counts.count(300, 1_000), Counts.count(2, 7)),
                List.of(Counts.count(8e6, 1e7), Counts.count(6e6, 9e6), Counts.count(1, 2)),
                List.of(EffectiveCount.NONE, Counts.count(3, 9), Counts.count(5, 9)));
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void keepsMeanAndVarianceOfAllPosteriorsAndAlmostTheInterval(List<EffectiveCount> world) {
        List<PriorsOfSpread> priors = priors(world);
        EffectiveCount group = world.getFirst();
        BetaMixture whole = whole(priors, group);

        BetaMixture summary = PosteriorSummary.of(priors, group);

        assertThat(summary.mean()).isCloseTo(whole.mean(), within(1e-12));
        assertThat(summary.variance()).isCloseTo(whole.variance(), withinPercentage(1e-4));
        double near = 0.02 * Math.sqrt(whole.variance());
        assertThat(summary.credible().low()).isCloseTo(whole.credible().low(), within(near));
        assertThat(summary.credible().high()).isCloseTo(whole.credible().high(), within(near));
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void isMuchSmaller(List<EffectiveCount> world) {
        List<PriorsOfSpread> priors = priors(world);

        assertThat(PosteriorSummary.of(priors, world.getFirst()).parts())
                .isLessThan(whole(priors, world.getFirst()).parts() / 4);
    }

    @Test
    void theMoreDealsTheFewerPartsUntilThereIsOne() {
        List<EffectiveCount> others = List.of(Counts.count(3, 9), Counts.count(40, 90), Counts.count(5, 9));
        List<PriorsOfSpread> priors = priors(others);

        List<Integer> parts = Stream.of(0, 10, 100, 1_000, 100_000, 1_000_000_000)
                .map(deals -> PosteriorSummary.of(priors, Counts.count(0.4 * deals, deals))
                        .parts())
                .toList();

        assertThat(parts).isSortedAccordingTo((one, next) -> next - one);
        assertThat(parts.getFirst()).isGreaterThan(50);
        assertThat(parts.getLast()).isOne();
    }

    @Test
    void ofMoreTrialsThanCanBeToldApartOnePartIsLeft() {
        List<PriorsOfSpread> priors = priors(List.of(Counts.count(3, 9), Counts.count(5, 9)));

        BetaMixture summary = PosteriorSummary.of(priors, Counts.count(3e29, 1e30));

        assertThat(summary.parts()).isOne();
        assertThat(summary.mean()).isCloseTo(0.3, within(1e-12));
    }

    @Test
    void momentsAreThoseOfTheMixture() {
        worlds().forEach(world -> {
            PartialPooling pooling = PartialPooling.of(world);
            Moments moments = pooling.moments(world.getFirst());
            BetaMixture rate = pooling.member(world.getFirst());

            assertThat(moments.mean()).isCloseTo(rate.mean(), within(1e-12));
            assertThat(moments.variance()).isCloseTo(rate.variance(), withinPercentage(1e-4));
        });
    }

    private static List<PriorsOfSpread> priors(List<EffectiveCount> groups) {
        EffectiveCount[] seen =
                groups.stream().filter(group -> group.trials() > 0).toArray(EffectiveCount[]::new);
        return PriorsOfSpread.weighted(PoolingGrid.PRIORS, new PoolingGrid(seen).logLikelihoods());
    }

    /** All posteriors as they are. */
    private static BetaMixture whole(List<PriorsOfSpread> priors, EffectiveCount group) {
        List<double[]> parts = new ArrayList<>();
        for (PriorsOfSpread ofSpread : priors) {
            for (int i = 0; i < ofSpread.size(); i++) {
                parts.add(new double[] {
                    ofSpread.alpha(i) + group.successes(), ofSpread.beta(i) + group.failures(), ofSpread.weight(i)
                });
            }
        }
        return new BetaMixture(column(parts, 0), column(parts, 1), column(parts, 2));
    }

    private static double[] column(List<double[]> rows, int column) {
        return rows.stream()
                .flatMapToDouble(row -> Arrays.stream(row, column, column + 1))
                .toArray();
    }
}

package dev.facevalue.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.numbers.gamma.LogBeta;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoolingGridTest {

    private static final double NEGLIGIBLE = 12;

    @Test
    void holdsSixtyMeansOfEachOfFortyOneSpreads() {
        assertThat(PoolingGrid.PRIORS).hasSize(41).allSatisfy(ofSpread -> {
            assertThat(ofSpread.size()).isEqualTo(60);
            assertThat(ofSpread.weight()).isEqualTo(60);
        });
        PriorsOfSpread first = PoolingGrid.PRIORS.getFirst();
        assertThat(first.trials()).isCloseTo(4 * 41 * 41, within(1e-9));
        assertThat(first.alpha(0)).isCloseTo(first.trials() / 120, within(1e-9));
        assertThat(first.alpha(59)).isCloseTo(first.trials() * 119 / 120, within(1e-9));
    }

    /** Worlds from a seed: a few groups or many, of a few trials or very many, with rates near 0, near 1 or between. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void findsAllThatIsNotNegligible(long seed) {
        EffectiveCount[] groups = groups(new Random(seed));
        double[] everywhere = logLikelihoods(groups);
        double greatest = Arrays.stream(everywhere).max().orElseThrow();

        double[] found = new PoolingGrid(groups).logLikelihoods();

        double constant = Arrays.stream(found).max().orElseThrow() - greatest;
        double near = 1e-9 * (1 + Math.abs(greatest));
        for (int point = 0; point < found.length; point++) {
            if (found[point] != Double.NEGATIVE_INFINITY) {
                assertThat(found[point]).isCloseTo(everywhere[point] + constant, within(near));
            } else {
                assertThat(everywhere[point]).isLessThan(greatest - NEGLIGIBLE + near);
            }
        }
    }

    @Test
    void looksAtFarFewerThanAll() {
        EffectiveCount[] alike =
                IntStream.range(0, 100).mapToObj(_ -> Counts.count(45, 100)).toArray(EffectiveCount[]::new);

        assertThat(Arrays.stream(new PoolingGrid(alike).logLikelihoods())
                        .filter(log -> log != Double.NEGATIVE_INFINITY)
                        .count())
                .isLessThan(41 * 60 / 5);
    }

    @Test
    void withoutGroupsAllPriorsAreEquallyLikely() {
        assertThat(new PoolingGrid(new EffectiveCount[0]).logLikelihoods())
                .hasSize(41 * 60)
                .containsOnly(0);
    }

    private static EffectiveCount[] groups(Random random) {
        double common = 6 * random.nextGaussian();
        double spread = 2 * random.nextDouble();
        double size = Math.exp(12 * random.nextDouble());
        return IntStream.rangeClosed(0, random.nextInt(30))
                .mapToObj(_ -> {
                    double trials = 0.1 + size * random.nextDouble();
                    double rate = 1 / (1 + Math.exp(common + spread * random.nextGaussian()));
                    return Counts.count(trials * rate, trials);
                })
                .toArray(EffectiveCount[]::new);
    }

    /** log Π B(α + s, β + f) / B(α, β) at all points, by Apache Commons. */
    private static double[] logLikelihoods(EffectiveCount[] groups) {
        return PoolingGrid.PRIORS.stream()
                .flatMapToDouble(ofSpread -> IntStream.range(0, ofSpread.size()).mapToDouble(i -> {
                    double alpha = ofSpread.alpha(i);
                    double beta = ofSpread.beta(i);
                    return Arrays.stream(groups)
                            .mapToDouble(group -> LogBeta.value(alpha + group.successes(), beta + group.failures())
                                    - LogBeta.value(alpha, beta))
                            .sum();
                }))
                .toArray();
    }
}

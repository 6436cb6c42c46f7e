package dev.facevalue.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Values that were published, or calculated by other programs. */
class EstimatesReferenceTest {

    private static final int OPEN = 0;
    private static final int PERCUTANEOUS = 1;

    /** Charig et al., BMJ 292 (1986) 879–882: two treatments of kidney stones, small and large ones. */
    private static final GroupCounts KIDNEY_STONES = new GroupCounts(
            true,
            List.of(
                    List.of(new Proportion(81, 87), new Proportion(192, 263)),
                    List.of(new Proportion(234, 270), new Proportion(55, 80))));

    /**
     * Tarone (1982): tumours in 71 groups of rats; deaths, rats, groups with these numbers. The last group is the one
     * that Bayesian Data Analysis asks about.
     */
    private static final int[][] RATS = {
        {0, 20, 7}, {0, 19, 4}, {0, 18, 2}, {0, 17, 1}, {1, 20, 4}, {1, 19, 2}, {1, 18, 2}, {2, 25, 1}, {2, 24, 1},
        {2, 23, 1}, {2, 20, 6}, {1, 10, 1}, {5, 49, 1}, {2, 19, 1}, {5, 46, 1}, {3, 27, 1}, {2, 17, 1}, {7, 49, 1},
        {7, 47, 1}, {3, 20, 2}, {2, 13, 1}, {9, 48, 1}, {10, 50, 1}, {4, 20, 7}, {10, 48, 1}, {4, 19, 3}, {5, 22, 1},
        {11, 46, 1}, {12, 49, 1}, {5, 20, 3}, {6, 23, 1}, {6, 22, 1}, {6, 20, 3}, {16, 52, 1}, {15, 46, 1}, {15, 47, 1},
        {9, 24, 1}, {4, 14, 1},
    };

    @Test
    void openSurgeryIsBetterForSmallStonesWithTheProbabilityThatNumericalIntegrationGives() {
        List<Double> best = BestOption.probabilities(List.of(
                BetaMixture.fromUniformPrior(new EffectiveCount(81, 87)),
                BetaMixture.fromUniformPrior(new EffectiveCount(234, 270))));

        assertThat(best.getFirst()).isCloseTo(0.94168, within(5e-6));
    }

    @Test
    void ofKidneyStonesTheTreatmentThatLooksWorseIsBetterAmongLikeStones() {
        OptionEstimates estimates = OptionEstimates.of(List.of(KIDNEY_STONES));

        assertThat(known(estimates.of(0, OPEN)).estimate()).isCloseTo(0.825, within(0.005));
        assertThat(known(estimates.of(0, PERCUTANEOUS)).estimate()).isCloseTo(0.783, within(0.005));
        assertThat(known(known(estimates.of(0, OPEN)).probabilityBest())).isCloseTo(0.888, within(0.005));
        assertThat(known(known(estimates.of(0, PERCUTANEOUS)).crudeProbabilityBest()))
                .isCloseTo(0.935, within(0.0005));
    }

    /** The maximum likelihood fit is Beta(2.3504, 14.1818) (calculated with SciPy). */
    @Test
    void tumourRatesOfRatsLieByTheBetaBinomialFit() {
        List<EffectiveCount> groups = new ArrayList<>();
        for (int[] row : RATS) {
            for (int i = 0; i < row[2]; i++) {
                groups.add(new EffectiveCount(row[0], row[1]));
            }
        }
        PartialPooling pooling = PartialPooling.of(groups);

        assertThat(groups)
                .hasSize(71)
                .allSatisfy(group -> assertThat(pooling.member(group).mean())
                        .isCloseTo((ALPHA + group.successes()) / (ALPHA + BETA + group.trials()), within(0.003)));
    }

    private static final double ALPHA = 2.3504;
    private static final double BETA = 14.1818;

    private static <T> T known(Figure<T> figure) {
        return ((Figure.Known<T>) figure).value();
    }
}

package dev.facevalue.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseMixTest {

    /** Calculated with NumPy on the whole grid. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 22.26782892, 46.96472725",
        "0, 1, 9.18055273, 19.79744270",
        "0, 2, 2.04701376, 4.73329023",
        "0, 3, 1.68868158, 7.36299656",
        "1, 0, 31.95689123, 56.04465090",
        "1, 1, 14.93343608, 22.94766266",
        "1, 2, 6.43076216, 7.64615901",
        "1, 3, 2.96619200, 6.99954469"
    })
    void agreesWithACalculationApartFromThisCode(int option, int group, double successes, double trials) {
        EffectiveCount left = adjusted(option).groups().get(group);

        assertThat(left.successes()).isCloseTo(successes, withinPercentage(0.001));
        assertThat(left.trials()).isCloseTo(trials, withinPercentage(0.001));
    }

    @Test
    void ratesOfStrataAgreeToo() {
        List<Moments> strata = adjusted(0).strata();

        assertThat(strata.get(0).mean()).isCloseTo(0.7037647908, within(ThreeOffices.NEGLIGIBLE));
        assertThat(strata.get(0).variance()).isCloseTo(0.0034335334, withinPercentage(0.001));
        assertThat(strata.get(1).mean()).isCloseTo(0.2662563250, within(ThreeOffices.NEGLIGIBLE));
        assertThat(strata.get(1).variance()).isCloseTo(0.0058190933, withinPercentage(0.001));
    }

    @Test
    void aGroupIsRelievedOfWhatItOwesToItsMix() {
        // Ten million deals in each stratum leave no doubt: 0.2 and 0.8, half of the deals each. A hundred deals of the
        // first stratum alone owe (1 − 0.5) · 0.2 + (0 − 0.5) · 0.8 = −0.3 to their mix: 20 of 100 are worth 50 of 100.
        List<StratifiedGroup> groups =
                groups("2000000/10000000 8000000/10000000", "20/100 0/0", "0/0 80/100", "10/50 40/50");
        List<EffectiveCount> left = CaseMix.of(new long[] {1, 1}).adjust(groups).groups();

        assertThat(left.get(1).successes()).isCloseTo(50, within(0.05));
        assertThat(left.get(1).trials()).isCloseTo(100, within(0.05));
        assertThat(left.get(2).successes()).isCloseTo(50, within(0.05));
        assertThat(left.get(3)).isEqualTo(new EffectiveCount(50, 100));
    }

    @Test
    void whatIsLeftOfARateIsHeldWithinZeroAndOne() {
        List<StratifiedGroup> groups = groups("2000000/10000000 8000000/10000000", "100/100 0/0", "0/0 0/100");
        List<EffectiveCount> left = CaseMix.of(new long[] {1, 1}).adjust(groups).groups();

        assertThat(left.get(1).failures()).isZero();
        assertThat(left.get(2).successes()).isZero();
    }

    @Test
    void countsWithTheMixOfTheAnswerStayAsTheyAre() {
        List<StratifiedGroup> groups = groups("3/10 8/30", "1/1 0/3", "20/100 299/300");

        assertThat(CaseMix.of(new long[] {5, 15}).adjust(groups).groups())
                .containsExactly(new EffectiveCount(11, 40), new EffectiveCount(1, 4), new EffectiveCount(319, 400));
    }

    @Test
    void inOneStratumThereIsNothingToAdjust() {
        List<StratifiedGroup> groups = groups("3/10", "0/0", "7/7");

        CaseMix.Adjusted adjusted = CaseMix.of(new long[] {17}).adjust(groups);

        assertThat(adjusted.groups())
                .containsExactly(new EffectiveCount(3, 10), EffectiveCount.NONE, new EffectiveCount(7, 7));
        assertThat(adjusted.strata()).hasSize(1);
    }

    @Test
    void theSurerStrataAreTheMoreIsLeft() {
        List<EffectiveCount> unsure = CaseMix.of(new long[] {1, 1})
                .adjust(groups("2/10 8/10", "20/100 0/0"))
                .groups();
        List<EffectiveCount> sure = CaseMix.of(new long[] {1, 1})
                .adjust(groups("200/1000 800/1000", "20/100 0/0"))
                .groups();

        assertThat(unsure.get(1).trials()).isLessThan(sure.get(1).trials());
        assertThat(sure.get(1).trials()).isLessThan(100);
    }

    @Test
    void theMixIsThatOfAllOptionsAndGroups() {
        CaseMix mix = CaseMix.over(ThreeOffices.GROUPS);

        // 83 of 199 deals lie in the first stratum.
        assertThat(mix.strata()).isEqualTo(2);
        assertThat(mix.share(0)).isCloseTo(83 / 199.0, within(1e-12));
        assertThat(mix.share(1)).isCloseTo(116 / 199.0, within(1e-12));
    }

    @Test
    void noDealsHaveNoMix() {
        CaseMix mix = CaseMix.of(new long[2]);

        assertThat(mix.share(0)).isZero();
        assertThat(mix.adjust(groups("0/0 0/0")).groups()).containsExactly(EffectiveCount.NONE);
    }

    private static CaseMix.Adjusted adjusted(int option) {
        return CaseMix.over(ThreeOffices.GROUPS)
                .adjust(ThreeOffices.GROUPS.stream()
                        .map(group -> group.ofOption(option))
                        .toList());
    }

    private static List<StratifiedGroup> groups(String... groups) {
        return Stream.of(groups).map(Counts::stratified).toList();
    }
}

package dev.facevalue.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartialPoolingTest {

    private static final List<EffectiveCount> FIVE = List.of(
            Counts.count(3, 10), Counts.count(0, 4), Counts.count(12, 15), Counts.count(7, 20), Counts.count(1, 1));

    /** Calculated with NumPy on all 60 × 41 points of the grid, none taken together. */
    @ParameterizedTest
    @CsvSource({
        "0, 0.3432781067, 0.1129174302, 0.6079995158",
        "1, 0.2082357552, 0.0013404380, 0.5704087532",
        "2, 0.7240690064, 0.4680583489, 0.9169741922",
        "3, 0.3687422348, 0.1848035783, 0.5699942190",
        "4, 0.5957281053, 0.1366120080, 0.9906152642"
    })
    void groupsLeanOnOneAnotherAsTheWholeGridSays(int group, double mean, double low, double high) {
        BetaMixture rate = PartialPooling.of(FIVE).member(FIVE.get(group));

        assertLiesBy(rate, mean, low, high);
    }

    @Test
    void aGroupThatWasNotLearnedFromLeansOnTheOthersToo() {
        // Calculated as above: weights are those of the five, times the likelihood of 2 of 5.
        BetaMixture rate = PartialPooling.of(FIVE).outsider(Counts.count(2, 5));

        assertLiesBy(rate, 0.4224950499, 0.1269670654, 0.7452220564);
    }

    @Test
    void ofANewGroupTheSpreadOfTheOthersIsKnown() {
        BetaMixture rate = PartialPooling.of(FIVE).member(EffectiveCount.NONE);

        assertLiesBy(rate, 0.4555301159, 0.0080525874, 0.9773935454);
    }

    @Test
    void withoutGroupsThereIsThePriorAlone() {
        BetaMixture rate = PartialPooling.of(List.of()).member(EffectiveCount.NONE);

        assertThat(rate.mean()).isCloseTo(0.5, within(1e-9));
        assertThat(rate.variance()).isCloseTo(0.1190800597, within(1e-6));
        assertLiesBy(rate, 0.5, 0.0000010545, 0.9999989456);
    }

    @Test
    void groupsWithoutTrialsSayNothing() {
        List<EffectiveCount> more = new ArrayList<>(FIVE);
        more.add(1, EffectiveCount.NONE);

        assertSame(
                PartialPooling.of(more).member(FIVE.getFirst()),
                PartialPooling.of(FIVE).member(FIVE.getFirst()));
    }

    @Test
    void aLargeGroupStandsOnItsOwn() {
        List<EffectiveCount> groups = List.of(Counts.count(9e6, 1e7), Counts.count(2, 10), Counts.count(1, 10));

        BetaMixture rate = PartialPooling.of(groups).member(groups.getFirst());

        assertThat(rate.mean()).isCloseTo(0.9, within(1e-5));
        assertThat(rate.credible().low()).isCloseTo(0.9 - 1.96 * 9.4868e-5, within(1e-5));
    }

    @Test
    void theMoreAlikeGroupsAreTheMoreASmallOneLeansOnThem() {
        List<EffectiveCount> alike = Collections.nCopies(20, Counts.count(60, 100));
        List<EffectiveCount> unlike = new ArrayList<>();
        for (int group = 0; group < 20; group++) {
            unlike.add(Counts.count(group % 2 == 0 ? 30 : 90, 100));
        }

        double amongAlike =
                PartialPooling.of(alike).outsider(Counts.count(0, 5)).mean();
        double amongUnlike =
                PartialPooling.of(unlike).outsider(Counts.count(0, 5)).mean();

        assertThat(amongAlike).isGreaterThan(0.55);
        assertThat(amongUnlike).isLessThan(0.4);
    }

    @Test
    void ofHundredsOfGroupsThatAreAllAlikeTheCommonRateIsFound() {
        PartialPooling pooling = PartialPooling.of(Collections.nCopies(300, Counts.count(45, 100)));

        // The grid's means are 1/60 apart.
        assertThat(pooling.member(EffectiveCount.NONE).mean()).isCloseTo(0.45, within(0.01));
        assertThat(pooling.member(Counts.count(0, 3)).mean()).isCloseTo(0.45, within(0.02));
    }

    /**
     * Calculated with NumPy on the whole grid, whose first mean is 1/120: the search must not stop short of its ends.
     */
    @ParameterizedTest
    @CsvSource({
        "0.005, 0.0083333, 0.0033236",
        "0.02, 0.0250000, 0.0019038",
        "0.98, 0.9750000, 0.0019038",
        "0.995, 0.9916667, 0.0033236"
    })
    void theSpreadOfGroupsIsFoundAlsoWhereAlmostNoneOrAlmostAllSucceed(double share, double mean, double sd) {
        PartialPooling pooling = PartialPooling.of(Collections.nCopies(300, Counts.count(share * 1_000, 1_000)));

        BetaMixture ofNewGroup = pooling.member(EffectiveCount.NONE);

        assertThat(ofNewGroup.mean()).isCloseTo(mean, within(1e-6));
        assertThat(Math.sqrt(ofNewGroup.variance())).isCloseTo(sd, within(1e-6));
    }

    @Test
    void successesAndFailuresAreTreatedAlike() {
        List<EffectiveCount> mirrored = FIVE.stream()
                .map(group -> Counts.count(group.failures(), group.trials()))
                .toList();

        for (int group = 0; group < FIVE.size(); group++) {
            BetaMixture rate = PartialPooling.of(FIVE).member(FIVE.get(group));
            BetaMixture ofMirrored = PartialPooling.of(mirrored).member(mirrored.get(group));

            assertThat(ofMirrored.mean()).isCloseTo(1 - rate.mean(), within(1e-5));
            assertThat(ofMirrored.credible().low())
                    .isCloseTo(1 - rate.credible().high(), within(ThreeOffices.SUMMARY));
        }
    }

    @Test
    void oneGroupAloneIsSeenFromTheUniformPrior() {
        List<BetaMixture> rates =
                PartialPooling.posteriors(List.of(Counts.stratified("7/10")), List.of(Counts.count(7, 10)));

        assertThat(rates).singleElement().satisfies(rate -> assertSame(rate, Counts.beta(8, 4)));
    }

    @Test
    void whatCouldNotBePlacedLeansOnGroupsButSaysNothingOfThem() {
        StratifiedGroup placed = Counts.stratified("7/10");
        StratifiedGroup other = Counts.stratified("1/9");
        StratifiedGroup unplaced = StratifiedGroup.of(false, Counts.proportions("50/1000"));
        List<EffectiveCount> two = List.of(Counts.count(7, 10), Counts.count(1, 9));

        List<BetaMixture> without = PartialPooling.posteriors(List.of(placed, other), two);
        List<BetaMixture> with = PartialPooling.posteriors(
                List.of(placed, unplaced, other), List.of(two.get(0), Counts.count(50, 1_000), two.get(1)));

        assertSame(with.get(0), without.get(0));
        assertSame(with.get(2), without.get(1));
        assertSame(with.get(1), PartialPooling.of(two).outsider(Counts.count(50, 1_000)));
    }

    private static void assertSame(BetaMixture one, BetaMixture other) {
        assertThat(one.mean()).isEqualTo(other.mean());
        assertThat(one.variance()).isEqualTo(other.variance());
        assertThat(one.cumulative(0.3)).isEqualTo(other.cumulative(0.3));
    }

    private static void assertLiesBy(BetaMixture rate, double mean, double low, double high) {
        Interval interval = rate.credible();
        assertThat(rate.mean()).isCloseTo(mean, within(ThreeOffices.NEGLIGIBLE));
        assertThat(interval.low()).isCloseTo(low, within(ThreeOffices.SUMMARY));
        assertThat(interval.high()).isCloseTo(high, within(ThreeOffices.SUMMARY));
    }
}

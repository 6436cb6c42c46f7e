package dev.facevalue.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionEstimatesTest {

    private static final OptionEstimates OFFICES = OptionEstimates.of(ThreeOffices.GROUPS);

    /** Calculated with NumPy and SciPy on the whole grid. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0.4716885957, 0.3469109517, 0.5988770677, 0.0949278406, 0.7842426080",
        "0, 1, 0.5889562592, 0.4643387378, 0.7033874700, 0.9050721594, 0.2157573920",
        "1, 0, 0.4668546794, 0.3008127634, 0.6346783894, 0.0707163468, 0.4660300138",
        "1, 1, 0.6378976910, 0.4769927282, 0.7953264168, 0.9292836532, 0.5339699862",
        "2, 0, 0.4615539960, 0.2110611890, 0.7070438777, 0.0719952134, 0.4854214630",
        "2, 1, 0.6996734462, 0.4875634702, 0.9369630432, 0.9280047866, 0.5145785370",
        "3, 0, 0.3855596074, 0.1318068982, 0.5818055059, 0.1506261410, 0.4829371441",
        "3, 1, 0.5506595808, 0.2686994138, 0.7506832227, 0.8493738590, 0.5170628559"
    })
    void agreesWithACalculationApartFromThisCode(
            int group, int option, double mean, double low, double high, double best, double crudeBest) {
        OptionEstimate estimate = Counts.known(OFFICES.of(group, option));

        assertThat(estimate.estimate()).isCloseTo(mean, within(ThreeOffices.NEGLIGIBLE));
        assertThat(estimate.credible().low()).isCloseTo(low, within(ThreeOffices.SUMMARY));
        assertThat(estimate.credible().high()).isCloseTo(high, within(ThreeOffices.SUMMARY));
        assertThat(Counts.known(estimate.probabilityBest())).isCloseTo(best, within(ThreeOffices.SUMMARY));
        assertThat(Counts.known(estimate.crudeProbabilityBest())).isCloseTo(crudeBest, within(ThreeOffices.SUMMARY));
    }

    @Test
    void oneGroupInOneStratumIsSeenFromTheUniformPrior() {
        OptionEstimates estimates = OptionEstimates.of(List.of(Counts.group("8/10", "4/9", "0/0")));

        OptionEstimate estimate = Counts.known(estimates.of(0, 0));
        assertThat(estimate.estimate()).isCloseTo(9 / 12.0, within(1e-12));
        assertThat(estimate.credible()).isEqualTo(Counts.beta(9, 3).credible());
        // mpmath.quad of Beta(9, 3) against Beta(5, 6)
        assertThat(Counts.known(estimate.probabilityBest())).isCloseTo(0.9365325, within(5e-6));
        assertThat(estimate.crudeProbabilityBest()).isEqualTo(estimate.probabilityBest());
    }

    @Test
    void whatHasNoDealsHasNoFigure() {
        OptionEstimates estimates =
                OptionEstimates.of(List.of(Counts.group("8/10", "0/0", "4/9"), Counts.group("0/0", "3/4", "0/0")));

        assertThat(estimates.of(0, 1)).isEqualTo(Figure.none(Figure.Reason.NO_TRIALS));
        assertThat(Counts.known(estimates.of(0, 2)).probabilityBest()).isInstanceOf(Figure.Known.class);
        assertThat(Counts.known(estimates.of(1, 1)).probabilityBest()).isEqualTo(Figure.none(Figure.Reason.ONE_OPTION));
        assertThat(Counts.known(estimates.of(1, 1)).crudeProbabilityBest())
                .isEqualTo(Figure.none(Figure.Reason.ONE_OPTION));
    }

    @Test
    void probabilitiesBelongToTheOptionsThatHaveDeals() {
        OptionEstimates estimates = OptionEstimates.of(List.of(Counts.group("0/0", "90/100", "50/100")));

        assertThat(Counts.known(Counts.known(estimates.of(0, 1)).probabilityBest()))
                .isGreaterThan(0.999);
        assertThat(Counts.known(Counts.known(estimates.of(0, 2)).probabilityBest()))
                .isLessThan(0.001);
    }

    @Test
    void theOptionThatIsLikelyTheBestIsAheadOfTheNext() {
        OptionEstimates estimates = OptionEstimates.of(List.of(Counts.group("20/100", "0/0", "90/100", "50/100")));

        Lead lead = Counts.known(estimates.of(0, 2)).lead().orElseThrow();
        assertThat(lead.over()).isEqualTo(3);
        assertThat(lead.difference())
                .isEqualTo(RateDifference.between(
                        BetaMixture.fromUniformPrior(new EffectiveCount(90, 100)),
                        BetaMixture.fromUniformPrior(new EffectiveCount(50, 100))));
        assertThat(Counts.known(estimates.of(0, 0)).lead()).isEmpty();
        assertThat(Counts.known(estimates.of(0, 3)).lead()).isEmpty();
    }

    @Test
    void ofTwoThatAreNextTheFirstIsNamed() {
        OptionEstimates estimates = OptionEstimates.of(List.of(Counts.group("50/100", "50/100", "90/100")));

        assertThat(Counts.known(estimates.of(0, 2)).lead().orElseThrow().over()).isZero();
    }

    @Test
    void whoeverIsNotLikelyTheBestIsAheadOfNobody() {
        OptionEstimates estimates = OptionEstimates.of(List.of(Counts.group("52/100", "50/100")));

        assertThat(Counts.known(estimates.of(0, 0)).lead()).isEmpty();
        assertThat(Counts.known(estimates.of(0, 1)).lead()).isEmpty();
    }

    @Test
    void probabilitiesOfBeingBestSumToOne() {
        for (int group = 0; group < ThreeOffices.GROUPS.size(); group++) {
            OptionEstimate first = Counts.known(OFFICES.of(group, 0));
            OptionEstimate second = Counts.known(OFFICES.of(group, 1));
            assertThat(Counts.known(first.probabilityBest()) + Counts.known(second.probabilityBest()))
                    .isCloseTo(1, within(1e-12));
            assertThat(Counts.known(first.crudeProbabilityBest()) + Counts.known(second.crudeProbabilityBest()))
                    .isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void theSameCountsGiveTheIdenticalFigures() {
        OptionEstimates again = OptionEstimates.of(List.copyOf(ThreeOffices.GROUPS));

        for (int group = 0; group < ThreeOffices.GROUPS.size(); group++) {
            assertThat(again.of(group, 0)).isEqualTo(OFFICES.of(group, 0));
            assertThat(again.of(group, 1)).isEqualTo(OFFICES.of(group, 1));
        }
    }

    @Test
    void anotherOrderOfOptionsIsTheSameAnswerInAnotherOrder() {
        OptionEstimates turned = OptionEstimates.of(Counts.reordered(ThreeOffices.GROUPS, 1, 0));

        for (int group = 0; group < ThreeOffices.GROUPS.size(); group++) {
            assertClose(Counts.known(turned.of(group, 0)), Counts.known(OFFICES.of(group, 1)), 1e-12);
            assertClose(Counts.known(turned.of(group, 1)), Counts.known(OFFICES.of(group, 0)), 1e-12);
        }
    }

    @Test
    void anotherOrderOfGroupsIsTheSameAnswerInAnotherOrder() {
        OptionEstimates turned = OptionEstimates.of(ThreeOffices.GROUPS.reversed());

        for (int group = 0; group < ThreeOffices.GROUPS.size(); group++) {
            assertClose(Counts.known(turned.of(3 - group, 0)), Counts.known(OFFICES.of(group, 0)), 1e-9);
        }
    }

    @Test
    void whereSuccessIsFailureEverythingIsMirrored() {
        OptionEstimates mirrored = OptionEstimates.of(Counts.mirrored(ThreeOffices.GROUPS));

        for (int group = 0; group < ThreeOffices.GROUPS.size(); group++) {
            OptionEstimate one = Counts.known(OFFICES.of(group, 0));
            OptionEstimate other = Counts.known(mirrored.of(group, 0));
            assertThat(other.estimate()).isCloseTo(1 - one.estimate(), within(1e-4));
            assertThat(other.credible().low()).isCloseTo(1 - one.credible().high(), within(ThreeOffices.SUMMARY));
            // Of two options, the better one is the worse one then.
            assertThat(Counts.known(other.probabilityBest()))
                    .isCloseTo(1 - Counts.known(one.probabilityBest()), within(ThreeOffices.SUMMARY));
        }
    }

    @Test
    void whatCouldNotBePlacedChangesNothingOfTheOthersWhereThereAreNoSituations() {
        List<GroupCounts> placed = List.of(Counts.group("8/10", "4/9"), Counts.group("3/7", "2/2"));
        List<GroupCounts> all = new ArrayList<>(placed);
        all.add(Counts.unplaced("1/400", "500/600"));

        for (int group = 0; group < 2; group++) {
            assertThat(OptionEstimates.of(all).of(group, 0))
                    .isEqualTo(OptionEstimates.of(placed).of(group, 0));
        }
    }

    @Test
    void aFurtherSuccessRaisesTheEstimate() {
        double before = 0;
        for (int successes = 0; successes <= 12; successes++) {
            OptionEstimates estimates =
                    OptionEstimates.of(List.of(Counts.group(successes + "/12", "5/9"), Counts.group("6/10", "1/8")));
            double estimate = Counts.known(estimates.of(0, 0)).estimate();
            assertThat(estimate).isGreaterThan(before);
            before = estimate;
        }
    }

    @Test
    void aSmallGroupLeansOnTheOthersAndALargeOneHardly() {
        OptionEstimates estimates = OptionEstimates.of(List.of(
                Counts.group("0/3", "1/2"),
                Counts.group("700/1000", "1/2"),
                Counts.group("650/1000", "1/2"),
                Counts.group("600/1000", "1/2")));

        assertThat(Counts.known(estimates.of(0, 0)).estimate()).isBetween(0.3, 0.6);
        assertThat(Counts.known(estimates.of(1, 0)).estimate()).isCloseTo(0.7, within(0.005));
    }

    private static void assertClose(OptionEstimate one, OptionEstimate other, double distance) {
        assertThat(one.estimate()).isCloseTo(other.estimate(), within(distance));
        assertThat(one.credible().low()).isCloseTo(other.credible().low(), within(distance));
        assertThat(one.credible().high()).isCloseTo(other.credible().high(), within(distance));
        assertThat(Counts.known(one.probabilityBest()))
                .isCloseTo(Counts.known(other.probabilityBest()), within(distance));
        assertThat(Counts.known(one.crudeProbabilityBest()))
                .isCloseTo(Counts.known(other.crudeProbabilityBest()), within(distance));
    }
}

package dev.facevalue.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever was counted, figures are figures. */
class DegenerateCountsTest {

    static Stream<Arguments> counts() {
        return Stream.of(
                Arguments.of(
                        "no deals", List.of(Counts.group("0/0 0/0", "0/0 0/0"), Counts.group("0/0 0/0", "0/0 0/0"))),
                Arguments.of("one deal", List.of(Counts.group("1/1 0/0", "0/0 0/0"))),
                Arguments.of(
                        "one deal and an empty group", List.of(Counts.group("0/1", "0/0"), Counts.group("0/0", "0/0"))),
                Arguments.of("one option", List.of(Counts.group("3/4 1/9"), Counts.group("5/8 0/2"))),
                Arguments.of(
                        "none of n",
                        List.of(Counts.group("0/9 0/30", "0/5 0/1"), Counts.group("0/700 0/2", "0/5 0/0"))),
                Arguments.of(
                        "n of n",
                        List.of(Counts.group("9/9 30/30", "5/5 1/1"), Counts.group("700/700 2/2", "5/5 0/0"))),
                Arguments.of(
                        "none of one and all of the other",
                        List.of(Counts.group("0/9000", "9000/9000"), Counts.group("0/9", "9/9"))),
                Arguments.of("all the same", Collections.nCopies(12, Counts.group("4/8 4/8", "4/8 4/8"))),
                Arguments.of(
                        "ten million deals in one cell",
                        List.of(Counts.group("7000000/10000000 1/2", "3/4 0/1"), Counts.group("1/1 2/9", "4/4 1/3"))),
                Arguments.of(
                        "ten million deals, and never",
                        List.of(Counts.group("0/10000000", "1/10000000"), Counts.group("0/1", "1/1"))),
                Arguments.of(
                        "ten million deals, and always",
                        List.of(Counts.group("10000000/10000000", "9999999/10000000"))),
                Arguments.of(
                        "strata with one option",
                        List.of(Counts.group("3/9 0/0", "0/0 5/7"), Counts.group("2/4 0/0", "0/0 1/8"))),
                Arguments.of(
                        "groups with one stratum",
                        List.of(Counts.group("3/9 0/0", "2/3 0/0"), Counts.group("0/0 2/4", "0/0 1/8"))),
                Arguments.of(
                        "nothing that could be placed",
                        List.of(Counts.unplaced("3/9", "2/3"), Counts.unplaced("0/2", "1/8"))),
                Arguments.of(
                        "three hundred groups of three", Collections.nCopies(300, Counts.group("1/1 0/0", "0/1 1/1"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("counts")
    void estimatesLieWithinTheirIntervalsAndTheseWithinZeroAndOne(String name, List<GroupCounts> groups) {
        OptionEstimates estimates = OptionEstimates.of(groups);

        for (int group = 0; group < groups.size(); group++) {
            double best = 0;
            double crudeBest = 0;
            int compared = 0;
            for (int option = 0; option < groups.get(group).byOption().size(); option++) {
                Figure<OptionEstimate> figure = estimates.of(group, option);
                boolean hasDeals = groups.get(group).ofOption(option).total().trials() > 0;
                assertThat(figure instanceof Figure.Known).isEqualTo(hasDeals);
                if (hasDeals) {
                    OptionEstimate estimate = Counts.known(figure);
                    // Interval refuses ends beyond 0 and 1 and ends out of order, and so NaN.
                    assertThat(estimate.estimate())
                            .isBetween(
                                    estimate.credible().low(),
                                    estimate.credible().high());
                    if (estimate.probabilityBest() instanceof Figure.Known<Double>(Double probability)) {
                        assertThat(probability).isBetween(0.0, 1.0);
                        best += probability;
                        crudeBest += Counts.known(estimate.crudeProbabilityBest());
                        compared++;
                    }
                }
            }
            if (compared > 0) {
                assertThat(compared).isGreaterThan(1);
                assertThat(best).isCloseTo(1, within(1e-9));
                assertThat(crudeBest).isCloseTo(1, within(1e-9));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("counts")
    void ratesInSituationsLieWithinTheirIntervalsToo(String name, List<GroupCounts> groups) {
        SituationRates rates = SituationRates.of(groups);
        BitSet first = new BitSet();
        first.set(0);

        for (SituationRates.Known known : rates.in(groups.size() - 1, first)) {
            Interval interval = known.rate().credible();
            assertThat(known.rate().mean()).isBetween(interval.low(), interval.high());
            assertThat(known.expected()).isBetween(0.0, 1.0);
            assertThat(known.weight()).isBetween(0.0, 1.0);
        }
    }

    @Test
    void withoutGroupsThereIsNothingToEstimate() {
        assertThatCode(() -> OptionEstimates.of(List.of())).doesNotThrowAnyException();
    }

    @Test
    void amongTenMillionDealsTheEstimateIsTheRate() {
        OptionEstimate estimate = Counts.known(
                OptionEstimates.of(List.of(Counts.group("7000000/10000000", "3/4"), Counts.group("1/3", "1/4")))
                        .of(0, 0));

        // √(0.7 · 0.3 / 10⁷) is 1.449e-4.
        assertThat(estimate.estimate()).isCloseTo(0.7, within(1e-5));
        assertThat(estimate.credible().low()).isCloseTo(0.7 - 1.96 * 1.449e-4, within(1e-5));
        assertThat(estimate.credible().high()).isCloseTo(0.7 + 1.96 * 1.449e-4, within(1e-5));
    }
}

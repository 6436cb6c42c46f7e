package dev.facevalue.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PooledRatesTest {

    private static final List<GroupCounts> GROUPS = List.of(
            Counts.group("30/40 5/20", "12/15 20/50", "0/0 0/0"),
            Counts.group("0/0 0/0", "5/5 9/20", "0/0 0/0"),
            Counts.group("3/4 0/1", "0/0 0/0", "2/3 5/9"));

    @Test
    void adjustedRatesGiveTheProbabilitiesOfTheEstimates() {
        PooledRates rates = PooledRates.adjusted(GROUPS);
        OptionEstimates estimates = OptionEstimates.of(GROUPS);

        for (int group : List.of(0, 2)) {
            for (int option = 0; option < 3; option++) {
                assertThat(rates.probabilityBest(group, option))
                        .isEqualTo(estimates.of(group, option).flatMap(OptionEstimate::probabilityBest));
            }
        }
        assertThat(Counts.known(rates.probabilityBest(0, 0))).isStrictlyBetween(0.0, 1.0);
        assertThat(Counts.known(rates.probabilityBest(2, 2))).isStrictlyBetween(0.0, 1.0);
    }

    @Test
    void crudeRatesGiveTheProbabilitiesWithoutAdjustment() {
        PooledRates.Both both = PooledRates.both(GROUPS);
        OptionEstimates estimates = OptionEstimates.of(GROUPS);

        assertThat(both.crude().probabilityBest(0, 0))
                .isEqualTo(estimates.of(0, 0).flatMap(OptionEstimate::crudeProbabilityBest))
                .isNotEqualTo(both.adjusted().probabilityBest(0, 0));
        assertThat(both.adjusted().probabilityBest(0, 0))
                .isEqualTo(PooledRates.adjusted(GROUPS).probabilityBest(0, 0));
    }

    @Test
    void withoutDealsOrAnotherOptionThereIsNone() {
        PooledRates rates = PooledRates.adjusted(GROUPS);

        assertThat(rates.probabilityBest(1, 0)).isEqualTo(Figure.none(Figure.Reason.NO_TRIALS));
        assertThat(rates.probabilityBest(1, 1)).isEqualTo(Figure.none(Figure.Reason.ONE_OPTION));
        assertThat(rates.options()).isEqualTo(3);
    }
}

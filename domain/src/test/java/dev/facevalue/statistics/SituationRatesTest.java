package dev.facevalue.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SituationRatesTest {

    private static final SituationRates OFFICES = SituationRates.of(ThreeOffices.GROUPS);

    /** Calculated with NumPy and SciPy on the whole grid. Situations: the first stratum, the second, both. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0.7224959584, 0.7298555024, 0.5640941592, 0.8653027047, 0.2675804560",
        "0, 0, 1, 0.2946133451, 0.2866887970, 0.1369180166, 0.4659770543, 0.1776273007",
        "0, 1, 0, 0.7176620421, 0.7267103918, 0.4952728842, 0.9069417411, 0.1098928116",
        "0, 2, 1, 0.2844787453, 0.2801807204, 0.0479990363, 0.6108599524, 0.0151084220",
        "1, 1, 0, 0.8887050538, 0.8958051471, 0.6211320083, 0.9988312854, 0.0637952893",
        "1, 2, 0, 0.9504808089, 0.9504808089, 0.4242681577, 1.0000000000, 0",
        "1, 3, 1, 0.3735843301, 0.3538124443, 0.0973516437, 0.6592973526, 0.0529248263"
    })
    void agreesWithACalculationApartFromThisCode(
            int option,
            int group,
            int situation,
            double expected,
            double mean,
            double low,
            double high,
            double weight) {
        SituationRates.Known known = OFFICES.in(group, strata(situation)).get(option);

        assertThat(known.expected()).isCloseTo(expected, within(ThreeOffices.NEGLIGIBLE));
        assertThat(known.rate().mean()).isCloseTo(mean, within(ThreeOffices.NEGLIGIBLE));
        assertThat(known.rate().credible().low()).isCloseTo(low, within(ThreeOffices.SUMMARY));
        assertThat(known.rate().credible().high()).isCloseTo(high, within(ThreeOffices.SUMMARY));
        assertThat(known.weight()).isCloseTo(weight, within(ThreeOffices.NEGLIGIBLE));
    }

    @Test
    void inAnySituationARateIsTheGroupsOwn() {
        SituationRates.Known known = OFFICES.in(0, strata(2)).get(1);

        OptionEstimate ofGroup =
                Counts.known(OptionEstimates.of(ThreeOffices.GROUPS).of(0, 1));
        assertThat(known.rate().mean()).isEqualTo(ofGroup.estimate());
        assertThat(known.rate().credible()).isEqualTo(ofGroup.credible());
        assertThat(known.own()).isEqualTo(known.ofGroup()).isEqualTo(new Proportion(32, 65));
        assertThat(known.weight()).isEqualTo(known.groupWeight()).isBetween(0.5, 1.0);
    }

    @Test
    void theMoreDealsAGroupHasTheLessItsRateLeansOnOthers() {
        double large = OFFICES.in(0, strata(0)).get(1).groupWeight();
        double small = OFFICES.in(2, strata(0)).get(1).groupWeight();

        assertThat(large).isGreaterThan(small);
        assertThat(small).isBetween(0.1, 0.9);
    }

    @Test
    void withoutDealsOfItsOwnASituationIsAsExpected() {
        SituationRates.Known known = OFFICES.in(2, strata(0)).get(1);

        assertThat(known.own()).isEqualTo(Proportion.NONE);
        assertThat(known.weight()).isZero();
        assertThat(known.rate().mean()).isCloseTo(known.expected(), within(1e-12));
    }

    @Test
    void aSituationsOwnDealsAreThoseOfAllItsStrata() {
        assertThat(OFFICES.in(1, strata(2)).get(1).own()).isEqualTo(new Proportion(14, 25));
        assertThat(OFFICES.in(1, strata(1)).get(1).own()).isEqualTo(new Proportion(9, 20));
    }

    @Test
    void withVeryManyDealsASituationStandsOnItsOwn() {
        SituationRates rates = SituationRates.of(List.of(
                Counts.group("900000/1000000 300000/1000000", "200000/1000000 1/4"),
                Counts.group("100000/1000000 600000/1000000", "3/4 1/2")));

        SituationRates.Known known = rates.in(0, strata(0)).getFirst();

        assertThat(known.rate().mean()).isCloseTo(0.9, within(0.002));
        assertThat(known.weight()).isGreaterThan(0.99);
    }

    @Test
    void whereCellsAreAsExpectedTheExpectationIsWorthMoreThanWhereTheyAreNot() {
        // Group and stratum add up in the first world; in the second, each group is the other turned round.
        SituationRates additive = SituationRates.of(List.of(
                Counts.group("70/100 50/100", "70/100 50/100"), Counts.group("50/100 30/100", "50/100 30/100")));
        SituationRates crossed = SituationRates.of(List.of(
                Counts.group("80/100 20/100", "80/100 20/100"), Counts.group("20/100 80/100", "20/100 80/100")));

        assertThat(weight(additive)).isLessThan(0.5);
        assertThat(weight(crossed)).isGreaterThan(0.8);
    }

    @Test
    void expectationsStayAwayFromZeroAndOne() {
        SituationRates rates = SituationRates.of(List.of(
                Counts.group("1000/1000 0/1000", "1000/1000 0/1000"),
                Counts.group("1000/1000 0/1000", "1000/1000 0/1000")));

        assertThat(rates.in(0, strata(0)).getFirst().expected()).isEqualTo(0.98);
        assertThat(rates.in(0, strata(1)).getFirst().expected()).isEqualTo(0.02);
    }

    private static double weight(SituationRates rates) {
        return rates.in(0, strata(0)).getFirst().weight();
    }

    /** The first stratum, the second, or both. */
    private static BitSet strata(int situation) {
        BitSet strata = new BitSet();
        strata.set(situation == 1 ? 1 : 0, situation == 0 ? 1 : 2);
        return strata;
    }
}

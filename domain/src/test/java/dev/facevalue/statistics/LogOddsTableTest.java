package dev.facevalue.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogOddsTableTest {

    /** Log-odds of quantiles calculated with scipy.stats.beta.ppf; with the shapes 0.05 and 3, below all but 0.3. */
    @ParameterizedTest
    @CsvSource({
        "0.05, 3, -25.549111621691505, 0.3",
        "0.05, 3, -15.332598509236423, 0.5",
        "0.05, 3, -5.924783871733022, 0.8",
        "0.05, 3, -1.3897960442703778, 0.975",
        "0.05, 3, 0.634610397574072, 0.999",
        "8e6, 2e6, 1.3838520393417684, 0.001",
        "8e6, 2e6, 1.3847452384563976, 0.025",
        "8e6, 2e6, 1.3858799282755823, 0.3",
        "8e6, 2e6, 1.386294486119899, 0.5",
        "8e6, 2e6, 1.3878442139658467, 0.975",
        "1e7, 1, 14.18545057165447, 0.001",
        "1e7, 1, 15.932468831897314, 0.3",
        "1e7, 1, 16.484608536882625, 0.5",
        "1e7, 1, 23.02535072143201, 0.999",
        "0.5, 30, -17.44993893045754, 0.001",
        "0.5, 30, -11.011852241715093, 0.025",
        "0.5, 30, -4.869789291561114, 0.5",
        "0.5, 30, -2.429356417308962, 0.975",
        "2, 3, -4.327933805818985, 0.001",
        "2, 3, -0.46530719160847794, 0.5",
        "2, 3, 2.6820958993931217, 0.999",
        "120, 40, 0.7551154098646926, 0.025",
        "120, 40, 1.2603295964493424, 0.8",
        "1, 1, -3.6635616461296463, 0.025",
        "1, 1, 0, 0.5"
    })
    void holdsTheDistributionFunctionOfShapesHoweverExtreme(double alpha, double beta, double at, double cumulative) {
        LogOddsTable table = Counts.beta(alpha, beta).table();

        assertThat(table.cumulative(at)).isCloseTo(cumulative, within(1e-4));
        assertThat(table.cumulative(logOdds(table.quantile(cumulative)))).isCloseTo(cumulative, within(1e-6));
    }

    @Test
    void whatCannotBeToldFromZeroOrOneIsThese() {
        // Of Beta(0.05, 3), a share of 0.17 lies below log-odds of −37 (scipy.stats.beta.cdf).
        assertThat(Counts.beta(0.05, 3).table().quantile(0.1)).isZero();
        assertThat(Counts.beta(0.05, 3).table().cumulative(-37)).isCloseTo(0.16923, within(1e-5));
        assertThat(Counts.beta(3, 0.05).table().quantile(0.9)).isEqualTo(1);
    }

    @Test
    void neverFalls() {
        LogOddsTable table = new BetaMixture(
                        new double[] {2, 3_000, 0.3}, new double[] {50, 100, 0.2}, new double[] {0.3, 0.4, 0.3})
                .table();

        double before = -1;
        for (double at = -40; at <= 40; at += 0.01) {
            double here = table.cumulative(at);
            assertThat(here).as("at %f", at).isBetween(Math.max(0, before), 1.0);
            before = here;
        }
    }

    @Test
    void aNarrowPartOfAWideMixtureKeepsItsWeight() {
        // Beta(4e6, 6e6) is narrower than the distance between points by far.
        LogOddsTable table =
                new BetaMixture(new double[] {0.5, 4e6}, new double[] {0.5, 6e6}, new double[] {0.5, 0.5}).table();

        // Beta(0.5, 0.5) up to 0.2 and 0.7: scipy.stats.beta.cdf 0.295167, 0.630961.
        assertThat(table.cumulative(Math.log(0.2 / 0.8))).isCloseTo(0.5 * 0.295167, within(2e-3));
        assertThat(table.cumulative(Math.log(0.7 / 0.3))).isCloseTo(0.5 + 0.5 * 0.630961, within(2e-3));
    }

    private static double logOdds(double rate) {
        return Math.log(rate) - Math.log1p(-rate);
    }

    @Test
    void theGreatestOfNoOthersIsCertain() {
        assertThat(LogOddsTable.probabilitiesGreatest(List.of(Counts.beta(3, 4).table())))
                .containsExactly(new double[] {1}, within(1e-9));
    }
}

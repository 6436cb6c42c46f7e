package dev.facevalue.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What docs/statistics.md tells its readers is what the code calculates. */
class WorkedExamplesTest {

    private static final List<EffectiveCount> FIVE = List.of(
            Counts.count(3, 10), Counts.count(0, 4), Counts.count(12, 15), Counts.count(7, 20), Counts.count(1, 1));

    private static String page = "";

    @BeforeAll
    static void readsThePageAsOneLineAParagraph() throws IOException {
        page = Files.readString(Path.of("..", "docs", "statistics.md")).replaceAll("\\n(> )?(?=\\S)", " ");
    }

    @Test
    void ofWilson() {
        Interval interval = Counts.known(Wilson.interval(new Proportion(40, 50)));

        assertThat(page)
                .contains(String.format(
                        Locale.ROOT,
                        "the true rate lies between %.1f %% and %.1f %%",
                        100 * interval.low(),
                        100 * interval.high()));
    }

    @Test
    void ofTheUniformPrior() {
        BetaMixture rate = BetaMixture.fromUniformPrior(Counts.count(8, 10));

        assertThat(page)
                .contains(String.format(
                        Locale.ROOT,
                        "8 of 10: the estimate is %.1f %%, and the rate lies between %.1f %% and %.1f %%",
                        100 * rate.mean(),
                        100 * rate.credible().low(),
                        100 * rate.credible().high()));
    }

    @Test
    void ofTheLead() {
        Effect difference = RateDifference.between(
                BetaMixture.fromUniformPrior(Counts.count(8, 10)), BetaMixture.fromUniformPrior(Counts.count(4, 9)));

        assertThat(page)
                .contains(String.format(
                                Locale.ROOT,
                                "the first is ahead by %.1f points, %.1f to %.1f",
                                100 * difference.estimate(),
                                100 * difference.low(),
                                100 * difference.high())
                        .replace('-', '−'));
    }

    @ParameterizedTest
    @CsvSource({"A, 0", "B, 1", "C, 2", "D, 3", "E, 4"})
    void ofPartialPooling(String name, int group) {
        EffectiveCount count = FIVE.get(group);
        BetaMixture rate = PartialPooling.of(FIVE).member(count);

        assertThat(page)
                .contains(String.format(
                        Locale.ROOT,
                        "| %s | %.0f of %.0f | %.0f %% | %.0f %% | %.0f to %.0f %% |",
                        name,
                        count.successes(),
                        count.trials(),
                        100 * count.successes() / count.trials(),
                        100 * rate.mean(),
                        100 * rate.credible().low(),
                        100 * rate.credible().high()));
    }

    @Test
    void ofCaseMix() {
        EffectiveCount left = CaseMix.of(new long[] {1, 1})
                .adjust(List.of(
                        Counts.stratified("2000000/10000000 8000000/10000000"), Counts.stratified("20/100 0/0")))
                .groups()
                .get(1);

        assertThat(page)
                .contains(String.format(
                        Locale.ROOT, "its counts are worth %.0f of %.0f.", left.successes(), left.trials()));
    }

    @ParameterizedTest
    @CsvSource({"0, open surgery, 81 of 87, 192 of 263, 78", "1, percutaneous, 234 of 270, 55 of 80, 83"})
    void ofKidneyStones(int option, String name, String small, String large, String rate) {
        OptionEstimate estimate =
                Counts.known(OptionEstimates.of(List.of(Counts.group("81/87 192/263", "234/270 55/80")))
                        .of(0, option));

        assertThat(page)
                .contains(String.format(
                        Locale.ROOT,
                        "| %s | %s | %s | %s %% | %.0f %% | %.0f %% | %.0f %% |",
                        name,
                        small,
                        large,
                        rate,
                        100 * estimate.estimate(),
                        100 * Counts.known(estimate.crudeProbabilityBest()),
                        100 * Counts.known(estimate.probabilityBest())));
    }

    @Test
    void ofTheProbabilityOfBeingBest() {
        OptionEstimate estimate = Counts.known(
                OptionEstimates.of(List.of(Counts.group("8/10", "4/9"))).of(0, 0));

        assertThat(page)
                .contains(String.format(
                        Locale.ROOT,
                        "8 of 10 against 4 of 9, one group alone: the first is best with %.1f %%.",
                        100 * Counts.known(estimate.probabilityBest())));
    }

    @Test
    void ofVerdicts() {
        assertThat(page)
                .contains(String.format(Locale.ROOT, "best with %.0f %% or more", 100 * Verdict.LEADS))
                .contains(String.format(Locale.ROOT, "the same with %.0f %%", 100 * Verdict.LIKELY_LEADS));
    }

    @Test
    void ofAdvice() {
        BitSet first = new BitSet();
        first.set(0);
        SituationRates.Known known =
                SituationRates.of(ThreeOffices.GROUPS).in(0, first).getFirst();

        assertThat(page)
                .contains(String.format(
                        Locale.ROOT,
                        "An option is expected at %.0f %% in a situation. Of its own %d deals there, %d succeeded: 75 %%. "
                                + "These weigh %.0f %%, and the answer is %.0f %%, between %.0f %% and %.0f %%.",
                        100 * known.expected(),
                        known.own().trials(),
                        known.own().successes(),
                        100 * known.weight(),
                        100 * known.rate().mean(),
                        100 * known.rate().credible().low(),
                        100 * known.rate().credible().high()));
    }
}

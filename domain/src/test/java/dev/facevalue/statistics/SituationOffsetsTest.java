package dev.facevalue.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class SituationOffsetsTest {

    private static final CaseMix HALVES = CaseMix.of(new long[] {10, 10});

    private static final Moments HIGH = new Moments(0.75, 1 / 48.0);

    private static final Moments LOW = new Moments(0.25, 1 / 48.0);

    @Test
    void optionsThatAgreeShareTheirOffsets() {
        List<SituationOffsets> offsets = SituationOffsets.of(HALVES, List.of(List.of(HIGH, LOW), List.of(HIGH, LOW)));

        // Each 1/4 from the average of 1/2; two of the variance 1/48 make one of 1/96.
        assertThat(offsets).allSatisfy(ofOption -> {
            assertOffset(ofOption.of(0), 0.25, 1 / 96.0);
            assertOffset(ofOption.of(1), -0.25, 1 / 96.0);
        });
    }

    @Test
    void optionsThatDifferBeyondChanceKeepMostOfTheirOwn() {
        List<SituationOffsets> offsets = SituationOffsets.of(HALVES, List.of(List.of(HIGH, LOW), List.of(LOW, HIGH)));

        // In common 0. Squared distances by precision: 2 · 2 · 48/16 = 12, by chance 2, scale 2 · 48 = 96: the variance
        // between options is 10/96. An option's own offset weighs (5/48)/(5/48 + 1/48) = 5/6.
        double variance = 5 / 6.0 / 48 + 1 / 36.0 / 96;
        assertOffset(offsets.get(0).of(0), 5 / 24.0, variance);
        assertOffset(offsets.get(0).of(1), -5 / 24.0, variance);
        assertOffset(offsets.get(1).of(0), -5 / 24.0, variance);
        assertOffset(offsets.get(1).of(1), 5 / 24.0, variance);
    }

    @Test
    void aSurerOptionSaysMoreOfWhatIsInCommon() {
        // The offsets are 1/4 and 0, and differ within chance.
        Moments unsure = new Moments(0.75, 3 / 80.0);
        Moments unsureLow = new Moments(0.25, 3 / 80.0);
        Moments middle = new Moments(0.5, 1 / 36.0);
        List<SituationOffsets> offsets =
                SituationOffsets.of(HALVES, List.of(List.of(unsure, unsureLow), List.of(middle, middle)));

        // Precisions 80/3 and 36.
        double common = 0.25 * (80 / 3.0) / (80 / 3.0 + 36);
        assertOffset(offsets.get(0).of(0), common, 1 / (80 / 3.0 + 36));
        assertOffset(offsets.get(1).of(0), common, 1 / (80 / 3.0 + 36));
    }

    @Test
    void strataWithoutDealsSayNothingOfHowOptionsDiffer() {
        CaseMix firstAlone = CaseMix.of(new long[] {10, 0});

        List<SituationOffsets> offsets =
                SituationOffsets.of(firstAlone, List.of(List.of(HIGH, LOW), List.of(HIGH, HIGH)));

        // In the first stratum, which is the average, options agree; so they share what they have in the second.
        assertOffset(offsets.get(0).of(0), 0, 1 / 96.0);
        assertOffset(offsets.get(0).of(1), -0.25, 1 / 96.0);
        assertOffset(offsets.get(1).of(1), -0.25, 1 / 96.0);
    }

    @Test
    void overSeveralStrataEachCountsByItsShare() {
        CaseMix mix = CaseMix.of(new long[] {20, 60, 20, 0, 0});
        SituationOffsets offsets = new SituationOffsets(
                List.of(offset(0.3, 0.01), offset(-0.1, 0.02), offset(0.5, 1), offset(0.2, 0.04), offset(0.6, 0.08)));

        assertOffset(offsets.over(mix, strata(0, 1)), 0.25 * 0.3 - 0.75 * 0.1, 0.0625 * 0.01 + 0.5625 * 0.02);
        assertOffset(offsets.over(mix, strata(1, 3)), -0.1, 0.02);
        // None has deals: evenly.
        assertOffset(offsets.over(mix, strata(3, 4)), 0.4, 0.25 * 0.04 + 0.25 * 0.08);
    }

    private static SituationOffsets.Offset offset(double value, double variance) {
        return new SituationOffsets.Offset(value, variance);
    }

    private static BitSet strata(int... strata) {
        BitSet set = new BitSet();
        for (int stratum : strata) {
            set.set(stratum);
        }
        return set;
    }

    private static void assertOffset(SituationOffsets.Offset offset, double value, double variance) {
        assertThat(offset.value()).isCloseTo(value, within(1e-12));
        assertThat(offset.variance()).isCloseTo(variance, within(1e-12));
    }
}

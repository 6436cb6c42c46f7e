package dev.facevalue.analytics.tally;

import static dev.facevalue.analytics.examples.OutcomeBuilder.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.facevalue.analytics.columns.Deals;
import dev.facevalue.analytics.columns.Histogram;
import dev.facevalue.analytics.examples.OutcomeBuilder;
import dev.facevalue.analytics.question.Dimension;
import dev.facevalue.analytics.question.Measure;
import dev.facevalue.analytics.question.Of;
import dev.facevalue.analytics.question.Question;
import dev.facevalue.deal.Level;
import dev.facevalue.deal.Relationship;
import dev.facevalue.deal.Strategy;
import dev.facevalue.statistics.Proportion;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TalliesTest {

    @Test
    void groupsComeInTheOrderOfTheirKeysWhateverTheDealsOrder() {
        Tallies tallies = tallies(
                List.of(Dimension.COUNTRY, Dimension.TEAM),
                deal().country("NL").team("b"),
                deal().country("NL").team("a"),
                deal().country("BR").team("c"));

        assertThat(tallies.groups())
                .extracting(GroupTally::codes)
                .containsExactly(List.of("BR", "c"), List.of("NL", "a"), List.of("NL", "b"));
    }

    @Test
    void theDealsOfAnOptionAreToldApartByFaceRiskAndTrust() {
        Tallies tallies = tallies(
                List.of(),
                deal().faceRisk(Level.LOW).trust(Level.HIGH),
                deal().faceRisk(Level.HIGH).trust(Level.LOW),
                deal().faceRisk(Level.HIGH).trust(Level.LOW),
                deal());

        List<Tally> confront = tallies.groups().getFirst().cells().getFirst();
        // Four values each, "not said" first; trust runs faster.
        assertThat(confront).hasSize(16);
        assertThat(deals(confront.get(0))).isEqualTo(1);
        assertThat(deals(confront.get(1 * 4 + 3))).isEqualTo(1);
        assertThat(deals(confront.get(3 * 4 + 1))).isEqualTo(2);
        assertThat(tallies.groups().getFirst().ofOption(0).proportion(Measure.PRESERVED))
                .isEqualTo(new Proportion(4, 4));
    }

    @Test
    void whatGroupsDifferInAlreadyMakesNoStrata() {
        Tallies tallies = tallies(List.of(Dimension.FACE_RISK), deal().faceRisk(Level.LOW));

        assertThat(tallies.strata()).containsExactly(Dimension.TRUST);
        assertThat(tallies.groups().getFirst().cells().getFirst()).hasSize(4);
    }

    @Test
    void oneDimensionAloneTakesTheStrataOfTheOtherTogether() {
        Tallies tallies = tallies(
                List.of(),
                deal().faceRisk(Level.LOW).trust(Level.HIGH),
                deal().faceRisk(Level.LOW).trust(Level.LOW),
                deal().faceRisk(Level.HIGH).trust(Level.LOW));

        Tallies byFaceRisk = tallies.onlyBy(Dimension.FACE_RISK);
        Tallies byTrust = tallies.onlyBy(Dimension.TRUST);

        assertThat(byFaceRisk.groups().getFirst().cells().getFirst())
                .extracting(TalliesTest::deals)
                .containsExactly(0L, 2L, 0L, 1L);
        assertThat(byTrust.groups().getFirst().cells().getFirst())
                .extracting(TalliesTest::deals)
                .containsExactly(0L, 2L, 0L, 1L);
        assertThat(byFaceRisk.variesIn()).isEqualTo(2);
    }

    @Test
    void onlyGroupsThatAreOneInformOthers() {
        Tallies tallies = tallies(
                List.of(Dimension.CULTURE, Dimension.TRUST),
                deal().country("NL").trust(Level.LOW),
                deal().country("NL"),
                deal().country("ZA").trust(Level.LOW));

        assertThat(tallies.groups())
                .extracting(
                        GroupTally::codes,
                        group -> group.counts(Measure.PRESERVED).informs())
                .containsExactly(
                        tuple(List.of("GERMANIC_EUROPE", "LOW"), true),
                        tuple(List.of("GERMANIC_EUROPE", "UNKNOWN"), false),
                        tuple(List.of("UNCLASSIFIED", "LOW"), false));
    }

    @Test
    void whatIsPooledComesInTheOrderOfItsKeysAndWithoutEmptyParts() {
        Tallies tallies = Deals.columnsOf(List.of(
                        deal().team("b").build(),
                        deal().team("a").build(),
                        deal().team("b").build()))
                .read(snapshot -> Tallies.count(question(List.of()), snapshot, List.of(Dimension.TEAM), 10));

        assertThat(tallies.pooled().getFirst().parts())
                .extracting(
                        part -> part.key().code(), part -> deals(part.byOption().getFirst()))
                .containsExactly(tuple("a", 1L), tuple("b", 2L));
    }

    @Test
    void theLimitIsOneOfGroupsNotOfStrata() {
        OutcomeBuilder[] deals = {
            deal().country("NL").faceRisk(Level.LOW),
            deal().country("NL").faceRisk(Level.HIGH),
            deal().country("JP").faceRisk(Level.LOW)
        };

        assertThat(counted(2, deals).groups()).hasSize(2);
        assertThatExceptionOfType(Histogram.TooManyGroupsException.class)
                .isThrownBy(() -> counted(1, deals))
                .satisfies(tooMany -> assertThat(tooMany.maxGroups()).isEqualTo(1));
    }

    private static Tallies counted(int maxGroups, OutcomeBuilder... deals) {
        return Deals.columnsOf(Arrays.stream(deals).map(OutcomeBuilder::build).toList())
                .read(snapshot -> Tallies.count(question(List.of(Dimension.COUNTRY)), snapshot, List.of(), maxGroups));
    }

    private static long deals(Tally tally) {
        return tally.proportion(Measure.PRESERVED).trials();
    }

    private static OutcomeBuilder deal() {
        return outcome("deal").strategy(Strategy.CONFRONT).relationship(Relationship.MAINTAINED);
    }

    private static Question question(List<Dimension> by) {
        return new Question(Of.STRATEGY, Measure.PRESERVED, by, Map.of(), null, null);
    }

    private static Tallies tallies(List<Dimension> by, OutcomeBuilder... deals) {
        return Deals.columnsOf(Arrays.stream(deals).map(OutcomeBuilder::build).toList())
                .read(snapshot -> Tallies.count(question(by), snapshot, List.of(), 100));
    }
}

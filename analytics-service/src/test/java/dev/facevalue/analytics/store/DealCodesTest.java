package dev.facevalue.analytics.store;

import static dev.facevalue.analytics.examples.OutcomeBuilder.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.analytics.examples.RandomFacts;
import dev.facevalue.analytics.examples.Said;
import dev.facevalue.deal.DealOutcome;
import dev.facevalue.deal.DealSize;
import dev.facevalue.deal.DealState;
import dev.facevalue.deal.Decision;
import dev.facevalue.deal.Fact;
import dev.facevalue.deal.Industry;
import dev.facevalue.deal.Level;
import dev.facevalue.deal.Pretext;
import dev.facevalue.deal.Prevention;
import dev.facevalue.deal.Reason;
import dev.facevalue.deal.RecordedFact;
import dev.facevalue.deal.Relationship;
import dev.facevalue.deal.RelationshipObservation;
import dev.facevalue.deal.Stage;
import dev.facevalue.deal.Strategy;
import dev.facevalue.geography.Country;
import dev.facevalue.geography.Culture;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DealCodesTest {

    private static final Instant RECORDED = Instant.parse("2025-03-02T12:00:00Z");

    @Test
    void theLayoutStays() {
        DealOutcome outcome = outcome("deal-1")
                .decidedAt(Instant.parse("1970-01-03T00:00:00Z"))
                .country("NL")
                .culture(Culture.ANGLO)
                .decision(Decision.LOST)
                .strategy(Strategy.BUILD_TRUST)
                .prevention(Prevention.SURFACED)
                .relationship(Relationship.FOR_LIFE)
                .statedReason(Reason.UNDISCLOSED)
                .actualReason(Reason.BUDGET)
                .pretext(Pretext.CONFIRMED)
                .faceRisk(Level.LOW)
                .trust(Level.MEDIUM)
                .sellerConfidence(Level.HIGH)
                .stage(Stage.AFTER_DECISION)
                .dealSize(DealSize.ENTERPRISE)
                .industry(Industry.U)
                .build();

        assertThat(HexFormat.of().formatHex(codes(outcome)))
                .isEqualTo(
                        "01" // culture
                                + "02" + "03" + "02" // decision, strategy, prevention
                                + "05" // relationship
                                + "10" + "02" + "03" // stated and actual reason, pretext
                                + "01" + "02" + "03" // face risk, trust, the seller's confidence
                                + "06" + "04" + "15" // stage, size, industry
                                + "015d" // 13 · 26 + 11, NL
                                + "00000002"); // the third day of 1970
    }

    @Test
    void whatWasNotSaidIsZeroButForTheCultureThatTheCountryTells() {
        assertThat(HexFormat.of().formatHex(codes(outcome("deal-1").build())))
                .isEqualTo("03" + "02" + "01" + "00".repeat(11) + "015d" + "00004eb4");
    }

    @Test
    void aCodeIsReadAsItWasWritten() {
        RandomFacts facts = new RandomFacts(new Random(0));
        for (int i = 0; i < 500; i++) {
            DealOutcome outcome = facts.outcome("deal-1").build();
            byte[] codes = codes(outcome);

            assertThat(codes).hasSize(DealCodes.LENGTH);
            for (CodeColumn column : CodeColumn.values()) {
                Enum<?> said = Said.in(column, outcome);
                assertThat((int) DealCodes.code(codes, column))
                        .as("%s of %s", column, outcome)
                        .isEqualTo(said == null ? 0 : 1 + column.codes().indexOf(said));
            }
            assertThat(DealCodes.country(codes)).isEqualTo(DealCodes.countryCode(outcome.country()));
            assertThat(DealCodes.day(codes))
                    .isEqualTo(Math.toIntExact(Math.floorDiv(outcome.decidedAt().getEpochSecond(), 86_400)));
        }
    }

    @ParameterizedTest
    @CsvSource({"AA, 0", "AB, 1", "BA, 26", "NL, 349", "ZZ, 675"})
    void aCountryHasTheNumberOfItsLetters(String country, short number) {
        assertThat(DealCodes.countryCode(new Country(country))).isEqualTo(number);
        assertThat(DealCodes.COUNTRY_CODES).isEqualTo(676);
    }

    @Test
    void aDealWithoutAnOutcomeHasNoCodes() {
        assertThat(DealCodes.of(DealState.EMPTY)).isEmpty();
        assertThat(DealCodes.of(state(new RelationshipObservation(
                        "deal-1", Instant.parse("2025-03-01T12:00:00Z"), Relationship.FOR_LIFE))))
                .isEmpty();
    }

    @Test
    void theRelationshipIsTheOneObservedLast() {
        DealOutcome outcome =
                outcome("deal-1").relationship(Relationship.SEVERED).build();
        RelationshipObservation later = new RelationshipObservation(
                "deal-1", outcome.decidedAt().plus(Duration.ofDays(90)), Relationship.MAINTAINED);

        byte[] codes = DealCodes.of(state(outcome, later)).orElseThrow();

        assertThat(DealCodes.code(codes, CodeColumn.RELATIONSHIP)).isEqualTo((byte) 3);
    }

    @Test
    void theCodesAreThoseOfTheOutcomeRecordedLast() {
        DealOutcome first = outcome("deal-1").strategy(Strategy.CONFRONT).build();
        DealOutcome corrected = outcome("deal-1").strategy(Strategy.SAVE_FACE).build();

        byte[] codes = DealCodes.of(state(first, corrected)).orElseThrow();

        assertThat(DealCodes.code(codes, CodeColumn.STRATEGY)).isEqualTo((byte) 2);
    }

    private static byte[] codes(DealOutcome outcome) {
        return DealCodes.of(state(outcome)).orElseThrow();
    }

    /** The state after these facts, recorded in this order. */
    private static DealState state(Fact... facts) {
        List<RecordedFact> standing = new ArrayList<>();
        for (Fact fact : facts) {
            int number = standing.size();
            standing.add(new RecordedFact(new UUID(0, number), RECORDED.plusSeconds(number), fact));
        }
        return new DealState(null, standing);
    }
}

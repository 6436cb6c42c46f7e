package dev.facevalue.deal;

import static dev.facevalue.deal.Examples.at;
import static dev.facevalue.deal.Examples.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.facevalue.geography.Country;
import dev.facevalue.geography.Culture;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DealOutcomeTest {

    @Test
    void aDealThatWasWonNeedsNoStrategy() {
        assertThat(decided(Decision.WON, null, "NL", null).strategy()).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = Decision.class,
            names = {"LOST", "NO_DECISION"})
    void aDealThatWasNotWonNeedsAStrategy(Decision decision) {
        assertThatThrownBy(() -> decided(decision, null, "NL", null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMalformedDealIdIsRefused() {
        DealOutcome outcome = outcome(Strategy.CONFRONT, at(0), null);

        assertThatThrownBy(() -> new DealOutcome(
                        "no deal",
                        outcome.decidedAt(),
                        outcome.country(),
                        outcome.decision(),
                        outcome.strategy(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theClusterFollowsFromTheCountryUnlessTheFactSaysAnother() {
        assertThat(decided(Decision.WON, null, "NL", null).effectiveCulture()).isEqualTo(Culture.GERMANIC_EUROPE);
        assertThat(decided(Decision.WON, null, "NL", Culture.ANGLO).effectiveCulture())
                .isEqualTo(Culture.ANGLO);
        assertThat(decided(Decision.WON, null, "ZA", null).effectiveCulture()).isEqualTo(Culture.UNCLASSIFIED);
        assertThat(decided(Decision.WON, null, "ZA", Culture.SUB_SAHARAN_AFRICA).effectiveCulture())
                .isEqualTo(Culture.SUB_SAHARAN_AFRICA);
    }

    @Test
    void pseudonymsTakeThePlaceOfPersonsAndOfNothingElse() {
        DealOutcome outcome = new DealOutcome(
                Examples.DEAL,
                at(0),
                new Country("NL"),
                Decision.LOST,
                Strategy.SAVE_FACE,
                Prevention.SURFACED,
                Relationship.MAINTAINED,
                Culture.ANGLO,
                Reason.PRICE,
                Reason.TRUST,
                Pretext.CONFIRMED,
                Level.HIGH,
                Level.LOW,
                Level.MEDIUM,
                Stage.DECISION,
                DealSize.LARGE,
                Industry.J,
                new Money(BigDecimal.TEN, Currency.getInstance("EUR")),
                "North",
                "seller",
                "account");

        String text = outcome.toString();
        assertThat(text).doesNotContain("null");
        assertThat(outcome.withPersons("4f2a", "77cd"))
                .hasToString(text.replace("sellerId=seller", "sellerId=4f2a")
                        .replace("accountId=account", "accountId=77cd"));
        assertThat(outcome.withPersons(null, null).withPersons("seller", "account"))
                .isEqualTo(outcome);
    }

    @Test
    void timesOfFactsAreCutToTheMicrosecond() {
        Instant fine = Instant.parse("2026-03-01T12:00:00.123456999Z");
        Instant cut = Instant.parse("2026-03-01T12:00:00.123456Z");

        assertThat(outcome(Strategy.CONFRONT, fine, null).decidedAt()).isEqualTo(cut);
        assertThat(Examples.observation(fine, Relationship.STRAINED).observedAt())
                .isEqualTo(cut);
        assertThat(new Erasure(Examples.DEAL, fine).erasedAt()).isEqualTo(cut);
    }

    @Test
    void preservedIsMaintainedOrBetter() {
        assertThat(List.of(Relationship.values()))
                .filteredOn(Relationship::isPreserved)
                .containsExactly(Relationship.MAINTAINED, Relationship.STRENGTHENED, Relationship.FOR_LIFE);
    }

    @Test
    void anIndustryIsASectionOfIsicUnderItsOwnTitle() {
        assertThat(Industry.J.label()).isEqualTo("Information and communication");
        assertThat(Stream.of(Industry.values()).map(Industry::label))
                .doesNotHaveDuplicates()
                .noneMatch(String::isBlank);
    }

    private static DealOutcome decided(
            Decision decision, @Nullable Strategy strategy, String country, @Nullable Culture culture) {
        return new DealOutcome(
                Examples.DEAL,
                at(0),
                new Country(country),
                decision,
                strategy,
                null,
                null,
                culture,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}

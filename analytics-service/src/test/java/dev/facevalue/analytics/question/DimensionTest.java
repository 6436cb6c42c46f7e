package dev.facevalue.analytics.question;

import static dev.facevalue.analytics.examples.OutcomeBuilder.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.analytics.columns.DealColumns;
import dev.facevalue.analytics.columns.Deals;
import dev.facevalue.analytics.columns.Grouping;
import dev.facevalue.analytics.store.DealCodes;
import dev.facevalue.deal.DealOutcome;
import dev.facevalue.geography.Country;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DimensionTest {

    private static final DealColumns NO_DEALS = new DealColumns();

    @Test
    void everyMonthFromTheFirstDecisionToTheLastIsAValue() {
        assertThat(bins(Dimension.MONTH, decided("2025-11-30T23:59:59.999999Z", "2026-02-01T00:00:00Z"))
                        .keys())
                .containsExactly(
                        new Key("2025-11", "November 2025"),
                        new Key("2025-12", "December 2025"),
                        new Key("2026-01", "January 2026"),
                        new Key("2026-02", "February 2026"));
    }

    @Test
    void everyQuarterFromTheFirstDecisionToTheLastIsAValue() {
        assertThat(bins(Dimension.QUARTER, decided("2025-12-31T23:59:59.999999Z", "2026-04-01T00:00:00Z"))
                        .keys())
                .containsExactly(
                        new Key("2025-Q4", "Q4 2025"), new Key("2026-Q1", "Q1 2026"), new Key("2026-Q2", "Q2 2026"));
    }

    @Test
    void yearsHaveFourDigits() {
        assertThat(bins(Dimension.MONTH, decided("0000-01-01T00:00:00Z")).keys())
                .extracting(Key::code)
                .containsExactly("0000-01");
        assertThat(bins(Dimension.QUARTER, decided("0987-06-30T00:00:00Z")).keys())
                .extracting(Key::code)
                .containsExactly("0987-Q2");
    }

    @Test
    void everyDayLiesInItsOwnMonth() {
        Bins bins = bins(Dimension.MONTH, decided("1968-02-11T00:00:00Z", "1972-03-03T00:00:00Z"));
        Grouping.ByDay byDay = (Grouping.ByDay) bins.grouping();

        LocalDate first = LocalDate.of(1968, 2, 11);
        assertThat(byDay.firstDay()).isEqualTo((int) first.toEpochDay());
        assertThat(IntStream.of(byDay.binOf())
                        .mapToObj(bin -> bins.keys().get(bin).code()))
                .containsExactlyElementsOf(first.datesUntil(LocalDate.of(1972, 3, 4))
                        .map(day -> YearMonth.from(day).toString())
                        .toList());
    }

    @Test
    void withoutDecisionsThereAreNoPeriods() {
        assertThat(bins(Dimension.MONTH, NO_DEALS).keys()).isEmpty();
        assertThat(bins(Dimension.QUARTER, NO_DEALS).keys()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "NL, 155, Western Europe",
        "BR, 005, South America",
        "ZW, 014, Eastern Africa",
        "TW, 030, Eastern Asia",
        "AQ, UNKNOWN, Unknown"
    })
    void aCountryLiesInTheFinestRegionThatHoldsIt(String country, String region, String label) {
        assertThat(keyOf(Dimension.REGION, country)).isEqualTo(new Key(region, label));
    }

    @Test
    void aCountryThatIsNoneAnyMoreIsUnknownAndNotAnotherOne() {
        // AN was the Netherlands Antilles until 2010.
        assertThat(keyOf(Dimension.COUNTRY, "AN")).isEqualTo(Key.UNKNOWN);
        assertThat(keyOf(Dimension.REGION, "AN")).isEqualTo(Key.UNKNOWN);
    }

    @Test
    void onlyTheCountriesThatAreAskedForHaveABin() {
        Bins bins = NO_DEALS.read(snapshot -> Dimension.COUNTRY.bins(snapshot, Set.of("JP", "NL")));

        assertThat(bins.keys()).extracting(Key::code).containsExactlyInAnyOrder("JP", "NL");
        assertThat(bins.grouping().bins()).isEqualTo(2);
        int[] binOf = ((Grouping.ByCountry) bins.grouping()).binOf();
        assertThat(bins.keys()
                        .get(binOf[DealCodes.countryCode(new Country("JP"))])
                        .code())
                .isEqualTo("JP");
        assertThat(binOf[DealCodes.countryCode(new Country("FR"))]).isNegative();
    }

    @Test
    void whereNoneOfTheValuesAskedForIsThereAllHaveABin() {
        assertThat(NO_DEALS.read(snapshot -> Dimension.TEAM.bins(snapshot, Set.of("nobody")))
                        .keys())
                .isEqualTo(bins(Dimension.TEAM, NO_DEALS).keys());
    }

    @Test
    void aCountryIsItsOwnValue() {
        assertThat(keyOf(Dimension.COUNTRY, "NL")).isEqualTo(new Key("NL", "Netherlands"));
    }

    @ParameterizedTest
    @CsvSource({
        "CULTURE, GERMANIC_EUROPE, Germanic Europe",
        "CULTURE, SUB_SAHARAN_AFRICA, Sub-Saharan Africa",
        "STRATEGY, SAVE_FACE, Save face",
        "ACTUAL_REASON, INTERNAL_POLITICS, Internal politics",
        "DECISION, WON, Won",
        "FACE_RISK, HIGH, High"
    })
    void aCodeHasWordsForPeople(Dimension dimension, String code, String label) {
        assertThat(bins(dimension, NO_DEALS).keys()).contains(new Key(code, label));
    }

    @Test
    void anIndustryHasItsTitle() {
        assertThat(bins(Dimension.INDUSTRY, NO_DEALS).keys().getLast().label())
                .isEqualTo("Extraterritorial organisations and bodies");
    }

    @Test
    void whatWasNotSaidIsAValueBeforeTheCodes() {
        assertThat(bins(Dimension.TRUST, NO_DEALS).keys())
                .extracting(Key::code)
                .containsExactly("UNKNOWN", "LOW", "MEDIUM", "HIGH");
    }

    @Test
    void teamsAreTheValuesThatTurnedUp() {
        assertThat(bins(Dimension.TEAM, ofTeams("south", "north", "south")).keys())
                .containsExactly(Key.UNKNOWN, new Key("south", "south"), new Key("north", "north"));
    }

    @Test
    void aTeamThatCallsItselfUnknownIsNotToldFromTheDealsWithoutOne() {
        Bins bins = bins(Dimension.TEAM, ofTeams("south", "UNKNOWN", "north"));

        assertThat(bins.keys()).extracting(Key::code).containsExactly("UNKNOWN", "south", "north");
        assertThat(((Grouping.ByTeam) bins.grouping()).binOf()).containsExactly(0, 1, 0, 2);
    }

    @Test
    void aFilterByUnknownLetsATeamThatCallsItselfSoIn() {
        Grouping.ByTeam accepting = ofTeams("south", "UNKNOWN")
                .read(snapshot -> (Grouping.ByTeam) Dimension.TEAM.accepting(Set.of("UNKNOWN"), snapshot));

        assertThat(accepting.binOf()).containsExactly(0, -1, 0);
    }

    @Test
    void aFilterByATeamThatNeverTurnedUpLetsNothingIn() {
        Grouping.ByTeam accepting =
                ofTeams("south").read(snapshot -> (Grouping.ByTeam) Dimension.TEAM.accepting(Set.of("west"), snapshot));

        assertThat(accepting.binOf()).containsOnly(-1);
    }

    @Test
    void aDimensionHasANameThatFitsInASentence() {
        assertThat(Dimension.FACE_RISK.label()).isEqualTo("face risk");
        assertThat(Dimension.COUNTRY.label()).isEqualTo("country");
    }

    @Test
    void whatTheCustomerDecidedAndWhatCameOutCannotHaveLedToTheStrategy() {
        assertThat(afterChoiceOf(Of.STRATEGY))
                .containsExactlyInAnyOrder(
                        Dimension.DECISION, Dimension.PRETEXT, Dimension.ACTUAL_REASON, Dimension.STAGE);
    }

    @Test
    void neitherTheRefusalNorTheAnswerToItCanHaveLedToThePrevention() {
        assertThat(afterChoiceOf(Of.PREVENTION))
                .containsExactlyInAnyOrder(
                        Dimension.DECISION,
                        Dimension.PRETEXT,
                        Dimension.ACTUAL_REASON,
                        Dimension.STAGE,
                        Dimension.STRATEGY,
                        Dimension.STATED_REASON);
    }

    private static Stream<Dimension> afterChoiceOf(Of of) {
        return Stream.of(Dimension.values()).filter(dimension -> dimension.comesAfterChoiceOf(of));
    }

    private static Key keyOf(Dimension dimension, String country) {
        Bins bins = bins(dimension, NO_DEALS);
        int[] binOf = ((Grouping.ByCountry) bins.grouping()).binOf();
        return bins.keys().get(binOf[DealCodes.countryCode(new Country(country))]);
    }

    private static Bins bins(Dimension dimension, DealColumns columns) {
        return columns.read(dimension::bins);
    }

    private static DealColumns decided(String... moments) {
        return columnsOf(Stream.of(moments)
                .map(moment ->
                        outcome("decided").decidedAt(Instant.parse(moment)).build()));
    }

    private static DealColumns ofTeams(String... teams) {
        return columnsOf(
                Stream.of(teams).map(team -> outcome("sold-by").team(team).build()));
    }

    private static DealColumns columnsOf(Stream<DealOutcome> deals) {
        return Deals.columnsOf(deals.toList());
    }
}

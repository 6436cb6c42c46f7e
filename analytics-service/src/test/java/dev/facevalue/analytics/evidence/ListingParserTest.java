package dev.facevalue.analytics.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.facevalue.analytics.question.Dimension;
import dev.facevalue.analytics.question.Measure;
import dev.facevalue.analytics.question.Of;
import dev.facevalue.analytics.question.QuestionParser;
import dev.facevalue.deal.Relationship;
import dev.facevalue.deal.Violation;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListingParserTest {

    @Test
    void whoAsksForNothingInParticularGetsTheFirstHundredOfAllThatCount() {
        Listing listing = listing(Map.of());

        assertThat(listing.hasOption()).isFalse();
        assertThat(listing.question().measure()).isEqualTo(Measure.PRESERVED);
        assertThat(listing.question().filters()).isEmpty();
        assertThat(listing.relationships()).isEmpty();
        assertThat(listing.awaiting()).isFalse();
        assertThat(listing.limit()).isEqualTo(100);
        assertThat(listing.start()).isEqualTo(Cursor.START);
    }

    @Test
    void filtersAreThoseOfEveryQuestion() {
        Listing listing = listing(Map.of(
                "culture", List.of("NORDIC_EUROPE", "UNKNOWN"),
                "team", List.of("north"),
                "from", List.of("2026-03-01"),
                "to", List.of("2026-03-02"),
                "of", List.of("prevention"),
                "measure", List.of("won")));

        assertThat(listing.question().of()).isEqualTo(Of.PREVENTION);
        assertThat(listing.hasOption()).isTrue();
        assertThat(listing.question().measure()).isEqualTo(Measure.WON);
        assertThat(listing.question().filters())
                .isEqualTo(
                        Map.of(Dimension.CULTURE, Set.of("NORDIC_EUROPE", "UNKNOWN"), Dimension.TEAM, Set.of("north")));
        assertThat(listing.question().from()).isEqualTo(LocalDate.of(2026, 3, 1));
        assertThat(listing.question().to()).isEqualTo(LocalDate.of(2026, 3, 2));
    }

    @Test
    void relationshipsLimitAndCursorAreRead() {
        Cursor cursor = new Cursor.FromDay(7);
        Listing listing = listing(Map.of(
                "relationship", List.of("SEVERED", "FOR_LIFE", "SEVERED"),
                "limit", List.of("1000"),
                "awaiting", List.of("false"),
                "cursor", List.of(cursor.text())));

        assertThat(listing.relationships()).containsExactlyInAnyOrder(Relationship.SEVERED, Relationship.FOR_LIFE);
        assertThat(listing.limit()).isEqualTo(1_000);
        assertThat(listing.awaiting()).isFalse();
        assertThat(listing.start()).isEqualTo(cursor);
    }

    @Test
    void whatAwaitsAnObservationCanBeAskedFor() {
        assertThat(listing(Map.of("awaiting", List.of("true"))).awaiting()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "1001", "-1", "1.5", "ten", "99999999999", "１"})
    void aLimitOutsideItsRangeIsRefused(String limit) {
        assertThat(fields(Map.of("limit", List.of(limit)))).containsExactly("limit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yes", "TRUE", "1"})
    void awaitingIsTrueOrFalse(String awaiting) {
        assertThat(fields(Map.of("awaiting", List.of(awaiting)))).containsExactly("awaiting");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "UNKNOWN", "severed", "SEVERED,STRAINED"})
    void anUnknownRelationshipIsRefused(String relationship) {
        assertThat(fields(Map.of("relationship", List.of("SEVERED", relationship))))
                .containsExactly("relationship");
    }

    @Test
    void aCursorThatNobodyHandedOutIsRefused() {
        assertThat(fields(Map.of("cursor", List.of("garbage")))).containsExactly("cursor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit", "cursor", "awaiting"})
    void whatIsOneThingIsGivenOnce(String name) {
        assertThat(violations(Map.of(
                        name,
                        switch (name) {
                            case "limit" -> List.of("1", "1");
                            case "cursor" -> List.of(Cursor.START.text(), Cursor.START.text());
                            default -> List.of("false", "false");
                        })))
                .containsExactly(new Violation(name, "must be given once"));
    }

    @Test
    void nothingIsAwaitedWhereWinsAreCounted() {
        assertThat(fields(Map.of("awaiting", List.of("true"), "measure", List.of("won"))))
                .containsExactly("awaiting");
    }

    @Test
    void whatAwaitsAnObservationHasNoRelationship() {
        assertThat(fields(Map.of("awaiting", List.of("true"), "relationship", List.of("SEVERED"))))
                .containsExactly("awaiting");
    }

    @Test
    void aListIsNotGrouped() {
        assertThat(fields(Map.of("by", List.of("culture")))).containsExactly("by");
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        assertThat(fields(Map.of(
                        "colour", List.of("red"),
                        "culture", List.of("ATLANTIS"),
                        "limit", List.of("0"),
                        "by", List.of("team"))))
                .containsExactlyInAnyOrder("colour", "culture", "limit", "by");
    }

    @Test
    void listsThatAskOtherThingsAreOtherTexts() {
        assertThat(List.of(
                                Map.<String, List<String>>of(),
                                Map.of("of", List.of("strategy")),
                                Map.of("measure", List.of("won")),
                                Map.of("awaiting", List.of("true")),
                                Map.of("relationship", List.of("SEVERED")),
                                Map.of("relationship", List.of("SEVERED", "STRAINED")),
                                Map.of("limit", List.of("99")),
                                Map.of("cursor", List.of(new Cursor.FromDay(7).text())),
                                Map.of("team", List.of("north")))
                        .stream()
                        .map(parameters -> listing(parameters).canonical()))
                .doesNotHaveDuplicates();
    }

    @Test
    void listsThatAskTheSameAreTheSameText() {
        assertThat(listing(Map.of("relationship", List.of("SEVERED", "STRAINED"), "limit", List.of("100")))
                        .canonical())
                .isEqualTo(listing(Map.of(
                                "relationship",
                                List.of("STRAINED", "SEVERED", "STRAINED"),
                                "awaiting",
                                List.of("false")))
                        .canonical());
    }

    private static Listing listing(Map<String, List<String>> parameters) {
        return ListingParser.parse(parameters);
    }

    private static List<Violation> violations(Map<String, List<String>> parameters) {
        return assertThatExceptionOfType(QuestionParser.RefusedException.class)
                .isThrownBy(() -> ListingParser.parse(parameters))
                .actual()
                .violations();
    }

    private static List<String> fields(Map<String, List<String>> parameters) {
        return violations(parameters).stream().map(Violation::field).toList();
    }
}

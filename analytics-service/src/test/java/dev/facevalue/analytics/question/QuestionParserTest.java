package dev.facevalue.analytics.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.facevalue.deal.Violation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionParserTest {

    /** The filters as the contract names them. */
    private static final String FILTERS =
            "country region culture decision strategy prevention statedReason actualReason"
                    + " pretext faceRisk trust sellerConfidence stage dealSize industry team";

    static Stream<Arguments> filtersWithSomeOfTheirCodes() {
        return Stream.of(
                Arguments.of("country", "NL", "AQ"),
                Arguments.of("region", "155", "005"),
                Arguments.of("culture", "GERMANIC_EUROPE", "UNCLASSIFIED"),
                Arguments.of("decision", "WON", "NO_DECISION"),
                Arguments.of("strategy", "CONFRONT", "BUILD_TRUST"),
                Arguments.of("prevention", "NONE", "COVERED"),
                Arguments.of("statedReason", "PRICE", "UNDISCLOSED"),
                Arguments.of("actualReason", "TRUST", "OTHER"),
                Arguments.of("pretext", "NO", "CONFIRMED"),
                Arguments.of("faceRisk", "LOW", "HIGH"),
                Arguments.of("trust", "MEDIUM", "HIGH"),
                Arguments.of("sellerConfidence", "LOW", "MEDIUM"),
                Arguments.of("stage", "QUALIFICATION", "AFTER_DECISION"),
                Arguments.of("dealSize", "SMALL", "ENTERPRISE"),
                Arguments.of("industry", "A", "U"),
                Arguments.of("team", "north", "any text at all, 日本"));
    }

    @Test
    void whoAsksNothingAsksForStrategiesAndPreservedRelationshipsOverall() {
        assertThat(asked()).isEqualTo(new Question(Of.STRATEGY, Measure.PRESERVED, List.of(), Map.of(), null, null));
    }

    @Test
    void theFiltersAreTheContracts() {
        assertThat(Stream.of(Dimension.values()).filter(Dimension::isFilter).map(Dimension::parameter))
                .containsExactly(FILTERS.split(" ", -1));
    }

    @Test
    void theDimensionsAreTheFiltersAndThePeriods() {
        assertThat(Stream.of(Dimension.values()).map(Dimension::parameter))
                .containsExactly((FILTERS + " month quarter").split(" ", -1));
    }

    @ParameterizedTest
    @MethodSource("filtersWithSomeOfTheirCodes")
    void aFilterTakesItsCodesAndSeveralOfThem(String filter, String code, String other) {
        assertThat(asked(filter, code, filter, other).filters())
                .isEqualTo(Map.of(dimension(filter), Set.of(code, other)));
    }

    @ParameterizedTest
    @MethodSource("filtersWithSomeOfTheirCodes")
    void aFilterTakesUnknown(String filter) {
        assertThat(asked(filter, "UNKNOWN").filters()).isEqualTo(Map.of(dimension(filter), Set.of("UNKNOWN")));
    }

    @Test
    void theSameCodeTwiceIsTheSameAsOnce() {
        assertThat(asked("culture", "ANGLO", "culture", "ANGLO")).isEqualTo(asked("culture", "ANGLO"));
    }

    @Test
    void differentFiltersAreKeptApart() {
        assertThat(asked("culture", "ANGLO", "faceRisk", "HIGH").filters())
                .isEqualTo(Map.of(Dimension.CULTURE, Set.of("ANGLO"), Dimension.FACE_RISK, Set.of("HIGH")));
    }

    @ParameterizedTest
    @EnumSource(value = Dimension.class, names = "TEAM|MONTH|QUARTER", mode = EnumSource.Mode.MATCH_NONE)
    void aCodeThatAFilterDoesNotHaveIsRefusedUnderItsName(Dimension filter) {
        Violation violation = onlyViolation(filter.parameter(), "ATLANTIS");

        assertThat(violation.field()).isEqualTo(filter.parameter());
        assertThat(violation.message())
                .contains("\"ATLANTIS\"")
                .contains("UNKNOWN")
                .contains(filter.codes().getLast());
    }

    @ParameterizedTest
    @CsvSource({"culture, anglo", "culture, ''", "country, XX", "region, 999", "strategy, 'CONFRONT,SAVE_FACE'"})
    void aCodeIsTakenToTheLetter(String filter, String nearly) {
        assertThat(onlyViolation(filter, nearly).field()).isEqualTo(filter);
    }

    @Test
    void ofTheCodesOfAFilterEachWrongOneIsNamed() {
        assertThat(violations("trust", "LOW", "trust", "SOME", "trust", "NONE"))
                .extracting(Violation::field)
                .containsExactly("trust", "trust");
    }

    @ParameterizedTest
    @ValueSource(strings = {"month", "quarter", "relationship", "shoeSize", "Culture", ""})
    void whatIsNoParameterIsRefusedByItsName(String name) {
        assertThat(onlyViolation(name, "2026-03")).isEqualTo(new Violation(name, "is not a parameter of this query"));
    }

    @Test
    void anEndlessNameIsToldInShort() {
        assertThat(onlyViolation("x".repeat(65), "").field()).isEqualTo("x".repeat(64) + "…");
    }

    @Test
    void whatIsToldInShortEndsWithAWholeCharacter() {
        assertThat(onlyViolation("x".repeat(63) + "\uD83C\uDFFFy", "").field())
                .isEqualTo("x".repeat(63) + "\uD83C\uDFFF…");
    }

    @Test
    void daysAreTakenFromTheFirstToTheLast() {
        Question question = asked("from", "2024-02-29", "to", "2024-03-01");

        assertThat(question.from()).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(question.to()).isEqualTo(LocalDate.of(2024, 3, 1));
    }

    @Test
    void oneDayIsAPeriodToo() {
        assertThat(asked("from", "2026-03-01", "to", "2026-03-01").from()).isEqualTo(LocalDate.of(2026, 3, 1));
    }

    @Test
    void aPeriodMayBeOpenAtEitherEnd() {
        assertThat(asked("from", "2026-03-01").to()).isNull();
        assertThat(asked("to", "2026-03-01").from()).isNull();
    }

    @Test
    void aPeriodThatEndsBeforeItBeginsIsRefused() {
        assertThat(onlyViolation("from", "2026-03-02", "to", "2026-03-01").field())
                .isEqualTo("to");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2026-3-1",
                "2026-02-30",
                "2026-13-01",
                "20260301",
                "+12026-03-01",
                "-2026-03-01",
                "2026-03-01T00:00:00Z",
                " 2026-03-01",
                ""
            })
    void whatIsNoDayIsRefused(String day) {
        assertThat(onlyViolation("from", day).field()).isEqualTo("from");
        assertThat(onlyViolation("to", day).field()).isEqualTo("to");
    }

    @ParameterizedTest
    @CsvSource({"of, strategy", "measure, won", "from, 2026-03-01", "to, 2026-03-01"})
    void whatCanBeSaidOnceOnlyIsRefusedTwice(String name, String value) {
        assertThat(onlyViolation(name, value, name, value)).isEqualTo(new Violation(name, "must be given once"));
    }

    @Test
    void itIsSaidWhatIsComparedAndWhatCountsAsASuccess() {
        Question question = asked("of", "prevention", "measure", "won");

        assertThat(question.of()).isEqualTo(Of.PREVENTION);
        assertThat(question.measure()).isEqualTo(Measure.WON);
    }

    @ParameterizedTest
    @CsvSource({"of, outcome", "of, STRATEGY", "of, ''", "measure, lost", "measure, Won"})
    void whatCannotBeComparedOrMeasuredIsRefused(String name, String value) {
        assertThat(onlyViolation(name, value).field()).isEqualTo(name);
    }

    @ParameterizedTest
    @MethodSource("groupings")
    void groupsAreByNoneOneOrTwoDimensions(List<String> by, List<Dimension> dimensions) {
        List<String> parameters = new ArrayList<>();
        by.forEach(value -> parameters.addAll(List.of("by", value)));

        assertThat(asked(parameters.toArray(String[]::new)).by()).isEqualTo(dimensions);
    }

    static Stream<Arguments> groupings() {
        return Stream.of(
                Arguments.of(List.of(""), List.of()),
                Arguments.of(List.of("culture"), List.of(Dimension.CULTURE)),
                Arguments.of(List.of("month,team"), List.of(Dimension.MONTH, Dimension.TEAM)),
                Arguments.of(List.of("team, quarter"), List.of(Dimension.TEAM, Dimension.QUARTER)),
                Arguments.of(List.of("region", "trust"), List.of(Dimension.REGION, Dimension.TRUST)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"colour", "culture,colour", "culture,culture", "country,region,culture", "relationship"})
    void otherGroupsAreRefused(String by) {
        assertThat(onlyViolation("by", by).field()).isEqualTo("by");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        assertThat(violations(
                        "by",
                        "colour",
                        "culture",
                        "ATLANTIS",
                        "shoeSize",
                        "44",
                        "from",
                        "yesterday",
                        "of",
                        "all",
                        "measure",
                        "luck"))
                .extracting(Violation::field)
                .containsExactlyInAnyOrder("by", "culture", "shoeSize", "from", "of", "measure");
    }

    @Test
    void aQueryReadsParametersOfItsOwnBesideThoseOfAll() {
        QuestionParser parser = own("within", "trust,country", "who", "b", "trust", "HIGH");

        assertThat(parser.dimensions("within", 3)).containsExactly(Dimension.TRUST, Dimension.COUNTRY);
        assertThat(parser.choice("who", new String[] {"a", "b"}, name -> name)).contains("b");
        assertThat(parser.question(List.of(Dimension.TEAM)))
                .isEqualTo(new Question(
                        Of.STRATEGY,
                        Measure.PRESERVED,
                        List.of(Dimension.TEAM),
                        Map.of(Dimension.TRUST, Set.of("HIGH")),
                        null,
                        null));
        assertThatCode(parser::check).doesNotThrowAnyException();
    }

    @Test
    void aParameterOfItsOwnNeedNotBeGiven() {
        QuestionParser parser = own("who", "");

        assertThat(parser.isGiven("who")).isTrue();
        assertThat(parser.isGiven("within")).isFalse();
        assertThat(parser.dimensions("within", 3)).isEmpty();
        assertThat(own().choice("who", new String[] {"a"}, name -> name)).isEmpty();
    }

    @Test
    void aQueryThatTakesNoParametersRefusesEachByItsName() {
        assertThatExceptionOfType(QuestionParser.RefusedException.class)
                .isThrownBy(() -> QuestionParser.requireNoneBut(Set.of(), Map.of("culture", List.of("ANGLO"))))
                .satisfies(refused -> assertThat(refused.violations())
                        .containsExactly(new Violation("culture", "is not a parameter of this query")));
    }

    @Test
    void aQueryThatTakesNoParametersIsAskedWithNone() {
        assertThatNoException().isThrownBy(() -> QuestionParser.requireNoneBut(Set.of(), Map.of()));
    }

    @Test
    void aQueryWithoutFiltersTakesItsOwnParametersAlone() {
        assertThatNoException()
                .isThrownBy(() -> QuestionParser.requireNoneBut(Set.of("limit"), Map.of("limit", List.of("5"))));
        assertThatExceptionOfType(QuestionParser.RefusedException.class)
                .isThrownBy(() -> QuestionParser.requireNoneBut(
                        Set.of("limit"), Map.of("limit", List.of("5"), "reason", List.of("x"))))
                .satisfies(refused -> assertThat(refused.violations())
                        .containsExactly(new Violation("reason", "is not a parameter of this query")));
    }

    @Test
    void ofVeryManyThatAreWrongSoManyAreTold() {
        String[] wrong = IntStream.range(0, 100)
                .mapToObj(i -> Stream.of("trust", "code" + i))
                .flatMap(each -> each)
                .toArray(String[]::new);

        assertThat(violations(wrong)).hasSize(64);
    }

    @Test
    void whatIsNotOfItsOwnIsNoParameterOfAQuery() {
        QuestionParser parser = own("by", "culture");
        parser.question(List.of());

        assertThatExceptionOfType(QuestionParser.RefusedException.class)
                .isThrownBy(parser::check)
                .satisfies(refused -> assertThat(refused.violations())
                        .containsExactly(new Violation("by", "is not a parameter of this query")));
    }

    @Test
    void whatIsWrongWithItsOwnParametersIsSaidTogetherWithTheRest() {
        QuestionParser parser = own("within", "trust,trust,team,colour", "who", "c", "from", "yesterday");
        parser.dimensions("within", 3);
        parser.choice("who", new String[] {"a", "b"}, name -> name);
        parser.question(List.of());
        parser.refuse("who", "is nobody");

        assertThatExceptionOfType(QuestionParser.RefusedException.class)
                .isThrownBy(parser::check)
                .satisfies(refused -> assertThat(refused.violations())
                        .extracting(Violation::field)
                        .containsExactly("within", "within", "within", "who", "from", "who"));
    }

    private static QuestionParser own(String... namesAndValues) {
        return new QuestionParser(parameters(namesAndValues), Set.of("within", "who"));
    }

    private static Dimension dimension(String parameter) {
        return Dimension.named(parameter).orElseThrow();
    }

    private static Question asked(String... namesAndValues) {
        return QuestionParser.parse(parameters(namesAndValues));
    }

    private static Violation onlyViolation(String... namesAndValues) {
        List<Violation> violations = violations(namesAndValues);
        assertThat(violations).hasSize(1);
        return violations.getFirst();
    }

    private static List<Violation> violations(String... namesAndValues) {
        return assertThatExceptionOfType(QuestionParser.RefusedException.class)
                .isThrownBy(() -> asked(namesAndValues))
                .actual()
                .violations();
    }

    /** As the framework hands them over: each name once, with its values in their order. */
    private static Map<String, List<String>> parameters(String... namesAndValues) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            parameters
                    .computeIfAbsent(namesAndValues[i], _ -> new ArrayList<>())
                    .add(namesAndValues[i + 1]);
        }
        return parameters;
    }
}

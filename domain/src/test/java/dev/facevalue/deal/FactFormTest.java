package dev.facevalue.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.facevalue.deal.FactForm.Kind;
import dev.facevalue.geography.Country;
import dev.facevalue.geography.Culture;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FactFormTest {

    private static final Instant TAKEN = Instant.parse("2026-03-01T12:00:00.123456Z");
    private static final Duration MICROSECOND = Duration.ofNanos(1_000);

    @Test
    void aFormWithEveryFieldGivesTheWholeOutcome() {
        Map<FactField, String> fields = smallest(Kind.DEAL_OUTCOME);
        fields.put(FactField.DECISION, "LOST");
        fields.put(FactField.STRATEGY, "SAVE_FACE");
        fields.put(FactField.PREVENTION, "SURFACED");
        fields.put(FactField.RELATIONSHIP, "MAINTAINED");
        fields.put(FactField.CULTURE, "ANGLO");
        fields.put(FactField.STATED_REASON, "PRICE");
        fields.put(FactField.ACTUAL_REASON, "TRUST");
        fields.put(FactField.PRETEXT, "CONFIRMED");
        fields.put(FactField.FACE_RISK, "HIGH");
        fields.put(FactField.TRUST, "LOW");
        fields.put(FactField.SELLER_CONFIDENCE, "MEDIUM");
        fields.put(FactField.STAGE, "DECISION");
        fields.put(FactField.DEAL_SIZE, "ENTERPRISE");
        fields.put(FactField.INDUSTRY, "J");
        fields.put(FactField.AMOUNT, "12500.50");
        fields.put(FactField.CURRENCY, "EUR");
        fields.put(FactField.TEAM, "North");
        fields.put(FactField.SELLER_ID, "s-1");
        fields.put(FactField.ACCOUNT_ID, "a-1");
        fields.put(FactField.RECORDED_AT, "2026-03-01T11:00:00Z");
        assertThat(fields.keySet()).as("the test leaves no field out").isEqualTo(Kind.DEAL_OUTCOME.fields());

        assertThat(check(Kind.DEAL_OUTCOME, fields))
                .isEqualTo(new FactForm.Accepted(
                        new DealOutcome(
                                "d-1",
                                Instant.parse("2026-02-01T09:00:00Z"),
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
                                DealSize.ENTERPRISE,
                                Industry.J,
                                new Money(new BigDecimal("12500.5"), Currency.getInstance("EUR")),
                                "North",
                                "s-1",
                                "a-1"),
                        Instant.parse("2026-03-01T11:00:00Z")));
    }

    @Test
    void aFormWithTheRequiredFieldsAloneGivesAnOutcomeOfWhichTheRestIsAbsent() {
        FactForm.Checked checked = check(Kind.DEAL_OUTCOME, smallest(Kind.DEAL_OUTCOME));

        assertThat(checked)
                .isEqualTo(new FactForm.Accepted(
                        new DealOutcome(
                                "d-1",
                                Instant.parse("2026-02-01T09:00:00Z"),
                                new Country("NL"),
                                Decision.WON,
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
                                null,
                                null),
                        null));
    }

    @Test
    void anObservationIsReadWithItsRecordedAt() {
        Map<FactField, String> fields = smallest(Kind.RELATIONSHIP_OBSERVATION);
        fields.put(FactField.RECORDED_AT, "2026-02-03T09:00:00+01:00");

        assertThat(check(Kind.RELATIONSHIP_OBSERVATION, fields))
                .isEqualTo(new FactForm.Accepted(
                        new RelationshipObservation(
                                "d-1", Instant.parse("2026-02-02T09:00:00Z"), Relationship.STRAINED),
                        Instant.parse("2026-02-03T08:00:00Z")));
    }

    @Test
    void anErasureIsRead() {
        assertThat(check(Kind.ERASURE, smallest(Kind.ERASURE)))
                .isEqualTo(new FactForm.Accepted(new Erasure("d-1", Instant.parse("2026-02-02T09:00:00Z")), null));
    }

    @Test
    void recordedAtMayBeToldBesideTheFields() {
        FactForm form = form(Kind.DEAL_OUTCOME, smallest(Kind.DEAL_OUTCOME));

        form.putRecordedAt("time", "2026-03-01T12:00:00+01:00");

        assertThat(((FactForm.Accepted) form.check(TAKEN)).recordedAt())
                .isEqualTo(Instant.parse("2026-03-01T11:00:00Z"));
    }

    @Test
    void recordedAtMayBeToldTwiceIfBothSayTheSameMoment() {
        FactForm form = form(Kind.DEAL_OUTCOME, smallest(Kind.DEAL_OUTCOME));
        form.put(FactField.RECORDED_AT, "2026-03-01T11:00:00Z");

        form.putRecordedAt("time", "2026-03-01T12:00:00+01:00");

        assertThat(((FactForm.Accepted) form.check(TAKEN)).recordedAt())
                .isEqualTo(Instant.parse("2026-03-01T11:00:00Z"));
    }

    @Test
    void twoMomentsOfRecordingContradictEachOther() {
        FactForm form = form(Kind.DEAL_OUTCOME, smallest(Kind.DEAL_OUTCOME));
        form.put(FactField.RECORDED_AT, "2026-03-01T11:00:00Z");

        form.putRecordedAt("time", "2026-03-01T11:00:00.000001Z");

        assertThat(((FactForm.Refused) form.check(TAKEN)).violations())
                .containsExactly(
                        new Violation("time", "must be the same moment as recordedAt, or one of the two be left out"));
    }

    @Test
    void whatIsWrongWithRecordedAtItselfIsNotAlsoAContradiction() {
        FactForm form = form(Kind.DEAL_OUTCOME, smallest(Kind.DEAL_OUTCOME));
        form.put(FactField.RECORDED_AT, "yesterday");

        form.putRecordedAt("time", "2026-03-01T11:00:00Z");

        assertThat(((FactForm.Refused) form.check(TAKEN)).violations())
                .containsExactly(new Violation("recordedAt", Timestamps.FORM));
    }

    @Test
    void whatIsWrongWithTheMomentIsToldUnderItsOwnName() {
        FactForm noTime = form(Kind.RELATIONSHIP_OBSERVATION, smallest(Kind.RELATIONSHIP_OBSERVATION));
        noTime.putRecordedAt("time", "yesterday");
        FactForm ahead = form(Kind.RELATIONSHIP_OBSERVATION, smallest(Kind.RELATIONSHIP_OBSERVATION));
        ahead.putRecordedAt(
                "time", TAKEN.plus(FactForm.MAX_RECORD_AHEAD).plus(MICROSECOND).toString());

        assertThat(((FactForm.Refused) noTime.check(TAKEN)).violations())
                .containsExactly(new Violation("time", Timestamps.FORM));
        assertThat(((FactForm.Refused) ahead.check(TAKEN)).violations())
                .containsExactly(new Violation(
                        "time", "must not lie in the future (2 seconds are allowed for clocks that differ)"));
    }

    @Test
    void anErasureHasNoMomentOfRecording() {
        FactForm form = new FactForm(Kind.ERASURE);

        assertThatThrownBy(() -> form.putRecordedAt("time", "2026-03-01T11:00:00Z"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFormTellsTheDealThatItIsAbout() {
        FactForm form = new FactForm(Kind.ERASURE);
        assertThat(form.dealId()).isEmpty();

        form.put(FactField.DEAL_ID, "d-1");

        assertThat(form.dealId()).contains("d-1");
    }

    @Test
    void whatCannotBeADealIdIsNone() {
        FactForm form = new FactForm(Kind.ERASURE);
        form.put(FactField.DEAL_ID, "d 1");

        assertThat(form.dealId()).isEmpty();
    }

    static Stream<Arguments> requiredFields() {
        return Stream.of(Kind.values())
                .flatMap(kind -> kind.required().stream().map(field -> Arguments.of(kind, field)));
    }

    @Test
    void theRequiredFieldsAreThoseOfTheContract() {
        assertThat(requiredFields().map(each -> List.of(each.get())))
                .containsExactly(
                        List.of(Kind.DEAL_OUTCOME, FactField.DEAL_ID),
                        List.of(Kind.DEAL_OUTCOME, FactField.DECIDED_AT),
                        List.of(Kind.DEAL_OUTCOME, FactField.COUNTRY),
                        List.of(Kind.DEAL_OUTCOME, FactField.DECISION),
                        List.of(Kind.RELATIONSHIP_OBSERVATION, FactField.DEAL_ID),
                        List.of(Kind.RELATIONSHIP_OBSERVATION, FactField.OBSERVED_AT),
                        List.of(Kind.RELATIONSHIP_OBSERVATION, FactField.RELATIONSHIP),
                        List.of(Kind.ERASURE, FactField.DEAL_ID),
                        List.of(Kind.ERASURE, FactField.ERASED_AT));
    }

    @ParameterizedTest
    @MethodSource("requiredFields")
    void whatIsRequiredMustBeThere(Kind kind, FactField field) {
        Map<FactField, String> fields = smallest(kind);
        fields.remove(field);

        assertThat(violations(kind, fields)).containsExactly(new Violation(field.fieldName(), "is required"));
    }

    @ParameterizedTest
    @MethodSource("requiredFields")
    void whatIsRequiredButWrongIsToldOnce(Kind kind, FactField field) {
        Map<FactField, String> fields = smallest(kind);
        fields.put(field, "?");

        assertThat(violations(kind, fields)).containsExactly(new Violation(field.fieldName(), field.form()));
    }

    static Stream<Arguments> allFields() {
        return Stream.of(Kind.values()).flatMap(kind -> kind.fields().stream().map(field -> Arguments.of(kind, field)));
    }

    @ParameterizedTest
    @MethodSource("allFields")
    void everyFieldThatIsWrongIsToldByItsName(Kind kind, FactField field) {
        Map<FactField, String> fields = smallest(kind);
        if (field == FactField.AMOUNT || field == FactField.CURRENCY) {
            fields.put(FactField.AMOUNT, "1");
            fields.put(FactField.CURRENCY, "EUR");
        }
        fields.put(field, "\u0000");

        assertThat(violations(kind, fields)).containsExactly(new Violation(field.fieldName(), field.form()));
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceWhatCameFirstThenWhatIsMissing() {
        Map<FactField, String> fields = new LinkedHashMap<>();
        fields.put(FactField.TEAM, "");
        fields.put(FactField.DECISION, "LOST");
        fields.put(FactField.COUNTRY, "ZZ");
        fields.put(FactField.DECIDED_AT, "2027-01-01T00:00:00Z");
        fields.put(FactField.AMOUNT, "1");

        assertThat(violations(Kind.DEAL_OUTCOME, fields).stream().map(Violation::field))
                .containsExactly("team", "country", "dealId", "decidedAt", "strategy", "value.currency");
    }

    @ParameterizedTest
    @CsvSource({"LOST", "NO_DECISION"})
    void aDealThatWasNotWonNeedsAStrategy(String decision) {
        Map<FactField, String> fields = smallest(Kind.DEAL_OUTCOME);
        fields.put(FactField.DECISION, decision);

        assertThat(violations(Kind.DEAL_OUTCOME, fields))
                .containsExactly(new Violation("strategy", "is required unless the decision is WON"));
    }

    @Test
    void aStrategyThatIsWrongIsNotMissingToo() {
        Map<FactField, String> fields = smallest(Kind.DEAL_OUTCOME);
        fields.put(FactField.DECISION, "LOST");
        fields.put(FactField.STRATEGY, "SHOUT");

        assertThat(violations(Kind.DEAL_OUTCOME, fields))
                .containsExactly(new Violation("strategy", FactField.STRATEGY.form()));
    }

    @Test
    void anUnknownDecisionAsksForNoStrategy() {
        Map<FactField, String> fields = smallest(Kind.DEAL_OUTCOME);
        fields.put(FactField.DECISION, "MAYBE");

        assertThat(violations(Kind.DEAL_OUTCOME, fields)).hasSize(1);
    }

    @Test
    void aDealThatWasWonMayHaveAStrategy() {
        Map<FactField, String> fields = smallest(Kind.DEAL_OUTCOME);
        fields.put(FactField.STRATEGY, "CONFRONT");

        assertThat(check(Kind.DEAL_OUTCOME, fields)).isInstanceOf(FactForm.Accepted.class);
    }

    @ParameterizedTest
    @CsvSource({"AMOUNT, 1, value.currency", "CURRENCY, EUR, value.amount"})
    void aValueNeedsAnAmountAndACurrency(FactField field, String text, String missing) {
        Map<FactField, String> fields = smallest(Kind.DEAL_OUTCOME);
        fields.put(field, text);

        assertThat(violations(Kind.DEAL_OUTCOME, fields))
                .containsExactly(new Violation(missing, "is required: a value has an amount and a currency"));
    }

    @ParameterizedTest
    @CsvSource({
        "DEAL_OUTCOME, DECIDED_AT, PT5M",
        "RELATIONSHIP_OBSERVATION, OBSERVED_AT, PT5M",
        "ERASURE, ERASED_AT, PT5M",
        "DEAL_OUTCOME, RECORDED_AT, PT2S",
        "RELATIONSHIP_OBSERVATION, RECORDED_AT, PT2S"
    })
    void aTimeMayLieAheadByThatMuchAndNotAMicrosecondMore(Kind kind, FactField field, Duration ahead) {
        Map<FactField, String> fields = smallest(kind);

        fields.put(field, TAKEN.plus(ahead).toString());
        assertThat(check(kind, fields)).isInstanceOf(FactForm.Accepted.class);

        fields.put(field, TAKEN.plus(ahead).plus(MICROSECOND).toString());
        assertThat(violations(kind, fields)).singleElement().satisfies(violation -> {
            assertThat(violation.field()).isEqualTo(field.fieldName());
            assertThat(violation.message()).contains("future").contains(ahead.toSeconds() == 2 ? "2 s" : "5 min");
        });
    }

    @Test
    void aFieldOfAnotherKindOfFactMustNotBePutIntoAForm() {
        assertThatThrownBy(() -> new FactForm(Kind.ERASURE).put(FactField.RELATIONSHIP, "SEVERED"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FactForm(Kind.ERASURE).put(FactField.RECORDED_AT, TAKEN.toString()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FactForm(Kind.DEAL_OUTCOME).put(FactField.OBSERVED_AT, TAKEN.toString()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FactForm(Kind.RELATIONSHIP_OBSERVATION).put(FactField.COUNTRY, "NL"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFieldThatIsPutTwiceIsRefusedThoughBothSayTheSame() {
        FactForm form = new FactForm(Kind.ERASURE);
        form.put(FactField.DEAL_ID, "d-1");
        form.put(FactField.ERASED_AT, "2026-02-02T09:00:00Z");
        form.put(FactField.DEAL_ID, "d-1");

        assertThat(form.check(TAKEN))
                .isEqualTo(new FactForm.Refused("d-1", List.of(new Violation("dealId", "must occur only once"))));
    }

    @Test
    void howMuchIsToldAboutOneFormIsBounded() {
        FactForm form = new FactForm(Kind.DEAL_OUTCOME);
        for (int i = 0; i < 10_000; i++) {
            form.refuse(new Violation("x" + i, "is not a field of this fact"));
        }

        assertThat(form.check(TAKEN))
                .isInstanceOfSatisfying(
                        FactForm.Refused.class,
                        refused -> assertThat(refused.violations())
                                .hasSize(64)
                                .startsWith(new Violation("x0", "is not a field of this fact")));
    }

    @Test
    void whatIsRefusedOutrightIsThereButOfNoUse() {
        FactForm form = new FactForm(Kind.ERASURE);
        form.put(FactField.DEAL_ID, "d-1");
        form.refuse(FactField.ERASED_AT, "must not be null");
        form.refuse(new Violation("colour", "is not a field of this fact"));

        assertThat(form.check(TAKEN))
                .isEqualTo(new FactForm.Refused(
                        "d-1",
                        List.of(
                                new Violation("erasedAt", "must not be null"),
                                new Violation("colour", "is not a field of this fact"))));
    }

    @Test
    void aRefusalNamesTheDealIfThatMuchCouldBeRead() {
        Map<FactField, String> fields = smallest(Kind.ERASURE);
        fields.put(FactField.ERASED_AT, "never");
        assertThat(((FactForm.Refused) check(Kind.ERASURE, fields)).dealId()).isEqualTo("d-1");

        fields.put(FactField.DEAL_ID, "no deal");
        assertThat(((FactForm.Refused) check(Kind.ERASURE, fields)).dealId()).isNull();
    }

    @Test
    void noMessageRepeatsWhatWasSent() {
        for (FactField field : Kind.DEAL_OUTCOME.fields()) {
            Map<FactField, String> fields = smallest(Kind.DEAL_OUTCOME);
            fields.put(field, "J. Jansen\u0000");

            assertThat(violations(Kind.DEAL_OUTCOME, fields))
                    .noneMatch(violation -> violation.message().contains("Jansen"));
        }
    }

    @Test
    void aFormKnowsItsKindAndGivesOnlyCopiesOfItsSets() {
        Kind.ERASURE.required().clear();
        Kind.ERASURE.fields().clear();

        assertThat(new FactForm(Kind.ERASURE).kind()).isEqualTo(Kind.ERASURE);
        assertThat(Kind.ERASURE.required()).hasSize(2);
        assertThat(Kind.ERASURE.fields()).hasSize(2);
    }

    private static Map<FactField, String> smallest(Kind kind) {
        Map<FactField, String> fields = new LinkedHashMap<>();
        fields.put(FactField.DEAL_ID, "d-1");
        switch (kind) {
            case DEAL_OUTCOME -> {
                fields.put(FactField.DECIDED_AT, "2026-02-01T10:00:00+01:00");
                fields.put(FactField.COUNTRY, "NL");
                fields.put(FactField.DECISION, "WON");
            }
            case RELATIONSHIP_OBSERVATION -> {
                fields.put(FactField.OBSERVED_AT, "2026-02-02T09:00:00Z");
                fields.put(FactField.RELATIONSHIP, "STRAINED");
            }
            case ERASURE -> fields.put(FactField.ERASED_AT, "2026-02-02T09:00:00Z");
        }
        return fields;
    }

    private static FactForm.Checked check(Kind kind, Map<FactField, String> fields) {
        return form(kind, fields).check(TAKEN);
    }

    private static FactForm form(Kind kind, Map<FactField, String> fields) {
        FactForm form = new FactForm(kind);
        fields.forEach(form::put);
        return form;
    }

    private static List<Violation> violations(Kind kind, Map<FactField, String> fields) {
        return ((FactForm.Refused) check(kind, fields)).violations();
    }
}

package dev.facevalue.eventstream;

import static dev.facevalue.eventstream.ReadJson.OBSERVATION;
import static dev.facevalue.eventstream.ReadJson.assertMalformed;
import static dev.facevalue.eventstream.ReadJson.outcomeViolations;
import static dev.facevalue.eventstream.ReadJson.violations;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.deal.FactField;
import dev.facevalue.deal.FactForm;
import dev.facevalue.deal.Violation;
import dev.facevalue.eventstream.FactJson.UnknownMembers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactJsonViolationsTest {

    @ParameterizedTest
    @EnumSource(UnknownMembers.class)
    void aMemberThatOccursTwiceIsAViolationThoughBothSayTheSame(UnknownMembers unknown) {
        assertThat(violations("{" + OBSERVATION + ",\"dealId\":\"d-1\"}", unknown))
                .containsExactly(new Violation("dealId", "must occur only once"));
        assertThat(violations("{" + OBSERVATION + ",\"relationship\":\"FOR_LIFE\"}", unknown))
                .containsExactly(new Violation("relationship", "must occur only once"));
    }

    @Test
    void aValueThatOccursTwiceIsAViolation() {
        String money = "\"value\":{\"amount\":1,\"currency\":\"EUR\"}";

        assertThat(outcomeViolations(money + "," + money).stream().map(Violation::field))
                .containsExactly("value.amount", "value.currency");
        assertThat(outcomeViolations("\"value\":{\"amount\":1,\"amount\":1,\"currency\":\"EUR\"}"))
                .containsExactly(new Violation("value.amount", "must occur only once"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.5", "true", "false", "[]", "[\"STRAINED\"]", "{}", "{\"a\":[{}]}"})
    void aTextMustBeAString(String json) {
        String observation = OBSERVATION.replace("\"STRAINED\"", json);

        assertThat(violations("{" + observation + "}", UnknownMembers.TOLERATE))
                .containsExactly(
                        new Violation("relationship", "must be a JSON string; it " + FactField.RELATIONSHIP.form()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "true", "[]", "[1]", "{}", "{\"a\":1}"})
    void anAmountMustBeANumber(String json) {
        assertThat(outcomeViolations("\"value\":{\"amount\":" + json + ",\"currency\":\"EUR\"}"))
                .containsExactly(new Violation("value.amount", "must be a JSON number; it " + FactField.AMOUNT.form()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"1 EUR\"", "true", "[]", "[{\"amount\":1}]"})
    void aValueMustBeAnObject(String json) {
        assertThat(outcomeViolations("\"value\":" + json)).containsExactly(new Violation("value", "must be an object"));
    }

    @Test
    void nullIsNeitherAValueNorAnAbsentOne() {
        String message = "must not be null; leave the field out instead";

        assertThat(violations("{" + OBSERVATION.replace("\"d-1\"", "null") + "}", UnknownMembers.TOLERATE))
                .containsExactly(new Violation("dealId", message));
        assertThat(outcomeViolations("\"team\":null")).containsExactly(new Violation("team", message));
        assertThat(outcomeViolations("\"value\":null")).containsExactly(new Violation("value", message));
        assertThat(outcomeViolations("\"value\":{\"amount\":null,\"currency\":\"EUR\"}"))
                .containsExactly(new Violation("value.amount", message));
    }

    @Test
    void aValueWithoutAmountAndCurrencyIsAViolationWhateverElseItHolds() {
        assertThat(outcomeViolations("\"value\":{}"))
                .containsExactly(new Violation("value", "must have an amount and a currency"));
        assertThat(outcomeViolations("\"value\":{\"precision\":2}"))
                .containsExactly(new Violation("value", "must have an amount and a currency"));
        assertThat(outcomeViolations("\"value\":{\"precision\":{\"amount\":2},\"amount\":1,\"currency\":\"EUR\"}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999", "1e99999999999999999999", "-1", "-0.1", "1e18"})
    void anAmountOutOfRangeIsAViolation(String amount) {
        assertThat(outcomeViolations("\"value\":{\"amount\":" + amount + ",\"currency\":\"EUR\"}"))
                .containsExactly(new Violation("value.amount", FactField.AMOUNT.form()));
    }

    @Test
    void aNumberOfVeryManyDigitsIsRefusedUnread() {
        assertThat(outcomeViolations("\"value\":{\"amount\":" + "1".repeat(900) + ",\"currency\":\"EUR\"}"))
                .hasSize(1);
        assertMalformed(("{\"value\":{\"amount\":" + "1".repeat(60_000) + "}}").getBytes(UTF_8));
    }

    @Test
    void aHalfOfACharacterInAnEscapeIsAViolation() {
        assertThat(outcomeViolations("\"team\":\"a\\ud83d\""))
                .containsExactly(new Violation("team", FactField.TEAM.form()));
        assertThat(outcomeViolations("\"team\":\"a\\u0000\""))
                .containsExactly(new Violation("team", FactField.TEAM.form()));
        assertThat(outcomeViolations("\"team\":\"\\ud83d\\ude80\"")).isEmpty();
    }

    @Test
    void howMuchIsToldAboutOneFactIsBounded() {
        StringBuilder json = new StringBuilder("{" + OBSERVATION);
        for (int i = 0; i < 10_000; i++) {
            json.append(",\"x").append(i).append("\":1");
        }

        assertThat(violations(json.append('}').toString(), UnknownMembers.REFUSE))
                .hasSize(FactForm.MAX_VIOLATIONS);
    }
}

package dev.facevalue.eventstream;

import static dev.facevalue.eventstream.ReadJson.OBSERVATION;
import static dev.facevalue.eventstream.ReadJson.form;
import static dev.facevalue.eventstream.ReadJson.violations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.deal.Fact;
import dev.facevalue.deal.FactForm;
import dev.facevalue.deal.FactForm.Kind;
import dev.facevalue.deal.Violation;
import dev.facevalue.eventstream.FactJson.UnknownMembers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactJsonReadTest {

    @Test
    void whatIsWrittenIsReadAsAnEqualFact() {
        for (long seed = 0; seed < 20_000; seed++) {
            Fact fact = new RandomFacts(seed).next();
            byte[] json = FactJson.write(fact);
            Kind kind = EventType.of(fact).kind();

            FactForm.Checked checked = form(json, kind, UnknownMembers.REFUSE).check(RandomFacts.LATEST);

            assertThat(checked).as("seed %d, %s", seed, fact).isEqualTo(new FactForm.Accepted(fact, null));
            assertThat(FactJson.write(((FactForm.Accepted) checked).fact()))
                    .as("seed %d", seed)
                    .isEqualTo(json);
        }
    }

    @Test
    void theOrderOfTheMembersDoesNotMatter() {
        String inner = Samples.WHOLE_OUTCOME_JSON.substring(1, Samples.WHOLE_OUTCOME_JSON.indexOf(",\"value\""));
        for (long seed = 0; seed < 200; seed++) {
            List<String> members = new ArrayList<>(Arrays.asList(inner.split(",", -1)));
            members.add("\"value\" : { \"currency\" : \"EUR\" ,\n\"amount\" : 1250000.00 }");
            Collections.shuffle(members, new Random(seed));
            String json = "\r\n{ " + String.join(" ,\t", members) + " } ";

            FactForm.Checked checked =
                    form(json, Kind.DEAL_OUTCOME, UnknownMembers.REFUSE).check(RandomFacts.LATEST);

            assertThat(checked)
                    .as("seed %d, %s", seed, json)
                    .isEqualTo(new FactForm.Accepted(Samples.WHOLE_OUTCOME, null));
        }
    }

    @Test
    void aByteOrderMarkIsPassedOver() {
        assertThat(violations("\ufeff{" + OBSERVATION + "}", UnknownMembers.REFUSE))
                .isEmpty();
    }

    @Test
    void anUnknownMemberIsRefusedByItsNameOrTolerated() {
        String json = "{" + OBSERVATION + ",\"colour\":{\"red\":[1,{\"dealId\":\"d-2\"}]}}";

        assertThat(violations(json, UnknownMembers.REFUSE))
                .containsExactly(new Violation("colour", "is not a field of this fact"));
        assertThat(violations(json, UnknownMembers.TOLERATE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"country", "value", "value.amount", "erasedAt", "DEALID", "dealId ", ""})
    void aMemberOfAnotherKindOfFactIsUnknown(String name) {
        String json = "{" + OBSERVATION + ",\"" + name + "\":{\"amount\":1}}";

        assertThat(violations(json, UnknownMembers.REFUSE))
                .containsExactly(new Violation(name, "is not a field of this fact"));
        assertThat(violations(json, UnknownMembers.TOLERATE)).isEmpty();
    }

    @Test
    void aMemberNamedWithADotIsNotTheMemberOfAMember() {
        String json =
                "{\"dealId\":\"d\",\"decidedAt\":\"2026-02-01T09:00:00Z\",\"country\":\"NL\",\"decision\":\"WON\","
                        + "\"value.amount\":1,\"value.currency\":\"EUR\"}";

        assertThat(violations(json, Kind.DEAL_OUTCOME, UnknownMembers.REFUSE).stream()
                        .map(Violation::field))
                .containsExactly("value.amount", "value.currency");
    }

    @Test
    void theNameOfAnUnknownMemberIsToldInPartAndInWholeCharacters() {
        String longName = "x".repeat(63) + "\ud83d\ude80" + "y".repeat(100);

        assertThat(violations("{" + OBSERVATION + ",\"" + longName + "\":1}", UnknownMembers.REFUSE))
                .extracting(Violation::field)
                .containsExactly("x".repeat(63) + "\ud83d\ude80\u2026");
    }

    @Test
    void recordedAtIsReadWhereItIsSentAndPassedOverOnATopic() {
        String json = "{" + OBSERVATION + ",\"recordedAt\":\"2026-02-03T09:00:00Z\"}";
        String nonsense = "{" + OBSERVATION + ",\"recordedAt\":[null]}";

        assertThat(form(json, Kind.RELATIONSHIP_OBSERVATION, UnknownMembers.REFUSE)
                        .check(RandomFacts.LATEST))
                .isInstanceOfSatisfying(
                        FactForm.Accepted.class,
                        accepted -> assertThat(accepted.recordedAt()).isEqualTo(Instant.parse("2026-02-03T09:00:00Z")));
        assertThat(form(json, Kind.RELATIONSHIP_OBSERVATION, UnknownMembers.TOLERATE)
                        .check(RandomFacts.LATEST))
                .isInstanceOfSatisfying(
                        FactForm.Accepted.class,
                        accepted -> assertThat(accepted.recordedAt()).isNull());
        assertThat(violations(nonsense, UnknownMembers.REFUSE)).hasSize(1);
        assertThat(violations(nonsense, UnknownMembers.TOLERATE)).isEmpty();
    }

    @Test
    void anUnknownMemberOfAValueIsRefusedByItsWholeName() {
        String json =
                "{\"dealId\":\"d\",\"decidedAt\":\"2026-02-01T09:00:00Z\",\"country\":\"NL\",\"decision\":\"WON\","
                        + "\"value\":{\"amount\":1,\"currency\":\"EUR\",\"precision\":2}}";

        assertThat(violations(json, Kind.DEAL_OUTCOME, UnknownMembers.REFUSE))
                .containsExactly(new Violation("value.precision", "is not a field of this fact"));
    }
}

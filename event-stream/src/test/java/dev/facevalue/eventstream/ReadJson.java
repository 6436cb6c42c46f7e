package dev.facevalue.eventstream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.deal.FactForm;
import dev.facevalue.deal.FactForm.Kind;
import dev.facevalue.deal.Violation;
import dev.facevalue.eventstream.FactJson.UnknownMembers;
import java.util.List;

/** What came of reading JSON, for the tests of it. */
final class ReadJson {

    /** The members of a good observation, without its braces. */
    static final String OBSERVATION =
            "\"dealId\":\"d-1\",\"observedAt\":\"2026-02-02T09:00:00Z\",\"relationship\":\"STRAINED\"";

    private ReadJson() {}

    /** What is wrong with a good outcome once it has these members too. */
    static List<Violation> outcomeViolations(String members) {
        return violations(
                "{\"dealId\":\"d\",\"decidedAt\":\"2026-02-01T09:00:00Z\",\"country\":\"NL\",\"decision\":\"WON\","
                        + members + "}",
                Kind.DEAL_OUTCOME,
                UnknownMembers.TOLERATE);
    }

    /** What is wrong with an observation. */
    static List<Violation> violations(String json, UnknownMembers unknown) {
        return violations(json, Kind.RELATIONSHIP_OBSERVATION, unknown);
    }

    /** What is wrong with a fact of that kind. */
    static List<Violation> violations(String json, Kind kind, UnknownMembers unknown) {
        return switch (form(json, kind, unknown).check(RandomFacts.LATEST)) {
            case FactForm.Accepted _ -> List.of();
            case FactForm.Refused refused -> refused.violations();
        };
    }

    static FactForm form(String json, Kind kind, UnknownMembers unknown) {
        return form(json.getBytes(UTF_8), kind, unknown);
    }

    static FactForm form(byte[] json, Kind kind, UnknownMembers unknown) {
        return switch (FactJson.read(json, kind, unknown)) {
            case FactJson.Form(FactForm form) -> form;
            case FactJson.Malformed(String message) ->
                throw new AssertionError(message + ": " + new String(json, UTF_8));
        };
    }

    static void assertMalformed(byte[] json) {
        assertThat(FactJson.read(json, Kind.DEAL_OUTCOME, UnknownMembers.TOLERATE))
                .isInstanceOf(FactJson.Malformed.class);
    }
}

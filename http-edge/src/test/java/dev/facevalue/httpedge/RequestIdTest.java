package dev.facevalue.httpedge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String TRACEPARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

    @ParameterizedTest
    @ValueSource(strings = {"a", "0", "job-7.batch_3", "018f3e6c-5b7a-7c31-9d52-3f6a1e0b8c94"})
    void whatTheSenderCallsItHolds(String given) {
        assertThat(RequestId.of(given, TRACEPARENT)).isEqualTo(given);
    }

    @Test
    void aNameMayBeAsLongAsItMayBe() {
        String longest = "x".repeat(RequestId.MAX_LENGTH);

        assertThat(RequestId.of(longest, null)).isEqualTo(longest);
        assertThat(RequestId.of(longest + "x", TRACEPARENT)).isEqualTo(TRACE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "a\nERROR forged",
                "a\r\nSet-Cookie: b",
                "\u001b[31m",
                "${jndi:ldap://x}",
                "%X{y}",
                "\"}",
                "é",
                "<b>"
            })
    void whatCouldForgeALineIsNotTaken(String given) {
        assertThat(RequestId.of(given, TRACEPARENT)).isEqualTo(TRACE);
        assertThat(RequestId.of(given, null)).matches("[0-9a-f]{32}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
                "4bf92f3577b34da6a3ce929d0e0e4736"
            })
    void aTraceThatIsNoneNamesNothing(String traceparent) {
        assertThat(RequestId.of(null, traceparent)).matches("[0-9a-f]{32}").isNotEqualTo(TRACE);
    }

    @Test
    void aLaterVersionOfATraceIsReadAsFarAsItIsKnown() {
        assertThat(RequestId.of(null, TRACEPARENT.replaceFirst("00", "01") + "-more"))
                .isEqualTo(TRACE);
    }

    @Test
    void twoWithoutANameHaveDifferentOnes() {
        assertThat(RequestId.of(null, null)).isNotEqualTo(RequestId.of(null, null));
    }
}

package dev.facevalue.httpedge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {

    // Of the password "recorder", made by another program's bcrypt with the prefix of its day.
    private static final String REST = "10$chInCCvipw3Zl4FhyJFc2OQuq/Puv2L2Zmqo4BjoGzZE0q5ip2nea";

    @ParameterizedTest
    @ValueSource(strings = {"$2a$", "$2b$", "$2y$"})
    void everyPrefixOfTodayIsRead(String prefix) {
        PasswordHash hash = PasswordHash.parse(prefix + REST).orElseThrow();

        assertThat(hash.verifies("recorder")).isTrue();
    }

    @Test
    void anotherPasswordDoesNotVerify() {
        PasswordHash hash = PasswordHash.parse("$2a$" + REST).orElseThrow();

        assertThat(hash.verifies("Recorder")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "recorder",
                "$2a$10$tooShort",
                "$2z$10$chInCCvipw3Zl4FhyJFc2OQuq/Puv2L2Zmqo4BjoGzZE0q5ip2nea",
                "$2a$1x$chInCCvipw3Zl4FhyJFc2OQuq/Puv2L2Zmqo4BjoGzZE0q5ip2nea",
                " $2a$10$chInCCvipw3Zl4FhyJFc2OQuq/Puv2L2Zmqo4BjoGzZE0q5ip2nea",
                "$5$rounds=5000$salt$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc8"
            })
    void whatIsNoBcryptHashIsNotRead(String text) {
        assertThat(PasswordHash.parse(text)).isEmpty();
    }

    @Test
    void aHashDoesNotTellItself() {
        assertThat(PasswordHash.parse("$2a$" + REST).orElseThrow()).hasToString("bcrypt of cost 10");
    }
}

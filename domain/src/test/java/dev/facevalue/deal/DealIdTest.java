package dev.facevalue.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DealIdTest {

    @Test
    void everyCharacterOfTheContractIsAllowedAndNoOther() {
        String allowed = IntStream.rangeClosed(0, 0xFFFF)
                .filter(character -> DealId.isValid(Character.toString(character)))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());

        assertThat(allowed).isEqualTo("-.0123456789:ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");
    }

    @Test
    void aDealIdHas1To128Characters() {
        assertThat(DealId.isValid("")).isFalse();
        assertThat(DealId.isValid("x".repeat(128))).isTrue();
        assertThat(DealId.isValid("x".repeat(129))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", " a", "a ", "a\n", "a\u0000", "\u00e9", "\ud83d\ude80", "\ud83d", "a,b", "a%2Fb"})
    void oneWrongCharacterIsEnough(String text) {
        assertThat(DealId.isValid(text)).isFalse();
    }

    @Test
    void noFactHasAMalformedDealId() {
        assertThatThrownBy(() -> new Erasure("a/b", Examples.START)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RelationshipObservation("", Examples.START, Relationship.STRAINED))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

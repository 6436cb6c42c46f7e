package dev.facevalue.eventstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventNameTest {

    @Test
    void anEventIsNamedByItsIdAndWhereItComesFrom() {
        assertThat(new EventName("e-1", "/crm")).isNotEqualTo(new EventName("e-1", "/other"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\0b", "a\nb", "\ud800"})
    void whatCanBeNoAttributeNamesNothing(String text) {
        assertThatThrownBy(() -> new EventName(text, "/crm")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EventName("e-1", text)).isInstanceOf(IllegalArgumentException.class);
    }
}

package dev.facevalue.analytics.question;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OfTest {

    @Test
    void whatIsComparedIsADimensionOfTheSameName() {
        for (Of of : Of.values()) {
            assertThat(of.dimension().parameter()).isEqualTo(of.parameter());
        }
    }

    @Test
    void anOptionHasWords() {
        assertThat(Of.STRATEGY.label(Of.STRATEGY.options().indexOf("SAVE_FACE")))
                .isEqualTo("Save face");
        assertThat(Of.PREVENTION.label(Of.PREVENTION.options().indexOf("NONE"))).isEqualTo("None");
    }
}

package dev.facevalue.analytics.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.facevalue.analytics.TestConfig;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProjectionTest {

    @Test
    void sharesThatDifferByOneAtMostMayBeTheLast() {
        assertThat(Projection.areSettled()).isTrue();
        assertThat(Projection.areSettled(6)).isTrue();
        assertThat(Projection.areSettled(3, 3)).isTrue();
        assertThat(Projection.areSettled(1, 2, 2, 1)).isTrue();
        assertThat(Projection.areSettled(0, 1)).isTrue();
    }

    @Test
    void whileOneHasToGiveUpPartitionsForAnotherTheyAreNot() {
        assertThat(Projection.areSettled(6, 0)).isFalse();
        assertThat(Projection.areSettled(0, 3)).isFalse();
        assertThat(Projection.areSettled(2, 0, 2)).isFalse();
    }

    @Test
    void hasTwoConsumersUnlessItIsToldOtherwise() {
        assertThat(Projection.consumers(TestConfig.but(Map.of()))).isEqualTo(2);
        assertThat(Projection.consumers(TestConfig.but(Map.of("projection.consumers", "1"))))
                .isEqualTo(1);
    }

    @Test
    void isNotBegunWithoutAConsumer() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Projection.consumers(TestConfig.but(Map.of("projection.consumers", "0"))))
                .withMessageContaining("facevalue.analytics.projection.consumers is 0");
    }
}

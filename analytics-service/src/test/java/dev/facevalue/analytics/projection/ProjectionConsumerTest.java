package dev.facevalue.analytics.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.analytics.TestConfig;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProjectionConsumerTest {

    @Test
    void idsThatAUserHasSetAreNoTwoConsumersAlike() {
        Map<String, Object> set = Map.of("client.id", "blue", "group.instance.id", "blue-1");

        assertThat(ProjectionConsumer.settings("projection-2", TestConfig.but(Map.of()), set))
                .containsEntry("client.id", "blue-projection-2")
                .containsEntry("group.instance.id", "blue-1-projection-2");
    }

    @Test
    void idsThatNobodyHasSetAreLeftToKafka() {
        assertThat(ProjectionConsumer.settings("projection-1", TestConfig.but(Map.of()), Map.of()))
                .doesNotContainKeys("client.id", "group.instance.id");
    }

    @Test
    void whatTheProjectionRestsOnIsNotTheUsersToSet() {
        Map<String, Object> set = Map.of("auto.offset.reset", "latest", "enable.auto.commit", "true");

        assertThat(ProjectionConsumer.settings("projection-1", TestConfig.but(Map.of()), set))
                .containsEntry("auto.offset.reset", "none")
                .containsEntry("enable.auto.commit", false);
    }
}

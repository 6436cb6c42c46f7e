package dev.facevalue.ingest.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.eventstream.Topics;
import dev.facevalue.ingest.IngestConfig;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TopicPlanTest {

    @Test
    void leavesReplicasToTheBrokerWhereNothingIsSaid() {
        TopicPlan plan = plan(null, null);

        assertThat(plan.newTopic(Topics.DEAL_EVENTS).replicationFactor()).isEqualTo((short) -1);
        assertThat(plan.topics())
                .isEqualTo(Map.of(
                        Topics.DEAL_EVENTS,
                        Topics.DEAL_EVENTS_CONFIG,
                        Topics.DEAD_LETTERS,
                        Topics.DEAD_LETTERS_CONFIG));
    }

    @Test
    void wantsEveryRecordOnTwoOfThreeReplicasThoughTheBrokersDefaultIsOne() {
        TopicPlan plan = plan(3, null);

        assertThat(plan.newTopic(Topics.DEAL_EVENTS).replicationFactor()).isEqualTo((short) 3);
        assertThat(plan.newTopic(Topics.DEAL_EVENTS).configs())
                .containsEntry("min.insync.replicas", "2")
                .containsAllEntriesOf(Topics.DEAL_EVENTS_CONFIG);
        assertThat(plan.newTopic(Topics.DEAD_LETTERS).configs()).containsEntry("min.insync.replicas", "2");
    }

    @Test
    void wantsNoMoreOfTwoReplicasThanTheBrokerDoes() {
        assertThat(plan(2, null).newTopic(Topics.DEAL_EVENTS).configs()).doesNotContainKey("min.insync.replicas");
    }

    @Test
    void takesTheNumberThatIsSaid() {
        assertThat(plan(5, 3).newTopic(Topics.DEAL_EVENTS).configs()).containsEntry("min.insync.replicas", "3");
        assertThat(plan(null, 2).newTopic(Topics.DEAL_EVENTS).configs()).containsEntry("min.insync.replicas", "2");
    }

    private static TopicPlan plan(@Nullable Integer replicationFactor, @Nullable Integer minInsyncReplicas) {
        return TopicPlan.of(new IngestConfig.Topics() {
            @Override
            public Optional<Short> replicationFactor() {
                return Optional.ofNullable(replicationFactor).map(Integer::shortValue);
            }

            @Override
            public Optional<Short> minInsyncReplicas() {
                return Optional.ofNullable(minInsyncReplicas).map(Integer::shortValue);
            }
        });
    }
}

package dev.facevalue.ingest.publishing;

import dev.facevalue.eventstream.Topics;
import dev.facevalue.ingest.IngestConfig;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * How our topics are to be.
 *
 * @param topics the settings of each topic, by name
 * @param replicationFactor how many replicas they get; the broker's default where it is absent
 */
record TopicPlan(Map<String, Map<String, String>> topics, Optional<Short> replicationFactor) {

    /** From three replicas on, one may be gone, and another still has whatever was acknowledged. */
    private static final short REPLICAS_OF_WHICH_ONE_MAY_GO = 3;

    private static final short TWO = 2;

    /** What the contract says of the topics, and what this installation says of their replicas. */
    static TopicPlan of(IngestConfig.Topics config) {
        Optional<Short> inSync = config.minInsyncReplicas()
                .or(() -> config.replicationFactor()
                        .filter(factor -> factor >= REPLICAS_OF_WHICH_ONE_MAY_GO)
                        .map(_ -> TWO));
        return new TopicPlan(
                Map.of(
                        Topics.DEAL_EVENTS,
                        with(inSync, Topics.DEAL_EVENTS_CONFIG),
                        Topics.DEAD_LETTERS,
                        with(inSync, Topics.DEAD_LETTERS_CONFIG)),
                config.replicationFactor());
    }

    /** A topic as it is to be made. */
    NewTopic newTopic(String name) {
        return new NewTopic(name, Optional.of(Topics.PARTITIONS), replicationFactor)
                .configs(topics.getOrDefault(name, Map.of()));
    }

    private static Map<String, String> with(Optional<Short> inSync, Map<String, String> contract) {
        Map<String, String> all = new HashMap<>(contract);
        inSync.ifPresent(replicas -> all.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, replicas.toString()));
        return Map.copyOf(all);
    }
}

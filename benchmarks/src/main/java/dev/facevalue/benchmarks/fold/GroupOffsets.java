package dev.facevalue.benchmarks.fold;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** What a consumer group has committed. */
record GroupOffsets(Topics topic, String group) {

    /** By partition; empty before the first commit. */
    Map<TopicPartition, OffsetAndMetadata> committed() throws InterruptedException, ExecutionException {
        try {
            return topic.admin()
                    .listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof GroupIdNotFoundException) {
                return Map.of();
            }
            throw failed;
        }
    }

    /** The sum of what is committed of the source, whose offsets begin at 0 and have no gaps. */
    static long folded(Map<TopicPartition, OffsetAndMetadata> committed) {
        return committed.entrySet().stream()
                .filter(each -> each.getKey().topic().equals(PeerFact.TOPIC) && each.getValue() != null)
                .mapToLong(each -> each.getValue().offset())
                .sum();
    }
}

package dev.facevalue.benchmarks.fold;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** The topics of a broker, of six partitions each, as its administrator sees them. */
public final class Topics implements AutoCloseable {

    private static final int PARTITIONS = 6;

    private final String bootstrapServers;
    private final Admin admin;

    /** @param bootstrapServers {@code host:port} of the broker */
    public Topics(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    /** Where each partition of one of the topics ends. */
    public Map<TopicPartition, Long> ends(String topic) throws InterruptedException, ExecutionException {
        return admin
                .listOffsets(IntStream.range(0, PARTITIONS)
                        .mapToObj(partition -> new TopicPartition(topic, partition))
                        .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest())))
                .all()
                .get()
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        (Map.Entry<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> end) ->
                                end.getValue().offset()));
    }

    /** Deletes the topics that an application has made for itself. */
    void deleteAllThatBeginWith(String application) throws IOException {
        try {
            Set<String> own = admin.listTopics().names().get().stream()
                    .filter(name -> name.startsWith(application))
                    .collect(Collectors.toSet());
            admin.deleteTopics(own).all().get();
        } catch (ExecutionException failed) {
            throw new IOException("topics of " + application + " cannot be deleted", failed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    /** For whoever asks Kafka how far he is. */
    Admin admin() {
        return admin;
    }

    @Override
    public void close() {
        admin.close();
    }
}

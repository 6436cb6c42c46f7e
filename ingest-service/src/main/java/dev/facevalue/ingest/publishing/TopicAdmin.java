package dev.facevalue.ingest.publishing;

import dev.facevalue.eventstream.Topics;
import dev.facevalue.ingest.IngestConfig;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Asks the broker about our topics, and makes them. Every question is bounded in time; none is retried here. */
@Singleton
class TopicAdmin {

    private static final Duration CREATION_TIMEOUT = Duration.ofSeconds(10);

    private final KafkaSettings settings;
    private final TopicPlan plan;
    private final Duration probeTimeout;
    private @Nullable Admin admin;

    TopicAdmin(KafkaSettings settings, IngestConfig config) {
        this.settings = settings;
        this.plan = TopicPlan.of(config.topics());
        this.probeTimeout = config.ingest().probeTimeout();
    }

    /** Makes those of our topics that are not there yet. */
    void create() throws BrokerSilentException {
        List<NewTopic> topics =
                plan.topics().keySet().stream().map(plan::newTopic).toList();
        Collection<KafkaFuture<Void>> created = admin().createTopics(
                        topics, new CreateTopicsOptions().timeoutMs(Math.toIntExact(CREATION_TIMEOUT.toMillis())))
                .values()
                .values();
        for (KafkaFuture<Void> each : created) {
            try {
                get(each, CREATION_TIMEOUT);
            } catch (BrokerSilentException failed) {
                if (!(failed.getCause() instanceof TopicExistsException)) {
                    throw failed;
                }
            }
        }
    }

    /** Whether our topics are there with their partitions, as the broker says now. */
    TopicState look() throws BrokerSilentException {
        Map<String, KafkaFuture<TopicDescription>> descriptions = admin().describeTopics(
                        plan.topics().keySet(),
                        new DescribeTopicsOptions().timeoutMs(Math.toIntExact(probeTimeout.toMillis())))
                .topicNameValues();
        for (Map.Entry<String, KafkaFuture<TopicDescription>> topic : descriptions.entrySet()) {
            TopicState state = state(topic.getKey(), topic.getValue());
            if (state instanceof TopicState.NotReady) {
                return state;
            }
        }
        return new TopicState.Ready();
    }

    private TopicState state(String topic, KafkaFuture<TopicDescription> future) throws BrokerSilentException {
        try {
            TopicDescription description = get(future, probeTimeout);
            int partitions = description.partitions().size();
            if (partitions != Topics.PARTITIONS) {
                return new TopicState.NotReady("topic " + topic + " has " + partitions + " partitions; it must have "
                        + Topics.PARTITIONS + ", or the facts of a deal part");
            }
            return description.partitions().stream().allMatch(partition -> partition.leader() != null)
                    ? new TopicState.Ready()
                    : new TopicState.NotReady("topic " + topic + " has a partition without a leader");
        } catch (BrokerSilentException failed) {
            if (failed.getCause() instanceof UnknownTopicOrPartitionException) {
                return new TopicState.NotReady("topic " + topic + " does not exist");
            }
            throw failed;
        }
    }

    /** In which settings our topics differ from how they are to be, in words; empty if they do not. */
    List<String> differences() throws BrokerSilentException {
        Set<ConfigResource> resources = plan.topics().keySet().stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .collect(Collectors.toSet());
        Map<ConfigResource, Config> configs =
                get(admin().describeConfigs(resources).all(), CREATION_TIMEOUT);
        return plan.topics().entrySet().stream()
                .flatMap(topic -> {
                    Config actual = configs.get(new ConfigResource(ConfigResource.Type.TOPIC, topic.getKey()));
                    return topic.getValue().entrySet().stream()
                            .filter(wanted -> !wanted.getValue().equals(value(actual, wanted.getKey())))
                            .map(wanted -> topic.getKey() + " has " + wanted.getKey() + '='
                                    + value(actual, wanted.getKey()) + " instead of " + wanted.getValue());
                })
                .sorted()
                .toList();
    }

    private static @Nullable String value(@Nullable Config config, String name) {
        ConfigEntry entry = config == null ? null : config.get(name);
        return entry == null ? null : entry.value();
    }

    private synchronized Admin admin() throws BrokerSilentException {
        try {
            Admin open = Objects.requireNonNullElseGet(admin, () -> Admin.create(settings.ofAdmin()));
            admin = open;
            return open;
        } catch (KafkaException unresolvable) {
            // A client cannot even be made while the broker's name is not known to the network.
            throw new BrokerSilentException(unresolvable);
        }
    }

    private static <T> T get(KafkaFuture<T> future, Duration timeout) throws BrokerSilentException {
        try {
            return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw new BrokerSilentException(failed.getCause());
        } catch (TimeoutException lasted) {
            throw new BrokerSilentException(lasted);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new BrokerSilentException(stopping);
        }
    }

    @PreDestroy
    synchronized void stop() {
        if (admin != null) {
            admin.close(Duration.ofSeconds(1));
        }
    }

    /** The broker did not answer, or not what was asked. */
    static final class BrokerSilentException extends Exception {

        private static final long serialVersionUID = 1;

        BrokerSilentException(@Nullable Throwable cause) {
            super("Kafka does not answer", cause, false, false);
        }
    }
}

package dev.facevalue.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class BrokerClusterIT {

    private static final Duration BOUND = Duration.ofSeconds(90);
    private static final String TOPIC = "kept";

    @TempDir
    Path directory;

    @Test
    void goesOnWithoutAnyOneOfThreeBrokersAndKeepsEveryRecord() throws Exception {
        try (BrokerCluster cluster = BrokerCluster.start(directory, 3, Map.of()).awaitReady(BOUND)) {
            createTopic(cluster);
            List<String> written = new ArrayList<>();
            try (KafkaProducer<String, String> producer = producer(cluster, BOUND)) {
                for (BrokerProcess each : cluster.brokers()) {
                    write(producer, written, "before " + each.id());
                    each.kill();
                    write(producer, written, "without " + each.id());
                    each.restart();
                    each.awaitReady(BOUND);
                    cluster.awaitInSync(BOUND);
                }
            }

            assertThat(BrokerIT.read(cluster.bootstrapServers())).containsExactlyElementsOf(written);
        }
    }

    @Test
    void acknowledgesNothingThatOneBrokerAloneHas() throws Exception {
        try (BrokerCluster cluster = BrokerCluster.start(directory, 3, Map.of()).awaitReady(BOUND)) {
            createTopic(cluster);
            try (KafkaProducer<String, String> producer = producer(cluster, Duration.ofSeconds(10))) {
                // Until it has its id from the controllers, a producer does not even give up.
                write(producer, new ArrayList<>(), "together");
                cluster.brokers().get(0).kill();
                cluster.brokers().get(1).kill();

                assertThatThrownBy(() -> producer.send(new ProducerRecord<>(TOPIC, "alone"))
                                .get())
                        .isInstanceOf(ExecutionException.class)
                        .hasCauseInstanceOf(TimeoutException.class);
            }
        }
    }

    @Test
    void startsAgainOnTheSameDirectory() throws Exception {
        try (BrokerCluster first = BrokerCluster.start(directory, 3, Map.of()).awaitReady(BOUND)) {
            createTopic(first);
            try (KafkaProducer<String, String> producer = producer(first, BOUND)) {
                write(producer, new ArrayList<>(), "kept");
            }
        }

        try (BrokerCluster second = BrokerCluster.start(directory, 3, Map.of()).awaitReady(BOUND)) {
            assertThat(BrokerIT.read(second.bootstrapServers())).containsExactly("kept");
        }
    }

    private static void createTopic(BrokerCluster cluster) throws Exception {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, TOPIC);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(1), Optional.empty())))
                    .all()
                    .get();
            cluster.awaitInSync(BOUND);

            var config = Objects.requireNonNull(
                    admin.describeConfigs(List.of(topic)).all().get().get(topic));
            assertThat(config.get("min.insync.replicas").value()).isEqualTo("2");
            assertThat(config.get("unclean.leader.election.enable").value()).isEqualTo("false");
            assertThat(Objects.requireNonNull(admin.describeTopics(List.of(TOPIC))
                                    .allTopicNames()
                                    .get()
                                    .get(TOPIC))
                            .partitions()
                            .getFirst()
                            .replicas())
                    .hasSize(3);
        }
    }

    private static KafkaProducer<String, String> producer(BrokerCluster cluster, Duration deliveryTimeout) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        cluster.bootstrapServers(),
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        4_000,
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        Math.toIntExact(deliveryTimeout.toMillis())),
                new StringSerializer(),
                new StringSerializer());
    }

    private static void write(KafkaProducer<String, String> producer, List<String> written, String value)
            throws Exception {
        producer.send(new ProducerRecord<>(TOPIC, value)).get();
        written.add(value);
    }
}

package dev.facevalue.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class BrokerIT {

    private static final String TOPIC = "kept";

    @TempDir
    Path directory;

    @Test
    void keepsWhatItAcknowledgedWhenStartedAgainOnTheSameDirectoryAndPort() throws Exception {
        int port;
        try (Broker first = Broker.start(directory, 0)) {
            port = first.port();
            write(first.bootstrapServers(), "before");
        }

        try (Broker second = Broker.start(directory, port)) {
            assertThat(read(second.bootstrapServers())).containsExactly("before");
        }
    }

    @Test
    void keepsWhatItAcknowledgedWhenItsJvmWasKilled() throws Exception {
        int port = Ports.free();
        try (OtherJvm jvm = OtherJvm.running(KilledBroker.class, directory, port)) {
            jvm.kill();
        }

        try (Broker again = Broker.start(directory, port)) {
            assertThat(read(again.bootstrapServers())).containsExactly("before the kill");
        }
    }

    @Test
    void formatsAnewWhatWasFormattedByHalf() throws Exception {
        Path log = Files.createDirectories(directory.resolve("log"));
        Files.writeString(log.resolve("meta.properties"), "version=1\ncluster.id=");

        try (Broker broker = Broker.start(directory, 0)) {
            assertThat(broker.port()).isPositive();
        }
    }

    @Test
    void saysThatItsPortIsTaken() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, Ports.loopback())) {
            assertThatThrownBy(() -> Broker.start(directory, other.getLocalPort()))
                    .isInstanceOf(LocalStackException.class)
                    .hasMessageContaining("Port " + other.getLocalPort())
                    .hasMessageContaining("Kafka");
        }
    }

    @Test
    void saysThatItsDirectoryIsInUse() {
        try (Broker first = Broker.start(directory, 0)) {
            assertThat(first.port()).isPositive();
            assertThatThrownBy(() -> Broker.start(directory, 0))
                    .isInstanceOf(LocalStackException.class)
                    .hasMessageContaining("already running on " + directory);
        }
    }

    @Test
    void takesSettingsOfTheCaller() throws Exception {
        ConfigResource node = new ConfigResource(ConfigResource.Type.BROKER, "1");
        try (Broker broker = Broker.start(directory, 0, Map.of("log.segment.bytes", "1048576"));
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {

            Config settings = Objects.requireNonNull(
                    admin.describeConfigs(List.of(node)).all().get().get(node));

            assertThat(settings.get("log.segment.bytes").value()).isEqualTo("1048576");
            assertThat(settings.get("auto.create.topics.enable").value()).isEqualTo("false");
        }
    }

    static void write(String bootstrapServers, String value) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
        Map<String, Object> settings =
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, ProducerConfig.ACKS_CONFIG, "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, value)).get();
        }
    }

    static List<String> read(String bootstrapServers) {
        Map<String, Object> settings = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(TOPIC, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            List<String> values = new ArrayList<>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
            }
            return values;
        }
    }

    /** The main class of the JVM that is killed. */
    static final class KilledBroker {

        private KilledBroker() {}

        public static void main(String[] arguments) throws Exception {
            Broker broker = Broker.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
            write(broker.bootstrapServers(), "before the kill");
            OtherJvm.sayReadyAndStay();
        }
    }
}

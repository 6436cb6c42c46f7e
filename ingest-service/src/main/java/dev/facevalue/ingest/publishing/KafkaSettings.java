package dev.facevalue.ingest.publishing;

import dev.facevalue.ingest.IngestConfig;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The settings of the Kafka clients: what {@code kafka.*} says, and what must hold whatever it says. */
@Singleton
final class KafkaSettings {

    private final Map<String, Object> configured;
    private final IngestConfig.Limits limits;

    KafkaSettings(@Identifier("default-kafka-broker") Map<String, Object> configured, IngestConfig config) {
        this.configured = configured;
        this.limits = config.ingest();
    }

    Map<String, Object> ofProducer() {
        Map<String, Object> settings = common(ProducerConfig.configNames());
        settings.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        // A lone fact does not wait; under load batches fill by themselves while earlier ones are on their way.
        settings.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, limits.kafkaBufferBytes());
        settings.put(
                ProducerConfig.MAX_BLOCK_MS_CONFIG, limits.handOverTimeout().toMillis());
        int deliveryTimeoutMillis = Math.toIntExact(limits.deliveryTimeout().toMillis());
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, deliveryTimeoutMillis);
        // Lets a request that got lost be tried once more in time.
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.max(1, deliveryTimeoutMillis / 2 - 1));
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return settings;
    }

    Map<String, Object> ofAdmin() {
        return common(AdminClientConfig.configNames());
    }

    private Map<String, Object> common(Set<String> known) {
        Map<String, Object> settings = new HashMap<>();
        // So that a broker that comes back is found within a second or two.
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        settings.put(ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 2_000);
        settings.put(ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, 4_000);
        configured.forEach((name, value) -> {
            if (known.contains(name)) {
                settings.put(name, value);
            }
        });
        return settings;
    }
}

package dev.facevalue.benchmarks.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Another program that writes to the topic now and then what it should not. Nothing of it may count or get lost. */
final class Stranger implements AutoCloseable {

    private static final String TOPIC = "facevalue.deal-events.v1";
    private static final int PARTITIONS = 6;
    private static final Duration PAUSE = Duration.ofMillis(400);

    private final Ledger ledger;
    private final Random random;
    private final KafkaProducer<String, String> producer;
    private final Thread thread;
    private volatile boolean stopping;

    Stranger(Ledger ledger, String bootstrapServers, Random random) {
        this.ledger = ledger;
        this.random = random;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "delivery.timeout.ms", 120_000),
                new StringSerializer(),
                new StringSerializer());
        this.thread = Thread.ofVirtual().name("stranger").start(this::write);
    }

    private void write() {
        for (int number = 0; !stopping; number++) {
            String key = "deal-" + number + "/" + UUID.randomUUID();
            ledger.note(Map.of("stranger", key));
            try {
                producer.send(junk(key, number)).get();
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            } catch (ExecutionException refused) {
                // It may lie in the log or not; what lies there is what counts.
            } catch (InterruptedException ended) {
                return;
            }
        }
    }

    private ProducerRecord<String, String> junk(String key, int number) {
        int partition = random.nextInt(PARTITIONS);
        return switch (number % 3) {
            case 0 -> new ProducerRecord<>(TOPIC, partition, key, "not even JSON");
            case 1 -> event(partition, key, "{\"dealId\":\"deal-" + number + "\",\"relationship\":\"FRIENDLY\"}");
            default -> event(partition, key, "{}");
        };
    }

    private static ProducerRecord<String, String> event(int partition, String key, String value) {
        ProducerRecord<String, String> event = new ProducerRecord<>(TOPIC, partition, key, value);
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        key,
                        "ce_source",
                        "/stranger",
                        "ce_type",
                        Facts.OBSERVATION,
                        "ce_time",
                        "2026-01-01T00:00:00Z",
                        "ce_subject",
                        "somebody")
                .forEach((name, text) -> event.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return event;
    }

    @Override
    public void close() {
        stopping = true;
        thread.interrupt();
        producer.close();
    }
}

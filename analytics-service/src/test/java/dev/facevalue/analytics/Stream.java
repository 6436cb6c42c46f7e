package dev.facevalue.analytics;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes to the topic as ingest does, or as a stranger might, and waits until what was written is answered. */
public final class Stream implements AutoCloseable {

    private final Producer<byte[], byte[]> producer;

    public Stream(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Writes records, and waits until the broker has them all. */
    public void write(List<ProducerRecord<byte[], byte[]>> records) {
        try {
            List<Future<RecordMetadata>> written = new ArrayList<>();
            records.forEach(each -> written.add(producer.send(each)));
            for (Future<RecordMetadata> each : written) {
                each.get();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Waits until all that was written is projected. */
    static void awaitProjected() {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    JsonPath freshness = analyst()
                            .get("/v1/freshness")
                            .then()
                            .statusCode(200)
                            .extract()
                            .jsonPath();
                    return freshness.getList("partitions.lag", Long.class).stream()
                            .allMatch(lag -> lag == 0);
                });
    }

    /** A request by somebody who may ask. */
    static io.restassured.specification.RequestSpecification analyst() {
        return given().auth().preemptive().basic("analyst", "analyst");
    }

    @Override
    public void close() {
        producer.close();
    }
}

package dev.facevalue.benchmarks.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class ProducerPerformanceTest {

    @Test
    void takesTheRateOfTheWholeRun() throws IOException {
        assertThat(ProducerPerformance.rate("""
                        600000 records sent, 119952.0 records/sec (45.76 MB/sec), 110.9 ms avg latency, 512.0 ms max latency.
                        1000000 records sent, 151515.2 records/sec (57.80 MB/sec), 95.13 ms avg latency, 512.00 ms max latency, 80 ms 50th, 210 ms 95th, 400 ms 99th, 510 ms 99.9th.
                        """)).isEqualTo(151_515.2);
    }

    @Test
    void takesNoRateOfAPart() {
        assertThatIOException()
                .isThrownBy(
                        () -> ProducerPerformance.rate(
                                "600000 records sent, 119952.0 records/sec (45.76 MB/sec), 110.9 ms avg latency, 512.0 ms max latency.\n"));
    }

    @Test
    void makesALineAsLongAsTheRecord() {
        ConsumerRecord<byte[], byte[]> said =
                new ConsumerRecord<>("t", 0, 0, "deal-1/f".getBytes(UTF_8), "{\"a\":\n1}".getBytes(UTF_8));
        said.headers().add("ce_id", "7".getBytes(UTF_8));

        assertThat(ProducerPerformance.line(said)).isEqualTo("deal-1/fce_id7{\"a\": 1}");
    }
}

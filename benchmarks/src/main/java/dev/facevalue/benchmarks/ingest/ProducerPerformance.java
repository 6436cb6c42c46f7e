package dev.facevalue.benchmarks.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.facevalue.benchmarks.sidebyside.Contender;
import dev.facevalue.benchmarks.testbed.Intake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.AppInfoParser;

/** Kafka's own measure of how fast a producer can publish, with records like ingest's. */
final class ProducerPerformance implements Contender {

    private static final String TOPIC = "beside-ingest";
    private static final int SAMPLE = 10_000;
    private static final Duration SAMPLE_BOUND = Duration.ofSeconds(30);
    private static final Pattern REPORT =
            Pattern.compile("^(\\d+) records sent, ([0-9.]+) records/sec .* 99\\.9th\\.$", Pattern.MULTILINE);

    private final Intake intake;
    private final int facts;
    private final Path payloads;

    private ProducerPerformance(Intake intake, int facts, Path payloads) {
        this.intake = intake;
        this.facts = facts;
        this.payloads = payloads;
    }

    /**
     * One that sends records as large as those which ingest has written already, and as easily compressed.
     *
     * @param facts how many it sends in a turn
     */
    static ProducerPerformance like(Intake intake, int facts) throws IOException, InterruptedException {
        intake.createTopic(TOPIC);
        Path payloads = intake.directory().resolve("payloads");
        Files.write(payloads, sample(intake.kafka()));
        return new ProducerPerformance(intake, facts, payloads);
    }

    @Override
    public String name() {
        return "Kafka ProducerPerformance " + AppInfoParser.getVersion();
    }

    @Override
    public String settings() {
        return "acks=all, idempotent, lz4, batches of 256 KiB as ingest's, linger 5 ms, 64 MiB of buffer, no throttle; each record as many bytes as one of ingest's with its key, its headers and its value, drawn from %,d of those; no key, so that its batches fill one partition after the other"
                .formatted(SAMPLE);
    }

    @Override
    public Turn take() throws Exception {
        long before = intake.written(TOPIC);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.apache.kafka.tools.ProducerPerformance",
                        "--topic",
                        TOPIC,
                        "--num-records",
                        Integer.toString(facts),
                        "--throughput",
                        "-1",
                        "--payload-file",
                        payloads.toString(),
                        "--producer-props",
                        "bootstrap.servers=" + intake.kafka(),
                        "acks=all",
                        "enable.idempotence=true",
                        "compression.type=lz4",
                        "batch.size=262144",
                        "linger.ms=5",
                        "buffer.memory=67108864")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("ProducerPerformance failed: " + said);
        }
        return new Turn(rate(said), Uploads.did(intake.written(TOPIC) - before));
    }

    /**
     * The records per second of the whole run, which it tells last.
     *
     * @throws IOException if it tells none
     */
    static double rate(String said) throws IOException {
        Matcher report = REPORT.matcher(said);
        if (!report.find()) {
            throw new IOException("no rate in: " + said);
        }
        return Double.parseDouble(report.group(2));
    }

    private static List<String> sample(String kafka) throws IOException {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(consumer.partitionsFor(Intake.TOPIC).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList());
            List<String> lines = new ArrayList<>();
            long end = System.nanoTime() + SAMPLE_BOUND.toNanos();
            while (lines.size() < SAMPLE) {
                if (System.nanoTime() > end) {
                    throw new IOException("only " + lines.size() + " records to take for a sample");
                }
                consumer.poll(Duration.ofSeconds(1)).forEach(sampled -> lines.add(line(sampled)));
            }
            return lines.subList(0, SAMPLE);
        }
    }

    /** All that a record says, in one line. */
    static String line(ConsumerRecord<byte[], byte[]> said) {
        StringBuilder line = new StringBuilder(new String(said.key(), UTF_8));
        for (Header header : said.headers()) {
            line.append(header.key()).append(new String(header.value(), UTF_8));
        }
        return line.append(new String(said.value(), UTF_8)).toString().replace('\n', ' ');
    }
}

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Takes part in a consumer group and tells of each record of facevalue.deal-events.v1. A group that is new begins at the
 * first record; one that was stopped goes on behind the last record it dealt with.
 *
 * <pre>java -cp 'lib/*' FactConsumer.java localhost:9092 my-group</pre>
 */
public final class FactConsumer {

    private static final String TOPIC = "facevalue.deal-events.v1";

    private FactConsumer() {}

    public static void main(String[] arguments) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, arguments[0],
                ConsumerConfig.GROUP_ID_CONFIG, arguments[1],
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                // Said when the work is done, and not before: a crash in between repeats records and loses none.
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            Runtime.getRuntime().addShutdownHook(new Thread(consumer::wakeup));
            consumer.subscribe(List.of(TOPIC));
            while (true) {
                var records = consumer.poll(Duration.ofSeconds(1));
                records.forEach(FactConsumer::dealWith);
                if (!records.isEmpty()) {
                    consumer.commitSync();
                }
            }
        } catch (WakeupException stopped) {
            // Ctrl-C: the group hands the partitions on at once.
        }
    }

    private static void dealWith(ConsumerRecord<String, String> each) {
        String what = each.value() == null
                ? "the fact of this key is gone"
                : switch (header(each, "ce_type")) {
                    case "dev.facevalue.deal-outcome.recorded.v1" -> "outcome " + each.value();
                    case "dev.facevalue.relationship.observed.v1" -> "observation " + each.value();
                    case "dev.facevalue.deal.erased.v1" -> "erasure " + each.value();
                    default -> "no fact of version 1: passed over";
                };
        System.out.printf("%d/%d %s %s: %s%n",
                each.partition(), each.offset(), header(each, "ce_time"), each.key(), what);
    }

    private static String header(ConsumerRecord<String, String> each, String name) {
        Header header = each.headers().lastHeader(name);
        return header == null || header.value() == null ? "-" : new String(header.value(), UTF_8);
    }
}

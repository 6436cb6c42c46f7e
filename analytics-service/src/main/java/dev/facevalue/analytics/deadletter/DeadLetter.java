package dev.facevalue.analytics.deadletter;

import dev.facevalue.analytics.deadletter.OutboxMessage.MessageHeader;
import dev.facevalue.eventstream.EventCodec;
import dev.facevalue.eventstream.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A record that cannot be counted: key, value and headers as they came, and headers that say why and from where.
 *
 * @param origin the record as it came
 * @param reason a stable code
 * @param detail what exactly is wrong, for people
 */
public record DeadLetter(ConsumerRecord<byte[], byte[]> origin, EventCodec.Reason reason, String detail) {

    /** Why, as the name of an {@link EventCodec.Reason}. */
    public static final String REASON = "dead-letter-reason";

    /** What exactly is wrong. */
    public static final String DETAIL = "dead-letter-detail";

    /** The topic from which it came. */
    public static final String TOPIC = "dead-letter-topic";

    /** The partition from which it came, in decimal. */
    public static final String PARTITION = "dead-letter-partition";

    /** Its offset there, in decimal. */
    public static final String OFFSET = "dead-letter-offset";

    OutboxMessage toMessage() {
        List<MessageHeader> headers = new ArrayList<>();
        for (Header header : origin.headers()) {
            headers.add(new MessageHeader(header.key(), header.value()));
        }
        add(headers, REASON, reason.name());
        add(headers, DETAIL, detail);
        add(headers, TOPIC, origin.topic());
        add(headers, PARTITION, Integer.toString(origin.partition()));
        add(headers, OFFSET, Long.toString(origin.offset()));
        return new OutboxMessage(Topics.DEAD_LETTERS, origin.partition(), origin.key(), origin.value(), headers);
    }

    private static void add(List<MessageHeader> headers, String name, String value) {
        headers.add(new MessageHeader(name, value.getBytes(StandardCharsets.UTF_8)));
    }
}

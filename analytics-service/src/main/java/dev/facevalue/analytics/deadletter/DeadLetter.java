package dev.facevalue.analytics.deadletter;

import dev.facevalue.analytics.outbox.OutboxMessage;
import dev.facevalue.analytics.outbox.OutboxMessage.MessageHeader;
import dev.facevalue.eventstream.EventCodec;
import dev.facevalue.eventstream.Topics;
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

    /** The record of {@link Topics#DEAD_LETTERS}, in the partition of the same number as where it came from. */
    public OutboxMessage toMessage() {
        List<MessageHeader> headers = new ArrayList<>();
        for (Header header : origin.headers()) {
            headers.add(new MessageHeader(header.key(), header.value()));
        }
        headers.add(MessageHeader.of(REASON, reason.name()));
        headers.add(MessageHeader.of(DETAIL, detail));
        headers.add(MessageHeader.of(TOPIC, origin.topic()));
        headers.add(MessageHeader.of(PARTITION, Integer.toString(origin.partition())));
        headers.add(MessageHeader.of(OFFSET, Long.toString(origin.offset())));
        return new OutboxMessage(Topics.DEAD_LETTERS, origin.partition(), origin.key(), origin.value(), headers);
    }
}

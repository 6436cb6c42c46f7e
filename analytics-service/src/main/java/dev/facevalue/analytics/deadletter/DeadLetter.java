package dev.facevalue.analytics.deadletter;

import dev.facevalue.analytics.outbox.OutboxMessage;
import dev.facevalue.analytics.outbox.OutboxMessage.MessageHeader;
import dev.facevalue.eventstream.DeadLetterHeaders;
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

    /** The record of {@link Topics#DEAD_LETTERS}, in the partition of the same number as where it came from. */
    public OutboxMessage toMessage() {
        List<MessageHeader> headers = new ArrayList<>();
        for (Header header : origin.headers()) {
            headers.add(new MessageHeader(header.key(), header.value()));
        }
        headers.add(MessageHeader.of(DeadLetterHeaders.REASON, reason.name()));
        headers.add(MessageHeader.of(DeadLetterHeaders.DETAIL, detail));
        headers.add(MessageHeader.of(DeadLetterHeaders.TOPIC, origin.topic()));
        headers.add(MessageHeader.of(DeadLetterHeaders.PARTITION, Integer.toString(origin.partition())));
        headers.add(MessageHeader.of(DeadLetterHeaders.OFFSET, Long.toString(origin.offset())));
        return new OutboxMessage(Topics.DEAD_LETTERS, origin.partition(), origin.key(), origin.value(), headers);
    }
}

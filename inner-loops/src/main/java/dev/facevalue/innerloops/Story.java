package dev.facevalue.innerloops;

import dev.facevalue.deal.DealState;
import dev.facevalue.deal.RecordedFact;
import dev.facevalue.eventstream.Event;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What was said of one deal, in the order in which it came.
 *
 * @param events as ingest has them
 * @param kafkaRecords as analytics polls them; as many
 * @param facts as they are folded; as many
 * @param state what is on record of the deal after all of them
 */
public record Story(
        List<Event> events,
        List<ConsumerRecord<byte[], byte[]>> kafkaRecords,
        List<RecordedFact> facts,
        DealState state) {

    public Story {
        events = List.copyOf(events);
        kafkaRecords = List.copyOf(kafkaRecords);
        facts = List.copyOf(facts);
    }

    /** The deal. */
    String dealId() {
        return events.getFirst().fact().dealId();
    }
}

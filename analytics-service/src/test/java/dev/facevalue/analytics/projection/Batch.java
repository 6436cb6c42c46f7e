package dev.facevalue.analytics.projection;

import dev.facevalue.analytics.examples.Records;
import dev.facevalue.deal.Fact;
import dev.facevalue.eventstream.DealPartition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A batch in the making: what is added comes at the next offset. */
final class Batch {

    /** When what is added was put on record, unless a test says otherwise: a second later for each. */
    static final Instant RECORDED = Instant.parse("2025-06-01T12:00:00Z");

    private final int partition;
    private final long from;
    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    private long next;

    private Batch(int partition, long from) {
        this.partition = partition;
        this.from = from;
        this.next = from;
    }

    static Batch of(int partition, long from) {
        return new Batch(partition, from);
    }

    /** A batch from offset 0 of the partition of a deal. */
    static Batch about(String dealId) {
        return new Batch(DealPartition.of(dealId), 0);
    }

    Batch fact(Fact fact) {
        return fact(fact, RECORDED.plusSeconds(next));
    }

    Batch fact(Fact fact, Instant recordedAt) {
        return written(Records.of(fact, recordedAt));
    }

    Batch written(ProducerRecord<byte[], byte[]> record) {
        records.add(Records.read(record, next++));
        return this;
    }

    Batch tombstone(ProducerRecord<byte[], byte[]> of) {
        records.add(Records.tombstone(of, next++));
        return this;
    }

    Batch garbage() {
        records.add(Records.garbage(partition, next++));
        return this;
    }

    /** Offsets at which there is nothing. */
    Batch gap(int offsets) {
        next += offsets;
        return this;
    }

    PartitionBatch build() {
        return new PartitionBatch(partition, from, next, records);
    }
}

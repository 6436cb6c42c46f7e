package dev.facevalue.analytics.projection;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;

/** A producer whose records reach the simulated topics or do not, and are acknowledged or are not. */
class SimulatedProducer extends MockProducer<byte[], byte[]> {

    private final Scheduler scheduler;
    private final Scheduler.Strand strand;
    private final Faults faults;
    private final Ledger ledger;

    SimulatedProducer(Simulation simulation, Scheduler.Strand strand) {
        this.scheduler = simulation.scheduler;
        this.strand = strand;
        this.faults = simulation.faults;
        this.ledger = simulation.ledger;
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // one thread runs at a time
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> kafkaRecord) {
        scheduler.step(strand, "sends");
        if (kafkaRecord.value() != null && kafkaRecord.value().length > SaidFacts.TOO_LARGE) {
            scheduler.saw(Scheduler.Seen.DEAD_LETTER_WITHOUT_VALUE);
            return CompletableFuture.failedFuture(new RecordTooLargeException());
        }
        if (scheduler.strikes(faults.sendRefused)) {
            scheduler.tell(strand, "is refused");
            return CompletableFuture.failedFuture(new SimulatedConsumer.BrokerAwayException());
        }
        ledger.published(kafkaRecord);
        if (scheduler.strikes(faults.acknowledgementLost)) {
            scheduler.tell(strand, "is not acknowledged");
            scheduler.saw(Scheduler.Seen.ACKNOWLEDGEMENT_LOST);
            return CompletableFuture.failedFuture(new SimulatedConsumer.BrokerAwayException());
        }
        return CompletableFuture.completedFuture(null);
    }
}

package dev.facevalue.innerloops;

import dev.facevalue.eventstream.Event;
import dev.facevalue.eventstream.EventCodec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.infra.Blackhole;

/** A fact as a record of Kafka's: made by ingest, read by analytics. */
public class RecordLoops {

    /** {@link Loop#ENCODE}. */
    @Benchmark
    @OperationsPerInvocation(Stories.FACTS)
    public void encode(Stories all, Blackhole results) {
        for (Story story : all.stories) {
            for (Event event : story.events()) {
                results.consume(EventCodec.encode(event));
            }
        }
    }

    /** {@link Loop#DECODE}. */
    @Benchmark
    @OperationsPerInvocation(Stories.FACTS)
    public void decode(Stories all, Blackhole results) {
        for (Story story : all.stories) {
            for (ConsumerRecord<byte[], byte[]> kafkaRecord : story.kafkaRecords()) {
                results.consume(EventCodec.decode(kafkaRecord));
            }
        }
    }
}

package dev.facevalue.analytics.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.analytics.examples.Records;
import dev.facevalue.analytics.store.DealCodes;
import dev.facevalue.analytics.store.FactPacking;
import dev.facevalue.deal.DealOutcome;
import dev.facevalue.deal.DealState;
import dev.facevalue.eventstream.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** What the projection does with a topic, without the topic and the tables: many worlds in little time. */
class ConvergenceTest {

    private static final int WORLDS = 60;

    @Test
    void theDealsAreTheSameForAnyOrderAnyRepetitionAndAnySplit() {
        for (long seed = 0; seed < WORLDS; seed++) {
            Random random = new Random(seed);
            FactWorld world = new FactWorld("deal", random);

            Map<String, byte[]> stored = new HashMap<>();
            for (List<ConsumerRecord<byte[], byte[]>> partition : partitions(world.delivery())) {
                project(partition, stored, random);
            }

            assertThat(holding(stored)).as("seed %d", seed).isEqualTo(world.holding());
        }
    }

    @Test
    void theWorldsHoldWhatMakesTheSemanticsHard() {
        // Made-up facts prove nothing unless erasures leave other deals behind than there would be without them.
        assertThat(LongStream.range(0, WORLDS)
                        .map(seed -> new FactWorld("deal", new Random(seed)).dealsThatErasuresChange())
                        .sum())
                .isGreaterThan(200);
    }

    /** The records of each partition, as they are read. */
    private static List<List<ConsumerRecord<byte[], byte[]>>> partitions(List<ProducerRecord<byte[], byte[]>> written) {
        List<List<ConsumerRecord<byte[], byte[]>>> partitions = new ArrayList<>();
        for (int partition = 0; partition < Topics.PARTITIONS; partition++) {
            partitions.add(new ArrayList<>());
        }
        for (ProducerRecord<byte[], byte[]> each : written) {
            List<ConsumerRecord<byte[], byte[]>> partition = partitions.get(each.partition());
            partition.add(Records.read(each, partition.size()));
        }
        return partitions;
    }

    /** Batch by batch, each of any size; now and then one is lost before it is stored and comes again. */
    private static void project(
            List<ConsumerRecord<byte[], byte[]>> partition, Map<String, byte[]> stored, Random random) {
        int from = 0;
        while (from < partition.size()) {
            int to = from + 1 + random.nextInt(Math.min(40, partition.size() - from));
            BatchFold fold = BatchFold.decode(
                    new PartitionBatch(partition.get(from).partition(), from, to, partition.subList(from, to)));
            Map<String, DealState> known = new HashMap<>();
            stored.forEach((dealId, facts) -> {
                if (fold.dealIds().contains(dealId)) {
                    known.put(dealId, FactPacking.unpack(dealId, facts));
                }
            });
            BatchFold.Changes changes = fold.onto(known);
            assertThat(changes.deadLetters()).isEmpty();
            if (random.nextInt(4) > 0) {
                changes.deals().forEach(change -> stored.put(change.dealId(), FactPacking.pack(change.state())));
                from = to;
            }
        }
    }

    private static Map<String, Oracle.Holding> holding(Map<String, byte[]> stored) {
        Map<String, Oracle.Holding> holding = new HashMap<>();
        stored.forEach((dealId, facts) -> {
            DealState state = FactPacking.unpack(dealId, facts);
            holding.put(
                    dealId,
                    Oracle.Holding.stored(
                            state,
                            DealCodes.of(state).map(HexFormat.of()::formatHex).orElse(null),
                            state.holdingOutcome()
                                    .map(recorded -> ((DealOutcome) recorded.fact()).team())
                                    .orElse(null)));
        });
        return holding;
    }
}

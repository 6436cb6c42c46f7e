package dev.facevalue.analytics.projection;

import dev.facevalue.analytics.examples.OutcomeBuilder;
import dev.facevalue.analytics.examples.Records;
import dev.facevalue.deal.Decision;
import dev.facevalue.deal.Erasure;
import dev.facevalue.deal.Fact;
import dev.facevalue.deal.RecordedFact;
import dev.facevalue.deal.Relationship;
import dev.facevalue.deal.RelationshipObservation;
import dev.facevalue.deal.Strategy;
import dev.facevalue.eventstream.RecordKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * What may be said in a schedule, encoded once for many: of each partition some deals, of each deal a few facts at few
 * moments, so that clocks are often equal and erasures often cover something; and records that nobody can read.
 */
final class SaidFacts {

    /** How many bytes of a value the simulated broker takes. */
    static final int TOO_LARGE = 2_000;

    private static final int DEALS = 2;
    private static final int FACTS = 8;
    private static final int MOMENTS = 5;

    private final SplittableRandom random;
    private final List<List<SimulatedLog.Said>> byPartition = new ArrayList<>();

    SaidFacts(SplittableRandom random, int partitions) {
        this.random = random;
        for (int partition = 0; partition < partitions; partition++) {
            List<SimulatedLog.Said> said = new ArrayList<>();
            for (String dealId : Records.dealIdsIn(partition).limit(DEALS).toList()) {
                int erasuresInTen = random.nextInt(5);
                for (int i = 0; i < FACTS; i++) {
                    said.add(fact(dealId, random.nextInt(10) < erasuresInTen, i));
                }
            }
            byPartition.add(said);
        }
    }

    /** Any fact of a partition, maybe one that was drawn before. */
    SimulatedLog.Said any(int partition, SplittableRandom drawn) {
        List<SimulatedLog.Said> said = byPartition.get(partition);
        return said.get(drawn.nextInt(said.size()));
    }

    /** Something that nobody can read, under a key made of a number, so that compaction does not remove it. */
    SimulatedLog.Said unreadable(int partition, int number, SplittableRandom drawn) {
        byte[] key = ("unreadable-" + number).getBytes(StandardCharsets.UTF_8);
        return switch (drawn.nextInt(4)) {
            case 0 -> unreadable(key, new byte[] {0, -1, 1});
            case 1 -> unreadable(key, new byte[TOO_LARGE + 1]);
            default -> {
                // A fact in a partition that is not its deal's, or without its key.
                SimulatedLog.Said fact = any((partition + 1) % byPartition.size(), drawn);
                yield new SimulatedLog.Said(Ledger.keyOf(key), null, false, key, fact.value(), fact.headers());
            }
        };
    }

    private static SimulatedLog.Said unreadable(byte[] key, byte[] value) {
        return new SimulatedLog.Said(Ledger.keyOf(key), null, false, key, value, new RecordHeaders());
    }

    private SimulatedLog.Said fact(String dealId, boolean erasure, int number) {
        Instant recordedAt = moment();
        Fact fact = erasure ? erasure(dealId) : standing(dealId);
        ProducerRecord<byte[], byte[]> written = Records.of(fact, recordedAt, "fact-" + number);
        RecordKey key = RecordKey.parse(written.key()).orElseThrow();
        return new SimulatedLog.Said(
                Ledger.keyOf(written.key()),
                new RecordedFact(key.factId(), recordedAt, fact),
                false,
                written.key(),
                written.value(),
                written.headers());
    }

    private Fact erasure(String dealId) {
        Instant moment = moment();
        Instant other = moment();
        return new Erasure(dealId, (moment.isBefore(other) ? moment : other).plusNanos(1_000L * random.nextInt(-1, 2)));
    }

    private Fact standing(String dealId) {
        if (random.nextBoolean()) {
            return new RelationshipObservation(dealId, moment(), any(Relationship.values()));
        }
        OutcomeBuilder outcome = OutcomeBuilder.outcome(dealId)
                .decidedAt(moment())
                .decision(any(Decision.values()))
                .strategy(any(Strategy.values()));
        return (random.nextBoolean() ? outcome.relationship(any(Relationship.values())) : outcome.team("north"))
                .build();
    }

    /** Moments lie two microseconds apart, so that an erasure fits between two of them. */
    private Instant moment() {
        return Batch.RECORDED.plusNanos(2_000L * random.nextInt(MOMENTS));
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }
}

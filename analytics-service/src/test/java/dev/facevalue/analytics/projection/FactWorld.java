package dev.facevalue.analytics.projection;

import dev.facevalue.analytics.examples.RandomFacts;
import dev.facevalue.analytics.examples.Records;
import dev.facevalue.deal.Erasure;
import dev.facevalue.deal.Fact;
import dev.facevalue.deal.RecordedFact;
import dev.facevalue.deal.Relationship;
import dev.facevalue.deal.RelationshipObservation;
import dev.facevalue.eventstream.RecordKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Everything ever said about some deals, made up so that trouble is likely: few moments, hence many equal clocks;
 * observations whose two clocks disagree; erasures at, just before and just after moments at which something was
 * recorded.
 */
final class FactWorld {

    private static final int DEALS = 60;
    private static final int MOST_FACTS = 12;
    private static final int MOMENTS = 7;

    private final Random random;
    private final RandomFacts facts;
    private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    private final Map<String, List<RecordedFact>> factsByDeal = new HashMap<>();

    /** @param name begins the id of every deal, so that worlds in one topic can be told apart */
    FactWorld(String name, Random random) {
        this.random = random;
        this.facts = new RandomFacts(random);
        for (int deal = 0; deal < DEALS; deal++) {
            String dealId = name + '-' + deal;
            // Some deals know no erasure, others little else.
            int erasuresInTen = random.nextInt(5);
            for (int i = random.nextInt(MOST_FACTS); i >= 0; i--) {
                say(random.nextInt(10) < erasuresInTen ? erasure(dealId) : standing(dealId));
            }
        }
    }

    /** The facts as a stream may deliver them: in any order, some more than once. */
    List<ProducerRecord<byte[], byte[]>> delivery() {
        List<ProducerRecord<byte[], byte[]>> delivered = new ArrayList<>(records);
        for (int copies = random.nextInt(records.size()); copies > 0; copies--) {
            delivered.add(records.get(random.nextInt(records.size())));
        }
        Collections.shuffle(delivered, random);
        return delivered;
    }

    /** What the contract says holds of every deal. */
    Map<String, Oracle.Holding> holding() {
        return factsByDeal.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, deal -> Oracle.holding(deal.getValue())));
    }

    /** How many deals would be others if erasures were passed over. */
    long dealsThatErasuresChange() {
        return factsByDeal.values().stream()
                .filter(all -> {
                    String codes = Oracle.holding(all).codes();
                    List<RecordedFact> unerased = all.stream()
                            .filter(recorded -> !(recorded.fact() instanceof Erasure))
                            .toList();
                    return codes != null
                            && !codes.equals(Oracle.holding(unerased).codes());
                })
                .count();
    }

    private void say(Fact fact) {
        Instant recordedAt = moment();
        ProducerRecord<byte[], byte[]> written = Records.of(fact, recordedAt, "fact-" + records.size());
        records.add(written);
        RecordKey key = RecordKey.parse(written.key()).orElseThrow();
        factsByDeal
                .computeIfAbsent(fact.dealId(), _ -> new ArrayList<>())
                .add(new RecordedFact(key.factId(), recordedAt, fact));
    }

    /** Rather early than late, so that something is left that it may have changed. */
    private Fact erasure(String dealId) {
        Instant moment = moment();
        Instant other = moment();
        return new Erasure(dealId, (moment.isBefore(other) ? moment : other).plusNanos(1_000L * random.nextInt(-1, 2)));
    }

    private Fact standing(String dealId) {
        return random.nextBoolean()
                ? facts.outcome(dealId).decidedAt(moment()).build()
                : new RelationshipObservation(dealId, moment(), facts.any(Relationship.values()));
    }

    /** Moments lie two microseconds apart, so that an erasure fits between two of them. */
    private Instant moment() {
        return Batch.RECORDED.plusNanos(2_000L * random.nextInt(MOMENTS));
    }
}

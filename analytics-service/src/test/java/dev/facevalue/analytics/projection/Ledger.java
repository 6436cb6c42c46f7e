package dev.facevalue.analytics.projection;

import dev.facevalue.analytics.outbox.OutboxMessage;
import dev.facevalue.deal.Erasure;
import dev.facevalue.deal.RecordedFact;
import dev.facevalue.eventstream.DeadLetterHeaders;
import dev.facevalue.eventstream.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Keeps account of what was read, committed and published, and says what of it breaks the contract. What a deal must be
 * is told by {@link Oracle}, from facts as they were made up and not as they were decoded.
 */
final class Ledger {

    /** What is accounted for of a partition. */
    private static final class Account {
        long next;

        @Nullable
        Instant asOf;
    }

    private final Scheduler scheduler;
    private final SimulatedLog log;
    private final Account[] accounts;
    private final Map<String, Map<String, RecordedFact>> factsByDeal = new HashMap<>();
    private final Map<String, Integer> tombstones = new HashMap<>();
    private final Map<String, Integer> deadLetters = new HashMap<>();

    Ledger(Scheduler scheduler, SimulatedLog log) {
        this.scheduler = scheduler;
        this.log = log;
        accounts = new Account[log.partitions()];
        Arrays.setAll(accounts, _ -> new Account());
    }

    /**
     * Looks at a transaction in the moment of its commit: what it does must be what was read calls for, and no more.
     */
    void commit(SimulatedDatabase database, SimulatedDatabase.Transaction transaction) {
        if (scheduler.isTraced()) {
            scheduler.tell("commit of " + transaction + ": " + transaction.progress + " " + transaction.written.keySet()
                    + " +" + transaction.added.size() + " -" + transaction.removed.size());
        }
        Set<String> expectedDeadLetters = new HashSet<>();
        Set<String> expectedTombstones = new HashSet<>();
        Set<String> touched = new HashSet<>();
        Map<Integer, long[]> ranges = new HashMap<>();
        for (SimulatedDatabase.Advance advance : transaction.advances) {
            ranges.put(advance.partition(), new long[] {advance.from(), advance.to()});
            account(transaction, advance, expectedDeadLetters, expectedTombstones, touched);
        }
        transaction.written.forEach((dealId, deal) -> {
            long[] range = ranges.get(deal.partition());
            if (range == null || deal.recordOffset() < range[0] || deal.recordOffset() >= range[1]) {
                scheduler.fail("deal " + dealId + " is changed by offset " + deal.recordOffset() + " of partition "
                        + deal.partition() + ", which this transaction does not account for");
            }
            touched.add(dealId);
        });
        for (String dealId : touched) {
            SimulatedDatabase.Deal row = transaction.written.get(dealId);
            checkDeal(dealId, row == null ? database.committedDeal(dealId) : row);
        }
        checkMessages(transaction.added, expectedDeadLetters, expectedTombstones);
        transaction.removed.forEach(this::checkPublished);
    }

    private void account(
            SimulatedDatabase.Transaction transaction,
            SimulatedDatabase.Advance advance,
            Set<String> expectedDeadLetters,
            Set<String> expectedTombstones,
            Set<String> touched) {
        Account account = accounts[advance.partition()];
        if (advance.from() != account.next || advance.to() <= advance.from()) {
            scheduler.fail("partition " + advance.partition() + " goes from " + advance.from() + " to " + advance.to()
                    + " though all before " + account.next + " is accounted for");
            return;
        }
        account.next = advance.to();
        if (advance.read() == null) {
            scheduler.fail("partition " + advance.partition() + " goes from " + advance.from() + " to " + advance.to()
                    + ", not all of which was read");
            return;
        }
        Map<String, Map<String, RecordedFact>> arrived = new LinkedHashMap<>();
        for (SimulatedLog.Entry entry : advance.read()) {
            RecordedFact fact = entry.said().fact();
            if (fact != null) {
                account.asOf = SimulatedDatabase.later(account.asOf, fact.recordedAt());
                arrived.computeIfAbsent(fact.fact().dealId(), _ -> new LinkedHashMap<>())
                        .put(entry.said().key(), fact);
            } else if (entry.said().isUnreadable()) {
                expectedDeadLetters.add(advance.partition() + "/" + entry.offset());
            }
        }
        SimulatedDatabase.Progress stored = transaction.progress.get(advance.partition());
        if (stored == null || stored.nextOffset() != account.next || !Objects.equals(stored.asOf(), account.asOf)) {
            scheduler.fail("of partition " + advance.partition() + " " + stored + " is stored instead of "
                    + account.next + ", " + account.asOf);
        }
        arrived.forEach((dealId, facts) -> {
            Map<String, RecordedFact> known = factsByDeal.computeIfAbsent(dealId, _ -> new LinkedHashMap<>());
            Instant erasedBefore = Oracle.greatestErasure(known.values());
            Map<String, RecordedFact> candidates = new LinkedHashMap<>(facts);
            known.forEach((key, fact) -> {
                if (!isCovered(fact, erasedBefore)) {
                    candidates.put(key, fact);
                }
            });
            known.putAll(facts);
            Instant erased = Oracle.greatestErasure(known.values());
            candidates.forEach((key, fact) -> {
                if (isCovered(fact, erased)) {
                    expectedTombstones.add(key);
                }
            });
            touched.add(dealId);
        });
    }

    private void checkDeal(String dealId, SimulatedDatabase.@Nullable Deal row) {
        Map<String, RecordedFact> facts = factsByDeal.get(dealId);
        if (facts == null || row == null) {
            if (facts != null || row != null) {
                scheduler.fail("of deal " + dealId + " " + row + " is stored, and it has the facts " + facts);
            }
            return;
        }
        Oracle.Holding expected = Oracle.holding(facts.values());
        Oracle.Holding stored = row.holding();
        if (!stored.equals(expected)) {
            scheduler.fail("of deal " + dealId + " " + stored + " is stored instead of " + expected);
        }
    }

    private void checkMessages(
            List<SimulatedDatabase.Message> added, Set<String> expectedDeadLetters, Set<String> expectedTombstones) {
        List<String> letters = new ArrayList<>();
        Set<String> gone = new HashSet<>();
        for (SimulatedDatabase.Message each : added) {
            if (each.message().topic().equals(Topics.DEAD_LETTERS)) {
                letters.add(origin(each.message()));
            } else {
                gone.add(keyOf(each.message().key()));
            }
        }
        if (letters.size() != expectedDeadLetters.size() || !expectedDeadLetters.containsAll(letters)) {
            scheduler.fail("the dead letters " + letters + " are put in the outbox instead of " + expectedDeadLetters);
        }
        if (!gone.equals(expectedTombstones)) {
            scheduler.fail("tombstones for " + gone + " are put in the outbox instead of " + expectedTombstones);
        }
    }

    /** A message may leave the outbox once it lies in Kafka. */
    private void checkPublished(SimulatedDatabase.Message removed) {
        OutboxMessage message = removed.message();
        Integer publishedAt = message.topic().equals(Topics.DEAD_LETTERS)
                ? deadLetters.get(origin(message))
                : tombstones.get(keyOf(message.key()));
        if (publishedAt == null || publishedAt < removed.putAt()) {
            scheduler.fail("message " + removed.number() + " leaves the outbox without having reached Kafka");
        }
    }

    /** Takes note of what reached Kafka; tombstones lie in the log then. */
    void published(ProducerRecord<byte[], byte[]> kafkaRecord) {
        if (kafkaRecord.topic().equals(Topics.DEAL_EVENTS)) {
            String key = keyOf(kafkaRecord.key());
            scheduler.tell("a tombstone for " + key + " lies in partition " + kafkaRecord.partition());
            scheduler.saw(Scheduler.Seen.TOMBSTONE);
            if (tombstones.put(key, scheduler.steps()) != null) {
                scheduler.saw(Scheduler.Seen.PUBLISHED_AGAIN);
            }
            log.append(
                    kafkaRecord.partition(),
                    new SimulatedLog.Said(key, null, true, kafkaRecord.key(), kafkaRecord.value(), new RecordHeaders()),
                    0);
            return;
        }
        String origin =
                header(kafkaRecord, DeadLetterHeaders.PARTITION) + "/" + header(kafkaRecord, DeadLetterHeaders.OFFSET);
        scheduler.tell("a dead letter of " + origin + " lies in Kafka");
        deadLetters.put(origin, scheduler.steps());
        scheduler.saw(Scheduler.Seen.DEAD_LETTER);
        SimulatedLog.Entry entry = log.everything(kafkaRecord.partition()).stream()
                .filter(each -> origin.equals(kafkaRecord.partition() + "/" + each.offset()))
                .findAny()
                .orElse(null);
        if (entry == null
                || !entry.said().isUnreadable()
                || !Arrays.equals(entry.said().keyBytes(), kafkaRecord.key())
                || !(Arrays.equals(entry.said().value(), kafkaRecord.value())
                        || (kafkaRecord.value() == null
                                && header(kafkaRecord, DeadLetterHeaders.OMITTED_BYTES) != null))) {
            scheduler.fail("a dead letter of " + origin + " is not what came");
        }
    }

    /** Looks at what there is when all has come to rest, against all that was ever written. */
    void finish(SimulatedDatabase database) {
        for (int partition = 0; partition < log.partitions(); partition++) {
            Map<String, Map<String, RecordedFact>> facts = new TreeMap<>();
            Map<String, Boolean> goneByKey = new HashMap<>();
            for (SimulatedLog.Entry entry : log.everything(partition)) {
                RecordedFact fact = entry.said().fact();
                if (fact != null) {
                    facts.computeIfAbsent(fact.fact().dealId(), _ -> new LinkedHashMap<>())
                            .put(entry.said().key(), fact);
                } else if (entry.said().isUnreadable() && !deadLetters.containsKey(partition + "/" + entry.offset())) {
                    scheduler.fail("the record " + partition + "/" + entry.offset() + " is no dead letter");
                }
                goneByKey.put(entry.said().key(), entry.said().tombstone());
            }
            int own = partition;
            facts.forEach((dealId, all) -> {
                SimulatedDatabase.Deal row = database.committedDeal(dealId);
                Oracle.Holding expected = Oracle.holding(all.values());
                if (row == null || row.partition() != own || !row.holding().equals(expected)) {
                    scheduler.fail("in the end of deal " + dealId + " " + row + " is stored instead of " + expected);
                }
                all.forEach((key, fact) -> {
                    if (isCovered(fact, expected.erasedUpTo()) != goneByKey.getOrDefault(key, false)) {
                        scheduler.fail("in the end compaction keeps what was erased or removes what stands: " + fact);
                    }
                });
            });
        }
        for (String dealId : database.committedDeals().keySet()) {
            if (!factsByDeal.containsKey(dealId)) {
                scheduler.fail("nothing was ever said of deal " + dealId);
            }
        }
    }

    private static boolean isCovered(RecordedFact fact, @Nullable Instant erasedUpTo) {
        return !(fact.fact() instanceof Erasure)
                && erasedUpTo != null
                && !fact.recordedAt().isAfter(erasedUpTo);
    }

    private static String origin(OutboxMessage message) {
        return last(message.headers(), DeadLetterHeaders.PARTITION) + "/"
                + last(message.headers(), DeadLetterHeaders.OFFSET);
    }

    private static @Nullable String last(Collection<OutboxMessage.MessageHeader> headers, String name) {
        String found = null;
        for (OutboxMessage.MessageHeader header : headers) {
            if (header.name().equals(name) && header.value() != null) {
                found = new String(header.value(), StandardCharsets.UTF_8);
            }
        }
        return found;
    }

    private static @Nullable String header(ProducerRecord<byte[], byte[]> kafkaRecord, String name) {
        Header header = kafkaRecord.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    static String keyOf(byte @Nullable [] key) {
        return key == null ? "" : new String(key, StandardCharsets.UTF_8);
    }
}

package dev.facevalue.analytics.projection;

import dev.facevalue.eventstream.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.NoOffsetForPartitionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A member of the group that reads the simulated log. Every call that the projection makes is answered here; from
 * Kafka's own mock it takes only that it need not answer the others.
 */
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // one thread runs at a time
class SimulatedConsumer extends MockConsumer<byte[], byte[]> {

    /** What Kafka throws when the broker is away. */
    static final class BrokerAwayException extends KafkaException {

        private static final long serialVersionUID = 1;

        BrokerAwayException() {
            super("the broker is away");
        }

        @Override
        public Throwable fillInStackTrace() {
            return this;
        }
    }

    private static final List<TopicPartition> PARTITIONS = IntStream.range(0, Topics.PARTITIONS)
            .mapToObj(partition -> new TopicPartition(Topics.DEAL_EVENTS, partition))
            .toList();

    private static final List<PartitionInfo> INFOS = PARTITIONS.stream()
            .map(each -> new PartitionInfo(each.topic(), each.partition(), null, null, null))
            .toList();

    /** What was read of a partition since its position was last set. */
    private static final class Reading {
        final long from;
        final List<SimulatedLog.Entry> entries = new ArrayList<>();
        long position;

        Reading(long from) {
            this.from = from;
            this.position = from;
        }
    }

    private final Scheduler scheduler;
    private final Scheduler.Strand strand;
    private final SimulatedLog log;
    private final SimulatedGroup group;
    private final SplittableRandom random;
    private final Faults faults;
    private boolean dead;
    private final TreeSet<Integer> owned = new TreeSet<>();
    private final TreeMap<Integer, Reading> readings = new TreeMap<>();
    private @Nullable ConsumerRebalanceListener listener;
    private boolean subscribed;

    SimulatedConsumer(Simulation simulation, Scheduler.Strand strand) {
        super("none");
        this.scheduler = simulation.scheduler;
        this.strand = strand;
        this.log = simulation.log;
        this.group = simulation.group;
        this.random = simulation.random;
        this.faults = simulation.faults;
    }

    /** Its process was killed: the group does not know yet. */
    void die() {
        dead = true;
    }

    boolean isDead() {
        return dead;
    }

    Scheduler.Strand strand() {
        return strand;
    }

    SimulatedLog log() {
        return log;
    }

    @Override
    public List<PartitionInfo> partitionsFor(String topic) {
        scheduler.step(strand, "asks for the partitions");
        return INFOS;
    }

    @Override
    public void subscribe(Collection<String> topics, ConsumerRebalanceListener told) {
        listener = told;
        subscribed = true;
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        scheduler.step(strand, "polls");
        if (scheduler.strikes(faults.brokerAway)) {
            scheduler.tell(strand, "the broker is away");
            scheduler.saw(Scheduler.Seen.BROKER_AWAY);
            throw new BrokerAwayException();
        }
        beMember();
        for (int partition : owned) {
            if (!readings.containsKey(partition)) {
                throw new NoOffsetForPartitionException(PARTITIONS.get(partition));
            }
        }
        return fetch();
    }

    /** What Kafka does about the group, on the thread that polls and before it returns anything. */
    private void beMember() {
        ConsumerRebalanceListener told = listener;
        if (!subscribed || told == null) {
            throw new IllegalStateException("not subscribed");
        }
        if (!group.isMember(this)) {
            if (!owned.isEmpty()) {
                scheduler.tell(strand, "learns that it has lost " + owned);
                scheduler.saw(Scheduler.Seen.PARTITION_LOST);
                List<TopicPartition> lost = partitions(owned);
                forget(owned);
                told.onPartitionsLost(lost);
            }
            group.join(this);
        }
        List<Integer> others =
                owned.stream().filter(each -> group.mustLetGo(each, this)).toList();
        if (!others.isEmpty()) {
            scheduler.tell(strand, "lets go of " + others);
            scheduler.saw(Scheduler.Seen.PARTITION_REVOKED);
            revoke(told, partitions(others));
            others.forEach(each -> group.letGo(each, this));
            forget(others);
        }
        List<Integer> added = new ArrayList<>();
        for (int partition = 0; partition < log.partitions(); partition++) {
            if (!owned.contains(partition) && group.take(partition, this)) {
                added.add(partition);
            }
        }
        if (!added.isEmpty() || random.nextInt(8) == 0) {
            scheduler.tell(strand, "is given " + added);
            owned.addAll(added);
            told.onPartitionsAssigned(partitions(added));
        }
    }

    void revoke(ConsumerRebalanceListener told, List<TopicPartition> others) {
        told.onPartitionsRevoked(others);
    }

    private ConsumerRecords<byte[], byte[]> fetch() {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> fetched = new HashMap<>();
        for (int partition : owned) {
            if (random.nextInt(4) == 0) {
                continue;
            }
            Reading reading = readings.get(partition);
            if (reading == null) {
                throw new IllegalStateException("no position for " + partition);
            }
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            for (int most = 1 + random.nextInt(4); records.size() < most; ) {
                SimulatedLog.Entry entry = log.at(partition, reading.position);
                if (entry == null) {
                    break;
                }
                records.add(entry.kafkaRecord());
                reading.entries.add(entry);
                reading.position = entry.offset() + 1;
            }
            // A batch of the log may end in a gap, which is then passed over with it or only by the next poll.
            SimulatedLog.Entry next = log.at(partition, reading.position);
            long afterGap = next == null ? log.end(partition) : next.offset();
            if (scheduler.isCalm() || random.nextBoolean()) {
                if (afterGap > reading.position) {
                    scheduler.saw(Scheduler.Seen.GAP_PASSED);
                }
                reading.position = Math.max(reading.position, afterGap);
            }
            if (!records.isEmpty()) {
                fetched.put(PARTITIONS.get(partition), records);
            }
            if (scheduler.isTraced()) {
                scheduler.tell(
                        strand,
                        "reads of " + partition + " "
                                + records.stream().map(ConsumerRecord::offset).toList() + " up to " + reading.position);
            }
        }
        return new ConsumerRecords<>(fetched, Map.of());
    }

    @Override
    public long position(TopicPartition partition) {
        Reading reading = readings.get(partition.partition());
        if (reading == null || !owned.contains(partition.partition())) {
            throw new IllegalStateException(
                    "You can only check the position for partitions assigned to this consumer.");
        }
        return reading.position;
    }

    @Override
    public void seek(TopicPartition partition, long offset) {
        if (!owned.contains(partition.partition())) {
            throw new IllegalStateException("No current assignment for partition " + partition);
        }
        scheduler.tell(strand, "seeks in " + partition.partition() + " to " + offset);
        if (hasPosition(partition.partition())) {
            scheduler.saw(Scheduler.Seen.READ_AGAIN);
        }
        readings.put(partition.partition(), new Reading(offset));
    }

    @Override
    public void close() {
        if (!strand.isKilled() && group.isMember(this)) {
            group.remove(this);
        }
    }

    /** Where it would be if there were no gaps. */
    long countedPosition(int partition) {
        Reading reading = readings.get(partition);
        return reading == null ? 0 : reading.from + reading.entries.size();
    }

    boolean hasPosition(int partition) {
        return readings.containsKey(partition);
    }

    /** What it was given to read between two offsets; null if it did not read all of that. */
    @Nullable
    List<SimulatedLog.Entry> read(int partition, long from, long to) {
        Reading reading = readings.get(partition);
        return reading == null || from < reading.from || to > reading.position
                ? null
                : reading.entries.stream()
                        .filter(each -> each.offset() >= from && each.offset() < to)
                        .toList();
    }

    private void forget(Collection<Integer> partitions) {
        List.copyOf(partitions).forEach(each -> {
            owned.remove(each);
            readings.remove(each);
        });
    }

    private static List<TopicPartition> partitions(Collection<Integer> partitions) {
        return partitions.stream().map(PARTITIONS::get).toList();
    }
}

package dev.facevalue.benchmarks.fold;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The fold as a user of Kafka Streams would write it: per deal what holds, in a store beside the source's partition;
 * and per group how many deals, by taking the old group's count down and the new one's up.
 *
 * <p>The source is keyed by fact but parted by deal, so a processor on the source has all of a deal and the deals need
 * no repartition, which is less work than with a KTable. Only changes of counts, a dozen bytes each, are repartitioned.
 */
final class FoldTopology {

    /** The store with the counts, by group. */
    static final String COUNTS = "counts";

    /** What the name of the topic with the changes of counts ends with. */
    static final String CHANGES = "changes-repartition";

    private static final String DEALS = "deals";
    private static final int PARTITIONS = 6;

    private FoldTopology() {}

    static Topology build() {
        Serde<Group> groups = PeerSerdes.group();
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(PeerFact.TOPIC, Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()))
                .process(new FoldSupplier())
                .repartition(Repartitioned.with(groups, Serdes.Long())
                        .withName("changes")
                        .withNumberOfPartitions(PARTITIONS))
                .groupByKey(Grouped.with(groups, Serdes.Long()))
                // Cached: a count is written once a commit, however often it changes.
                .reduce(
                        Long::sum,
                        Materialized.<Group, Long, KeyValueStore<Bytes, byte[]>>as(COUNTS)
                                .withKeySerde(groups)
                                .withValueSerde(Serdes.Long())
                                .withCachingEnabled());
        return builder.build();
    }

    private static final class FoldSupplier implements ProcessorSupplier<byte[], byte[], Group, Long> {

        @Override
        public Processor<byte[], byte[], Group, Long> get() {
            return new Fold();
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            // Not cached: each deal is written once or twice, and a cache would only pass it on later.
            return Set.of(Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(DEALS), Serdes.String(), PeerSerdes.heldDeal()));
        }
    }

    private static final class Fold implements Processor<byte[], byte[], Group, Long> {

        @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
        private ProcessorContext<Group, Long> context;

        @SuppressWarnings("NullAway.Init")
        private KeyValueStore<String, HeldDeal> deals;

        @Override
        public void init(ProcessorContext<Group, Long> processing) {
            context = processing;
            deals = processing.getStateStore(DEALS);
        }

        @Override
        public void process(Record<byte[], byte[]> origin) {
            PeerFact.read(origin.key(), origin.headers(), origin.value()).ifPresent(fact -> fold(fact, origin));
        }

        private void fold(PeerFact fact, Record<byte[], byte[]> origin) {
            HeldDeal known = deals.get(fact.dealId());
            HeldDeal before = known == null ? HeldDeal.NONE : known;
            HeldDeal after = fact.onto(before);
            if (after.equals(before)) {
                return;
            }
            deals.put(fact.dealId(), after);
            Optional<Group> left = before.group();
            Optional<Group> joined = after.group();
            if (!left.equals(joined)) {
                left.ifPresent(group -> context.forward(change(group, -1L, origin)));
                joined.ifPresent(group -> context.forward(change(group, 1L, origin)));
            }
        }

        /** Without the headers of the event, which nobody behind needs. */
        private static Record<Group, Long> change(Group group, long by, Record<byte[], byte[]> origin) {
            return new Record<>(group, by, origin.timestamp());
        }
    }
}

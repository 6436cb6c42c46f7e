package dev.facevalue.analytics.projection;

import dev.facevalue.analytics.examples.Records;
import dev.facevalue.deal.RecordedFact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** The topic: some of its partitions, with gaps, compacted now and then. What was ever written is remembered. */
final class SimulatedLog {

    /**
     * What somebody writes.
     *
     * @param key names what is said, for compaction
     * @param fact what is said, told by whoever made it up and not read from the bytes; null if nobody can read it
     * @param tombstone whether it is the log's note that a fact is gone
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Said(
            String key,
            @Nullable RecordedFact fact,
            boolean tombstone,
            byte[] keyBytes,
            byte @Nullable [] value,
            Headers headers) {

        boolean isUnreadable() {
            return fact == null && !tombstone;
        }
    }

    /** What lies at an offset. */
    record Entry(ConsumerRecord<byte[], byte[]> kafkaRecord, Said said) {

        long offset() {
            return kafkaRecord.offset();
        }
    }

    private static final class Partition {
        final List<Entry> everything = new ArrayList<>();
        List<Entry> present = new ArrayList<>();
        long end;
    }

    private final Partition[] partitions;

    SimulatedLog(int count) {
        partitions = new Partition[count];
        Arrays.setAll(partitions, _ -> new Partition());
    }

    int partitions() {
        return partitions.length;
    }

    /** The offset of the next record. */
    long end(int partition) {
        return partitions[partition].end;
    }

    /** What was ever written, whether it is still there or not. */
    List<Entry> everything(int partition) {
        return partitions[partition].everything;
    }

    /** Writes, after some offsets at which nobody will ever read anything: markers of transactions take some. */
    void append(int partition, Said said, int gap) {
        Partition to = partitions[partition];
        to.end += gap;
        Entry entry = new Entry(Records.read(partition, to.end, said.keyBytes(), said.value(), said.headers()), said);
        to.everything.add(entry);
        to.present.add(entry);
        to.end++;
    }

    /** The first entry at an offset or behind it; null if there is none. */
    @Nullable
    Entry at(int partition, long offset) {
        for (Entry entry : partitions[partition].present) {
            if (entry.offset() >= offset) {
                return entry;
            }
        }
        return null;
    }

    /** Keeps the last of each key below an offset, and of tombstones that are the last not each. */
    void compact(int partition, SplittableRandom random) {
        Partition cleaned = partitions[partition];
        if (cleaned.present.size() < 2) {
            return;
        }
        // The newest segment is never cleaned.
        int clean = random.nextInt(cleaned.present.size());
        Map<String, Long> last = new HashMap<>();
        for (Entry entry : cleaned.present.subList(0, clean)) {
            last.put(entry.said().key(), entry.offset());
        }
        List<Entry> kept = new ArrayList<>();
        for (int i = 0; i < cleaned.present.size(); i++) {
            Entry entry = cleaned.present.get(i);
            boolean isLast = i >= clean || last.getOrDefault(entry.said().key(), -1L) == entry.offset();
            boolean expired = i < clean && entry.said().tombstone() && random.nextBoolean();
            if (isLast && !expired) {
                kept.add(entry);
            }
        }
        cleaned.present = kept;
    }
}

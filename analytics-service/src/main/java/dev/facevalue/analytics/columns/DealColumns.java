package dev.facevalue.analytics.columns;

import dev.facevalue.analytics.store.CodeColumn;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What holds of every deal, as of one moment. Many may {@link #read} at once; changes wait for them and they for
 * changes, so that nobody sees half of one.
 */
@ApplicationScoped
public class DealColumns {

    private final ReadWriteLock lock = new ReentrantReadWriteLock(true);
    private List<Chunk> chunks = new ArrayList<>();
    private Teams teams = new Teams();
    private @Nullable Instant asOf;
    private @Nullable FeedPosition position;
    private int firstDay = Integer.MAX_VALUE;
    private int lastDay = Integer.MIN_VALUE;

    /**
     * A deal's row, as read from the tables.
     *
     * @param dealNo its position among all, from 1
     * @param codes its codes in the layout of {@link dev.facevalue.analytics.store.DealCodes}; null if there is nothing
     *     to count
     * @param team the selling team
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Row(
            long dealNo, byte @Nullable [] codes, @Nullable String team) {}

    /** Has {@code reader} look at all deals as of one moment. It must not keep what it is given. */
    public <T> T read(Function<Snapshot, T> reader) {
        lock.readLock().lock();
        try {
            return reader.apply(new Snapshot());
        } finally {
            lock.readLock().unlock();
        }
    }

    /** All deals as of one moment; valid only within {@link #read}. */
    public final class Snapshot {

        private Snapshot() {}

        /** The greatest {@code ce_time} ever applied; empty if nothing was. */
        public Optional<Instant> asOf() {
            return Optional.ofNullable(asOf);
        }

        /** Which deals these are; empty until all were loaded once. */
        public Optional<FeedPosition> position() {
            return Optional.ofNullable(position);
        }

        /** The names of the teams, by their numbers less one. */
        public List<String> teams() {
            return teams.names();
        }

        /**
         * The earliest day of a decision ever seen, from 1970-01-01; greater than {@link #lastDay} if there was none.
         */
        public int firstDay() {
            return firstDay;
        }

        /** The latest day of a decision ever seen, from 1970-01-01. */
        public int lastDay() {
            return lastDay;
        }

        /** How many deals there are. Reads a column to its end: a millisecond for a million deals. */
        public long deals() {
            return chunks.stream().mapToLong(Chunk::deals).sum();
        }

        /** How many bytes the columns take. */
        public long bytes() {
            return chunks.stream().mapToLong(Chunk::bytes).sum();
        }

        List<Chunk> chunks() {
            return chunks;
        }
    }

    /** Takes over changed rows with which a position is reached; all become visible at once. */
    void reach(List<Row> rows, FeedPosition reached) {
        apply(rows, reached.whole() ? reached.asOf() : null, reached);
    }

    /** Takes over changed rows of no known position; all become visible at once. */
    void apply(List<Row> rows, @Nullable Instant newAsOf) {
        apply(rows, newAsOf, null);
    }

    private void apply(List<Row> rows, @Nullable Instant newAsOf, @Nullable FeedPosition reached) {
        lock.writeLock().lock();
        try {
            rows.forEach(this::put);
            goOnTo(newAsOf);
            position = reached;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Never back: a rebuilt projection may have seen less than the one before it had. */
    private void goOnTo(@Nullable Instant newAsOf) {
        if (newAsOf != null && (asOf == null || newAsOf.isAfter(asOf))) {
            asOf = newAsOf;
        }
    }

    /** Takes over the rows that {@code other} holds in place of its own. */
    void replaceBy(DealColumns other) {
        lock.writeLock().lock();
        try {
            chunks = other.chunks;
            teams = other.teams;
            firstDay = other.firstDay;
            lastDay = other.lastDay;
            position = other.position;
            goOnTo(other.asOf);
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void put(Row row) {
        long index = row.dealNo() - 1;
        int position = (int) (index & (Chunk.SIZE - 1));
        int chunkNo = Math.toIntExact(index >>> Chunk.BITS);
        byte[] codes = row.codes();
        if (codes == null) {
            if (chunkNo < chunks.size()) {
                chunks.get(chunkNo).clear(position);
            }
            return;
        }
        Chunk chunk = chunkForPut(chunkNo);
        chunk.put(position, codes, teams.numberOf(row.team()));
        int day = chunk.days()[position];
        firstDay = Math.min(firstDay, day);
        lastDay = Math.max(lastDay, day);
    }

    /** Numbers have gaps, for a transaction that is rolled back uses up those it was given; a gap takes no memory. */
    private Chunk chunkForPut(int chunkNo) {
        while (chunks.size() <= chunkNo) {
            chunks.add(Chunk.EMPTY);
        }
        Chunk chunk = chunks.get(chunkNo);
        if (chunk == Chunk.EMPTY) {
            chunk = new Chunk();
            chunks.set(chunkNo, chunk);
        }
        return chunk;
    }

    /** The columns that say whether a position holds a deal at all. */
    static final CodeColumn PRESENCE = CodeColumn.DECISION;
}

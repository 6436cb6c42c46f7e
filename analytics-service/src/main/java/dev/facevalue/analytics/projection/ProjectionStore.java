package dev.facevalue.analytics.projection;

import dev.facevalue.analytics.outbox.OutboxMessage;
import dev.facevalue.deal.DealState;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a projection lies, as whoever projects sees it: positions, and transactions. {@link ProjectionTables} is the
 * one in PostgreSQL. An interface because the tests run the projection on one that can be crashed at every call.
 */
interface ProjectionStore {

    /**
     * The offset of the next record to project, by partition: the only positions that count.
     *
     * @throws SQLException if they could not be read
     */
    Map<Integer, Long> nextOffsets() throws SQLException;

    /**
     * Has work done in a transaction and commits it.
     *
     * @throws SQLException if that failed; then nothing is done, or, where the commit itself failed, it cannot be known
     *     whether all was
     */
    <T> T inTransaction(Work<T> work) throws SQLException;

    /**
     * What is done in a transaction.
     *
     * @param <T> what comes of it
     */
    @FunctionalInterface
    interface Work<T> {

        /** Works on the tables, which are the transaction's and end with it. */
        T on(Tables tables) throws SQLException;
    }

    /** The tables in a transaction. Each call is a statement or a few, however much it is about. */
    interface Tables {

        /**
         * The fence: moves each partition on if it is where it was left, and then holds it until the transaction ends.
         * One after another in the order given, which must be the same for all who write, or two wait for each other.
         *
         * @return the partitions that were not moved, because something else was stored than where they were left
         */
        Set<Integer> advance(List<Advance> advances) throws SQLException;

        /** What is known of those of these deals that are known, by their ids. */
        Map<String, Known> read(Collection<String> dealIds) throws SQLException;

        /** Writes deals that were not known. */
        void insert(List<Row> added) throws SQLException;

        /** Writes deals that were known. */
        void update(List<Row> changed) throws SQLException;

        /** Puts messages in the outbox, to be published once the transaction is committed. */
        void send(List<OutboxMessage> messages) throws SQLException;
    }

    /**
     * How far a partition is to be moved.
     *
     * @param from the offset that must be stored
     * @param to the offset that is stored instead
     * @param asOf the greatest {@code ce_time} on the way, if any; what is stored never goes back
     */
    record Advance(
            int partition, long from, long to, @Nullable Instant asOf) {}

    /**
     * What is known of a deal.
     *
     * @param dealNo the number of its row
     * @param state all that is on record about it
     */
    record Known(long dealNo, DealState state) {}

    /**
     * What is to be known of a deal.
     *
     * @param before what was known of it; null if nothing was
     * @param partition the partition in which it lies
     * @param change the deal, its state, and by which record it came to it
     */
    record Row(@Nullable Known before, int partition, BatchFold.Change change) {}
}

package dev.facevalue.analytics.outbox;

import java.sql.SQLException;
import java.util.List;

/**
 * The outbox, as whoever empties it sees it. {@link OutboxPublisher} has the one in PostgreSQL. An interface because
 * the tests empty one that can be crashed at every call.
 */
interface OutboxStore {

    /**
     * Has work done in a transaction and commits it.
     *
     * @throws SQLException if that failed; then nothing is done, or, where the commit itself failed, it cannot be known
     *     whether all was
     * @throws InterruptedException if the work was interrupted; then nothing is done
     */
    int inTransaction(Work work) throws SQLException, InterruptedException;

    /** What is done in a transaction. */
    @FunctionalInterface
    interface Work {

        /** Works on the messages, which are the transaction's and end with it; says how many it took out. */
        int on(Messages messages) throws SQLException, InterruptedException;
    }

    /** The messages in a transaction. */
    interface Messages {

        /**
         * The oldest messages that no other transaction holds, held until this one ends.
         *
         * @param limit how many at most
         * @param maxBytes no more are read once their values together have this many bytes
         */
        List<Outbox.Numbered> lockOldest(int limit, long maxBytes) throws SQLException;

        /** Takes messages out. */
        void remove(List<Outbox.Numbered> messages) throws SQLException;
    }
}

package dev.facevalue.analytics.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** One transaction on a connection of its own: all of what is done in it, or nothing. */
public final class Transaction {

    private Transaction() {}

    /**
     * What is done in a transaction.
     *
     * @param <T> what comes of it
     * @param <X> what may go wrong besides the database
     */
    public interface Work<T, X extends Exception> {

        /** Works on the connection, which is the transaction's and ends with it. */
        T in(Connection connection) throws SQLException, X;
    }

    /**
     * Has work done in a transaction and commits it.
     *
     * @throws SQLException if that failed; then nothing is done, or, where the commit itself failed, it cannot be known
     *     whether all was
     * @throws X if the work threw it; then nothing is done
     */
    public static <T, X extends Exception> T run(DataSource dataSource, Work<T, X> work) throws SQLException, X {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            T result;
            try {
                result = work.in(connection);
                connection.commit();
            } catch (Throwable failure) {
                rollBack(connection, failure);
                throw failure;
            }
            connection.setAutoCommit(true);
            return result;
        }
    }

    /** Where the connection is what failed, this fails too, and must not be told in place of why. */
    private static void rollBack(Connection connection, Throwable failure) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException broken) {
            failure.addSuppressed(broken);
        }
    }
}

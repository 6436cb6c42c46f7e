package dev.facevalue.analytics.outage;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Tells a database that cannot be reached from one that has something against what it was asked. */
final class DatabaseAway {

    private static final int MAX_CAUSES = 32;

    private DatabaseAway() {}

    /** Whether a failure comes of PostgreSQL being away: on its way down, gone, coming up, or without a free place. */
    static boolean isBehind(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
            if (cause instanceof SQLException sql && isConnectionFault(sql.getSQLState())) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isConnectionFault(@Nullable String state) {
        // The pool's own exceptions, such as for a connection that was not to be had in time, have no state;
        // PostgreSQL's and its driver's have one.
        return state == null
                // Connection exceptions; their class is the standard's.
                || state.startsWith("08")
                // Shut down by its administrator or after a crash; cannot connect now.
                || state.startsWith("57P")
                // Too many connections.
                || state.equals("53300");
    }
}

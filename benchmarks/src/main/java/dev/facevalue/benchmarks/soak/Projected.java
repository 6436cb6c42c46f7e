package dev.facevalue.benchmarks.soak;

import dev.facevalue.benchmarks.testbed.Repeatedly;
import dev.facevalue.benchmarks.testbed.Testbed;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * How many records of the topic are projected, and how many accepted facts are not: read from PostgreSQL ten times a
 * second, for what a service says of itself is not evidence.
 */
final class Projected implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofMillis(100);
    private static final String RECORDS = "select coalesce(sum(next_offset), 0) from projection_progress";
    private static final String DEALS = "select coalesce(max(deal_no), 0) from deal";

    private final Testbed testbed;
    private final LongSupplier accepted;
    private final Connection connection;
    private final Repeatedly looking;
    private final AtomicLong greatestLag = new AtomicLong();
    private volatile long records;
    private volatile long lag;

    private Projected(Testbed testbed, LongSupplier accepted) throws SQLException {
        this.testbed = testbed;
        this.accepted = accepted;
        this.connection = testbed.connect();
        this.looking = Repeatedly.every(INTERVAL, this::look);
    }

    /**
     * Begins to look.
     *
     * @param accepted how many facts were accepted so far
     */
    static Projected watch(Testbed testbed, LongSupplier accepted) throws SQLException {
        return new Projected(testbed, accepted);
    }

    private void look() throws SQLException {
        // Read first: what is accepted in between only makes the lag look greater.
        records = number(connection, RECORDS);
        lag = Math.max(0, accepted.getAsLong() - records);
        greatestLag.accumulateAndGet(lag, Math::max);
    }

    /** Records projected, at most a tenth of a second ago. */
    long records() {
        looking.requireWell();
        return records;
    }

    /** Facts accepted and not yet projected. */
    long lag() {
        looking.requireWell();
        return lag;
    }

    /** The greatest lag since this was asked last. */
    long greatestLag() {
        return greatestLag.getAndSet(0);
    }

    /** The greatest number that a deal has, which the columns of analytics reach to. */
    long deals() throws SQLException {
        try (Connection own = testbed.connect()) {
            return number(own, DEALS);
        }
    }

    /**
     * Waits until every accepted fact is projected.
     *
     * @return how long that took; the bound if it did not come to pass
     */
    Duration awaitAll(Duration bound) throws InterruptedException {
        long begun = System.nanoTime();
        // What was read before now does not know of what was accepted just before.
        Thread.sleep(INTERVAL.multipliedBy(2));
        while (lag() > 0 && System.nanoTime() - begun < bound.toNanos()) {
            Thread.sleep(INTERVAL);
        }
        return lag() > 0 ? bound : Duration.ofNanos(System.nanoTime() - begun);
    }

    /** Waits until so many records are projected, or the bound has passed. */
    void awaitRecords(long number, Duration bound) throws InterruptedException {
        long begun = System.nanoTime();
        while (records() < number && System.nanoTime() - begun < bound.toNanos()) {
            Thread.sleep(INTERVAL);
        }
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        looking.close();
        connection.close();
    }
}

package dev.facevalue.analytics.columns;

import dev.facevalue.analytics.AnalyticsConfig;
import dev.facevalue.analytics.store.Progress;
import dev.facevalue.analytics.store.Schema;
import dev.facevalue.analytics.store.Transaction;
import dev.facevalue.analytics.worker.Worker;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the columns at what the tables hold: loads them once, then reads what has changed, partition by partition, by
 * the offset of the record that changed it. Within a partition, transactions commit in the order of their offsets, so
 * nothing can turn up behind what was read.
 */
@ApplicationScoped
public class ChangeFeed {

    private static final Logger LOG = Logger.getLogger(ChangeFeed.class);

    private static final int FETCH_SIZE = 5_000;

    private static final String READ_ALL = "select deal_no, record_offset, codes, team from deal";

    private static final String READ_CHANGED = """
            select changed.*, moved.partition_no
            from unnest(?::smallint[], ?::bigint[], ?::bigint[]) as moved (partition_no, seen, next)
            cross join lateral (
                select deal_no, record_offset, codes, team from deal
                where deal.partition_no = moved.partition_no and record_offset >= moved.seen and record_offset < moved.next
                order by record_offset limit ?) as changed""";

    private final DataSource dataSource;
    private final Schema schema;
    private final DealColumns columns;
    private final AnalyticsConfig config;
    private final Worker worker;

    /** The offset up to which each partition's changes are in the columns; null until all were loaded. */
    private long @Nullable [] seen;

    /** Of which deal table that is. */
    private long generation;

    private volatile @Nullable Instant lastLook;

    private volatile @Nullable FeedPosition position;

    @Inject
    ChangeFeed(DataSource dataSource, Schema schema, DealColumns columns, AnalyticsConfig config) {
        this.dataSource = dataSource;
        this.schema = schema;
        this.columns = columns;
        this.config = config;
        this.worker = new Worker("change-feed", LOG, config.projection().backOff(), this::followUntilStopped);
    }

    /** Why the columns cannot be trusted to be current; empty while they can. */
    public Optional<String> fault() {
        Instant last = lastLook;
        if (last == null) {
            return Optional.of("the deals are not loaded yet" + because());
        }
        Duration age = Duration.between(last, Instant.now());
        return age.compareTo(config.changeFeed().maxAge()) > 0
                ? Optional.of("the deals are as of " + age.toSeconds() + " s ago" + because())
                : Optional.empty();
    }

    private String because() {
        return worker.fault().map(": "::concat).orElse("");
    }

    /** What answers show now; empty until all deals were loaded once. */
    public Optional<FeedPosition> position() {
        return Optional.ofNullable(position);
    }

    /** Whether all deals were loaded once, so that questions can be answered at all. */
    public boolean isLoaded() {
        return lastLook != null;
    }

    void start(@Observes StartupEvent event) {
        if (config.serve()) {
            worker.start();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        worker.requestStop();
        worker.awaitStop(Duration.ofSeconds(5));
    }

    private void followUntilStopped() throws SQLException, InterruptedException {
        schema.migrate();
        while (!worker.isStopping()) {
            boolean more = look();
            lastLook = Instant.now();
            worker.wentWell();
            if (!more) {
                worker.rest(config.changeFeed().interval());
            }
        }
    }

    /** Looks once; true if there was more than one look reads. */
    private boolean look() throws SQLException {
        return Transaction.run(dataSource, connection -> {
            Progress progress = Progress.fix(connection);
            return (seen == null || progress.generation() != generation)
                    ? load(connection, progress)
                    : follow(connection, progress, seen);
        });
    }

    private boolean load(Connection connection, Progress progress) throws SQLException {
        DealColumns loaded = new DealColumns();
        long deals = 0;
        try (PreparedStatement select = connection.prepareStatement(READ_ALL)) {
            select.setFetchSize(FETCH_SIZE);
            List<DealColumns.Row> rows = new ArrayList<>(FETCH_SIZE);
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    rows.add(readRow(result));
                    deals++;
                    if (rows.size() == FETCH_SIZE) {
                        loaded.apply(rows, null);
                        rows.clear();
                    }
                }
            }
            loaded.reach(rows, FeedPosition.of(progress));
        }
        columns.replaceBy(loaded);
        seen = progress.nextOffsets();
        generation = progress.generation();
        position = columns.read(DealColumns.Snapshot::position).orElseThrow();
        LOG.infof("Loaded %d deals", deals);
        return false;
    }

    private boolean follow(Connection connection, Progress progress, long[] seenOffsets) throws SQLException {
        long[] read = progress.nextOffsets().clone();
        List<Integer> moved = new ArrayList<>();
        for (int partition = 0; partition < read.length; partition++) {
            if (read[partition] < seenOffsets[partition]) {
                LOG.warnf("Partition %d has gone back: the tables were replaced; loading all again", partition);
                seen = null;
                return true;
            }
            if (read[partition] > seenOffsets[partition]) {
                moved.add(partition);
            }
        }
        List<DealColumns.Row> rows = new ArrayList<>();
        boolean more = !moved.isEmpty() && readChanged(connection, moved, seenOffsets, read, rows);
        FeedPosition reached = FeedPosition.of(generation, read, !more, progress.asOf());
        // Whoever changes the columns waits for all who read, and whoever comes to read then waits for him.
        if (!reached.equals(position)) {
            columns.reach(rows, reached);
        }
        seen = read;
        position = reached;
        return more;
    }

    /**
     * Reads what changed in some partitions into {@code rows}.
     *
     * @param seenOffsets from which offset on, by partition
     * @param reached up to which, by partition; less afterwards where there may be more
     * @return whether there may be more
     */
    private boolean readChanged(
            Connection connection,
            List<Integer> partitions,
            long[] seenOffsets,
            long[] reached,
            List<DealColumns.Row> rows)
            throws SQLException {
        int limit = config.changeFeed().maxRows();
        int[] counts = new int[reached.length];
        long[] last = new long[reached.length];
        try (PreparedStatement select = connection.prepareStatement(READ_CHANGED)) {
            select.setFetchSize(FETCH_SIZE);
            select.setArray(1, connection.createArrayOf("smallint", partitions.toArray()));
            select.setArray(2, offsets(connection, partitions, seenOffsets));
            select.setArray(3, offsets(connection, partitions, reached));
            select.setInt(4, limit);
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    int partition = result.getInt(5);
                    rows.add(readRow(result));
                    last[partition] = Math.max(last[partition], result.getLong(2));
                    counts[partition]++;
                }
            }
        }
        boolean more = false;
        for (int partition : partitions) {
            if (counts[partition] == limit) {
                reached[partition] = last[partition] + 1;
                more = true;
            }
        }
        return more;
    }

    private static java.sql.Array offsets(Connection connection, List<Integer> partitions, long[] offsets)
            throws SQLException {
        return connection.createArrayOf(
                "bigint", partitions.stream().map(each -> offsets[each]).toArray());
    }

    private static DealColumns.Row readRow(ResultSet row) throws SQLException {
        return new DealColumns.Row(row.getLong(1), row.getBytes(3), row.getString(4));
    }
}

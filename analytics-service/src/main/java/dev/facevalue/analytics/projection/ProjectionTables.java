package dev.facevalue.analytics.projection;

import dev.facevalue.analytics.AnalyticsConfig;
import dev.facevalue.analytics.outbox.Outbox;
import dev.facevalue.analytics.outbox.OutboxMessage;
import dev.facevalue.analytics.store.DealCodes;
import dev.facevalue.analytics.store.FactPacking;
import dev.facevalue.analytics.store.StoredOffsets;
import dev.facevalue.analytics.store.Transaction;
import dev.facevalue.deal.DealOutcome;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A projection in PostgreSQL, written by set-based statements: a handful a transaction, however many facts it brings.
 */
final class ProjectionTables implements ProjectionStore {

    // It locks the partition's row, and whoever finds another offset there is stale.
    private static final String ADVANCE = """
            update projection_progress set next_offset = ?, as_of = greatest(as_of, ?)
            where partition_no = ? and next_offset = ?""";

    private static final String READ_STATES = """
            select deal_no, deal_id, facts from deal where deal_id = any (?)""";

    private static final String INSERT = """
            copy deal (deal_id, partition_no, record_offset, codes, team, facts) from stdin (format binary)""";

    private static final int INSERTED_FIELDS = 6;

    private static final String UPDATE = """
            update deal set record_offset = changed.record_offset, codes = changed.codes, team = changed.team,
                facts = changed.facts
            from unnest(?::bigint[], ?::bigint[], ?::bytea[], ?::text[], ?::bytea[])
                as changed (deal_no, record_offset, codes, team, facts)
            where deal.deal_no = changed.deal_no""";

    private final DataSource dataSource;
    private final Duration statementTimeout;
    private final Optional<String> schema;

    /**
     * The tables of a projection.
     *
     * @param schema the schema that holds them, a name that needs no quotes; empty for the one that answers
     */
    ProjectionTables(DataSource dataSource, AnalyticsConfig config, Optional<String> schema) {
        this.dataSource = dataSource;
        this.statementTimeout = config.projection().statementTimeout();
        this.schema = schema;
    }

    @Override
    public Map<Integer, Long> nextOffsets() throws SQLException {
        return StoredOffsets.read(dataSource);
    }

    @Override
    public <T> T inTransaction(Work<T> work) throws SQLException {
        return Transaction.<T, SQLException>run(dataSource, connection -> {
            prepare(connection);
            return work.on(new InTransaction(connection));
        });
    }

    private void prepare(Connection connection) throws SQLException {
        try (Statement set = connection.createStatement()) {
            set.execute("set local statement_timeout = " + statementTimeout.toMillis());
            if (schema.isPresent()) {
                set.execute("set local search_path = " + schema.get());
            }
        }
    }

    private record InTransaction(Connection connection) implements Tables {

        @Override
        public Set<Integer> advance(List<Advance> advances) throws SQLException {
            // A batch: all go to PostgreSQL at once, and it executes one after another.
            try (PreparedStatement update = connection.prepareStatement(ADVANCE)) {
                for (Advance advance : advances) {
                    Instant asOf = advance.asOf();
                    update.setLong(1, advance.to());
                    update.setTimestamp(2, asOf == null ? null : Timestamp.from(asOf));
                    update.setInt(3, advance.partition());
                    update.setLong(4, advance.from());
                    update.addBatch();
                }
                int[] moved = executed(update);
                return IntStream.range(0, moved.length)
                        .filter(i -> moved[i] == 0)
                        .mapToObj(i -> advances.get(i).partition())
                        .collect(Collectors.toSet());
            }
        }

        private static int[] executed(PreparedStatement batch) throws SQLException {
            try {
                return batch.executeBatch();
            } catch (BatchUpdateException aborted) {
                // It tells the statement with all its values first, and only then what went wrong.
                throw aborted.getCause() instanceof SQLException cause ? cause : aborted;
            }
        }

        @Override
        public Map<String, Known> read(Collection<String> dealIds) throws SQLException {
            Map<String, Known> known = new HashMap<>();
            if (dealIds.isEmpty()) {
                return known;
            }
            try (PreparedStatement select = connection.prepareStatement(READ_STATES)) {
                select.setArray(1, connection.createArrayOf("text", dealIds.toArray(String[]::new)));
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        String dealId = rows.getString(2);
                        known.put(dealId, new Known(rows.getLong(1), FactPacking.unpack(dealId, rows.getBytes(3))));
                    }
                }
            }
            return known;
        }

        @Override
        public void insert(List<Row> added) throws SQLException {
            if (added.isEmpty()) {
                return;
            }
            try (BinaryCopy insert = BinaryCopy.begin(connection, INSERT, INSERTED_FIELDS)) {
                for (Row row : added) {
                    insert.row()
                            .text(row.change().dealId())
                            .smallint((short) row.partition())
                            .bigint(row.change().recordOffset())
                            .bytea(codes(row))
                            .text(team(row))
                            .bytea(FactPacking.pack(row.change().state()));
                }
                requireAll(insert.end(), added);
            }
        }

        @Override
        public void update(List<Row> changed) throws SQLException {
            if (changed.isEmpty()) {
                return;
            }
            try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
                update.setArray(1, array("bigint", changed, InTransaction::dealNo, Long[]::new));
                update.setArray(2, array("bigint", changed, row -> row.change().recordOffset(), Long[]::new));
                update.setArray(3, array("bytea", changed, InTransaction::codes, byte[][]::new));
                update.setArray(4, array("text", changed, InTransaction::team, String[]::new));
                update.setArray(
                        5,
                        array(
                                "bytea",
                                changed,
                                row -> FactPacking.pack(row.change().state()),
                                byte[][]::new));
                requireAll(update.executeUpdate(), changed);
            }
        }

        @Override
        public void send(List<OutboxMessage> messages) throws SQLException {
            Outbox.add(connection, messages);
        }

        /** An array of its own type: the driver sends only those in the binary format. */
        private <T> java.sql.Array array(
                String type, List<Row> rows, Function<Row, @Nullable T> value, IntFunction<@Nullable T[]> newArray)
                throws SQLException {
            return connection.createArrayOf(type, rows.stream().map(value).toArray(newArray));
        }

        private static byte @Nullable [] codes(Row row) {
            return DealCodes.of(row.change().state()).orElse(null);
        }

        private static long dealNo(Row row) {
            Known before = row.before();
            if (before == null) {
                throw new IllegalArgumentException("deal " + row.change().dealId() + " is not known");
            }
            return before.dealNo();
        }

        private static @Nullable String team(Row row) {
            return row.change()
                    .state()
                    .holdingOutcome()
                    .map(recorded -> ((DealOutcome) recorded.fact()).team())
                    .orElse(null);
        }

        private static void requireAll(long written, List<Row> rows) throws SQLException {
            if (written != rows.size()) {
                throw new SQLException(written + " rows written instead of " + rows.size());
            }
        }
    }
}

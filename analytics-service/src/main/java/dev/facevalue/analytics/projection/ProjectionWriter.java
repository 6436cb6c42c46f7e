package dev.facevalue.analytics.projection;

import dev.facevalue.analytics.AnalyticsConfig;
import dev.facevalue.analytics.outbox.Outbox;
import dev.facevalue.analytics.outbox.OutboxMessage;
import dev.facevalue.analytics.store.DealCodes;
import dev.facevalue.analytics.store.FactPacking;
import dev.facevalue.analytics.store.Transaction;
import dev.facevalue.deal.DealOutcome;
import dev.facevalue.deal.DealState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Makes what a poll brought so, in one transaction of a handful of set-based statements. */
public final class ProjectionWriter {

    // The fence. It comes first: it locks the partition's row, and whoever finds another offset there is stale.
    private static final String ADVANCE = """
            update projection_progress set next_offset = ?, as_of = greatest(as_of, ?)
            where partition_no = ? and next_offset = ?""";

    private static final String READ_STATES = """
            select deal_no, deal_id, facts from deal where deal_id = any (?)""";

    private static final String INSERT = """
            insert into deal (deal_id, partition_no, record_offset, codes, team, facts)
            select * from unnest(?::text[], ?::smallint[], ?::bigint[], ?::bytea[], ?::text[], ?::bytea[])""";

    private static final String UPDATE = """
            update deal set record_offset = changed.record_offset, codes = changed.codes, team = changed.team,
                facts = changed.facts
            from unnest(?::bigint[], ?::bigint[], ?::bytea[], ?::text[], ?::bytea[])
                as changed (deal_no, record_offset, codes, team, facts)
            where deal.deal_no = changed.deal_no""";

    private final DataSource dataSource;
    private final AnalyticsConfig config;
    private final Optional<String> schema;

    private ProjectionWriter(DataSource dataSource, AnalyticsConfig config, Optional<String> schema) {
        this.dataSource = dataSource;
        this.config = config;
        this.schema = schema;
    }

    /** Writes the projection that answers, and what must reach Kafka because of it. */
    public static ProjectionWriter live(DataSource dataSource, AnalyticsConfig config) {
        return new ProjectionWriter(dataSource, config, Optional.empty());
    }

    /**
     * Writes another projection and publishes nothing.
     *
     * @param schema the schema of PostgreSQL that holds its tables; a name that needs no quotes
     */
    public static ProjectionWriter silent(DataSource dataSource, AnalyticsConfig config, String schema) {
        return new ProjectionWriter(dataSource, config, Optional.of(schema));
    }

    /**
     * What came of writing.
     *
     * @param stale partitions whose stored offset was not where their batch began: nothing of these was written
     * @param facts how many records were folded, of the others
     * @param deadLetters how many of those became dead letters
     * @param messages how many messages were put in the outbox
     */
    public record Written(Set<Integer> stale, int facts, int deadLetters, int messages) {

        public Written {
            stale = Set.copyOf(stale);
        }
    }

    /**
     * Folds batches of different partitions into the tables and moves their offsets on, all or nothing.
     *
     * @throws SQLException if that failed; then nothing is written, or it cannot be known whether all was: either way,
     *     the stored offsets tell where to go on
     */
    public Written write(Collection<PartitionBatch> batches) throws SQLException {
        return Transaction.run(dataSource, connection -> {
            prepare(connection);
            return writeAll(connection, batches);
        });
    }

    private Written writeAll(Connection connection, Collection<PartitionBatch> batches) throws SQLException {
        Set<Integer> stale = new HashSet<>();
        List<Fold> folds = new ArrayList<>();
        // Always in the same order, so that two instances never wait for each other.
        for (PartitionBatch batch : batches.stream()
                .sorted(Comparator.comparingInt(PartitionBatch::partition))
                .toList()) {
            BatchFold fold = BatchFold.decode(batch);
            if (advance(connection, batch, fold.asOf())) {
                folds.add(new Fold(batch, fold));
            } else {
                stale.add(batch.partition());
            }
        }
        Map<String, Known> known = readStates(connection, folds);
        DealRows added = new DealRows();
        DealRows changed = new DealRows();
        int deadLetters = 0;
        int messages = 0;
        for (Fold fold : folds) {
            BatchFold.Changes changes =
                    fold.fold().onto(states(known, fold.fold().dealIds()));
            for (BatchFold.Change change : changes.deals()) {
                Known before = known.get(change.dealId());
                (before == null ? added : changed).add(before, fold.batch().partition(), change);
            }
            List<OutboxMessage> toSend = schema.isEmpty() ? changes.messages() : List.of();
            Outbox.add(connection, toSend);
            messages += toSend.size();
            deadLetters += changes.deadLetters().size();
        }
        insert(connection, added);
        update(connection, changed);
        int facts =
                folds.stream().mapToInt(fold -> fold.batch().records().size()).sum();
        return new Written(stale, facts, deadLetters, messages);
    }

    private record Fold(PartitionBatch batch, BatchFold fold) {}

    private record Known(long dealNo, DealState state) {}

    private static boolean advance(Connection connection, PartitionBatch batch, @Nullable Instant asOf)
            throws SQLException {
        try (PreparedStatement advance = connection.prepareStatement(ADVANCE)) {
            advance.setLong(1, batch.to());
            if (asOf == null) {
                advance.setNull(2, Types.TIMESTAMP_WITH_TIMEZONE);
            } else {
                advance.setTimestamp(2, Timestamp.from(asOf));
            }
            advance.setInt(3, batch.partition());
            advance.setLong(4, batch.from());
            return advance.executeUpdate() == 1;
        }
    }

    private static Map<String, Known> readStates(Connection connection, List<Fold> folds) throws SQLException {
        Object[] dealIds =
                folds.stream().flatMap(fold -> fold.fold().dealIds().stream()).toArray();
        Map<String, Known> known = new HashMap<>();
        if (dealIds.length == 0) {
            return known;
        }
        try (PreparedStatement select = connection.prepareStatement(READ_STATES)) {
            select.setArray(1, connection.createArrayOf("text", dealIds));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    String dealId = rows.getString(2);
                    known.put(dealId, new Known(rows.getLong(1), FactPacking.unpack(dealId, rows.getBytes(3))));
                }
            }
        }
        return known;
    }

    private static Map<String, DealState> states(Map<String, Known> known, Set<String> dealIds) {
        Map<String, DealState> states = new HashMap<>();
        for (String dealId : dealIds) {
            Known deal = known.get(dealId);
            if (deal != null) {
                states.put(dealId, deal.state());
            }
        }
        return states;
    }

    private static void insert(Connection connection, DealRows rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setArray(1, connection.createArrayOf("text", rows.dealIds.toArray()));
            insert.setArray(2, connection.createArrayOf("smallint", rows.partitions.toArray()));
            insert.setArray(3, connection.createArrayOf("bigint", rows.offsets.toArray()));
            insert.setArray(4, connection.createArrayOf("bytea", rows.codes.toArray(byte[][]::new)));
            insert.setArray(5, connection.createArrayOf("text", rows.teams.toArray()));
            insert.setArray(6, connection.createArrayOf("bytea", rows.facts.toArray(byte[][]::new)));
            requireAll(insert.executeUpdate(), rows);
        }
    }

    private static void update(Connection connection, DealRows rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
            update.setArray(1, connection.createArrayOf("bigint", rows.dealNos.toArray()));
            update.setArray(2, connection.createArrayOf("bigint", rows.offsets.toArray()));
            update.setArray(3, connection.createArrayOf("bytea", rows.codes.toArray(byte[][]::new)));
            update.setArray(4, connection.createArrayOf("text", rows.teams.toArray()));
            update.setArray(5, connection.createArrayOf("bytea", rows.facts.toArray(byte[][]::new)));
            requireAll(update.executeUpdate(), rows);
        }
    }

    private static void requireAll(int written, DealRows rows) throws SQLException {
        if (written != rows.dealIds.size()) {
            throw new SQLException(written + " rows written instead of " + rows.dealIds.size());
        }
    }

    private void prepare(Connection connection) throws SQLException {
        try (Statement set = connection.createStatement()) {
            set.execute("set local statement_timeout = "
                    + config.projection().statementTimeout().toMillis());
            if (schema.isPresent()) {
                set.execute("set local search_path = " + schema.get());
            }
        }
    }

    /** Rows to write, column by column, as PostgreSQL takes them in one statement. */
    private static final class DealRows {

        private final List<Long> dealNos = new ArrayList<>();
        private final List<String> dealIds = new ArrayList<>();
        private final List<Short> partitions = new ArrayList<>();
        private final List<Long> offsets = new ArrayList<>();
        private final List<byte @Nullable []> codes = new ArrayList<>();
        private final List<@Nullable String> teams = new ArrayList<>();
        private final List<byte[]> facts = new ArrayList<>();

        boolean isEmpty() {
            return dealIds.isEmpty();
        }

        void add(@Nullable Known before, int partition, BatchFold.Change change) {
            dealNos.add(before == null ? 0 : before.dealNo());
            dealIds.add(change.dealId());
            partitions.add((short) partition);
            offsets.add(change.recordOffset());
            codes.add(DealCodes.of(change.state()).orElse(null));
            teams.add(change.state()
                    .holdingOutcome()
                    .map(recorded -> ((DealOutcome) recorded.fact()).team())
                    .orElse(null));
            facts.add(FactPacking.pack(change.state()));
        }
    }
}

package dev.facevalue.analytics.projection;

import dev.facevalue.analytics.store.FactPacking;
import dev.facevalue.deal.DealState;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * All that the projection's tables hold.
 *
 * @param deals the deals by their ids
 * @param progress how far each partition is
 * @param outbox the offsets that the messages in the outbox came from, by partition and offset
 */
record Stored(Map<String, Deal> deals, Map<Integer, Progress> progress, List<Letter> outbox) {

    /** @param codes in hexadecimal; null while no outcome stands */
    record Deal(
            long dealNo,
            int partition,
            long recordOffset,
            @Nullable String codes,
            @Nullable String team,
            DealState state) {}

    record Progress(long nextOffset, @Nullable Instant asOf) {}

    /** @param value in hexadecimal */
    record Letter(String topic, int partition, @Nullable String value, List<String> headerNames) {}

    static Stored in(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement select = connection.createStatement()) {
            return new Stored(deals(select), progress(select), outbox(select));
        }
    }

    Deal deal(String dealId) {
        Deal deal = deals.get(dealId);
        if (deal == null) {
            throw new AssertionError(dealId + " is not among " + deals.keySet());
        }
        return deal;
    }

    Progress progress(int partition) {
        Progress known = progress.get(partition);
        if (known == null) {
            throw new AssertionError("no progress of partition " + partition);
        }
        return known;
    }

    private static Map<String, Deal> deals(Statement select) throws SQLException {
        Map<String, Deal> deals = new TreeMap<>();
        try (ResultSet rows = select.executeQuery(
                "select deal_id, deal_no, partition_no, record_offset, codes, team, facts from deal")) {
            while (rows.next()) {
                String dealId = rows.getString(1);
                deals.put(
                        dealId,
                        new Deal(
                                rows.getLong(2),
                                rows.getInt(3),
                                rows.getLong(4),
                                hex(rows.getBytes(5)),
                                rows.getString(6),
                                FactPacking.unpack(dealId, rows.getBytes(7))));
            }
        }
        return deals;
    }

    private static Map<Integer, Progress> progress(Statement select) throws SQLException {
        Map<Integer, Progress> progress = new TreeMap<>();
        try (ResultSet rows = select.executeQuery("select partition_no, next_offset, as_of from projection_progress")) {
            while (rows.next()) {
                Timestamp asOf = rows.getTimestamp(3);
                progress.put(rows.getInt(1), new Progress(rows.getLong(2), asOf == null ? null : asOf.toInstant()));
            }
        }
        return progress;
    }

    private static List<Letter> outbox(Statement select) throws SQLException {
        List<Letter> outbox = new ArrayList<>();
        try (ResultSet rows = select.executeQuery(
                "select topic, partition_no, record_value, header_names from outbox order by message_no")) {
            while (rows.next()) {
                outbox.add(new Letter(rows.getString(1), rows.getInt(2), hex(rows.getBytes(3)), List.of((String[])
                        rows.getArray(4).getArray())));
            }
        }
        return outbox;
    }

    private static @Nullable String hex(byte @Nullable [] bytes) {
        return bytes == null ? null : HexFormat.of().formatHex(bytes);
    }
}

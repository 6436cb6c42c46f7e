package dev.facevalue.analytics.store;

import dev.facevalue.deal.DealState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import javax.sql.DataSource;

/**
 * The deals of which an outcome stands, all as of one moment. However many are asked for, few are held at once with
 * their facts.
 */
public final class StoredDeals {

    private static final int BATCH = 2_000;

    /** A deal may have many facts, so not many deals are fetched at once. */
    private static final int FETCH_SIZE = 200;

    private static final String READ =
            "select deal_no, deal_id, codes, team, facts from deal where codes is not null and deal_no = any (?)";

    private static final String NEXT_OF = """
            select deal_no, deal_id, codes, team from deal
            where codes is not null and deal_no = any (?) and deal_id > ?
            order by deal_id limit ?""";

    private static final String NEXT = """
            select deal_no, deal_id, codes, team from deal
            where codes is not null and deal_id > ?
            order by deal_id limit ?""";

    private final Connection connection;
    private final Progress progress;

    private StoredDeals(Connection connection, Progress progress) {
        this.connection = connection;
        this.progress = progress;
    }

    /**
     * Looks at deals.
     *
     * @param <T> what comes of it
     */
    @FunctionalInterface
    public interface Look<T> {

        /** Looks at the deals, which are there only until it returns. */
        T at(StoredDeals deals) throws SQLException;
    }

    /** Has somebody look at the deals as of one moment. */
    public static <T> T lookAt(DataSource dataSource, Look<T> look) throws SQLException {
        return Transaction.<T, SQLException>run(
                dataSource, connection -> look.at(new StoredDeals(connection, Progress.fix(connection))));
    }

    /** How far the projection was at that moment. */
    public Progress progress() {
        return progress;
    }

    /** Reads the deals with these numbers, in any order, and what is on record about them. */
    public void read(long[] dealNos, BiConsumer<StoredDeal, DealState> reader) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(READ)) {
            select.setFetchSize(FETCH_SIZE);
            for (int from = 0; from < dealNos.length; from += BATCH) {
                setNumbers(select, Arrays.copyOfRange(dealNos, from, Math.min(from + BATCH, dealNos.length)));
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        StoredDeal deal = deal(rows);
                        reader.accept(deal, FactPacking.unpack(deal.dealId(), rows.getBytes(5)));
                    }
                }
            }
        }
    }

    /** The next deals in the order of their ids, as bytes, among those with these numbers. */
    public List<StoredDeal> next(long[] dealNos, String afterDealId, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(NEXT_OF)) {
            setNumbers(select, dealNos);
            select.setString(2, afterDealId);
            select.setInt(3, limit);
            return deals(select);
        }
    }

    /** The next deals in the order of their ids, as bytes. */
    public List<StoredDeal> next(String afterDealId, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(NEXT)) {
            select.setString(1, afterDealId);
            select.setInt(2, limit);
            return deals(select);
        }
    }

    private void setNumbers(PreparedStatement select, long[] dealNos) throws SQLException {
        select.setArray(
                1,
                connection.createArrayOf(
                        "bigint", Arrays.stream(dealNos).boxed().toArray()));
    }

    private static List<StoredDeal> deals(PreparedStatement select) throws SQLException {
        List<StoredDeal> deals = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                deals.add(deal(rows));
            }
        }
        return deals;
    }

    private static StoredDeal deal(ResultSet row) throws SQLException {
        return new StoredDeal(row.getLong(1), row.getString(2), row.getBytes(3), row.getString(4));
    }
}

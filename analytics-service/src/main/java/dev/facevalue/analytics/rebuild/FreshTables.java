package dev.facevalue.analytics.rebuild;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The tables into which a projection is rebuilt: the same as the live ones, in the schema {@link #SCHEMA}. Every method
 * works in the transaction of its connection, and reaches the live tables by the usual search path.
 */
final class FreshTables {

    /** Where they lie; made for a rebuild and gone after it. */
    static final String SCHEMA = "rebuild";

    private static final String[] CREATE = {
        "drop schema if exists rebuild cascade",
        "create schema rebuild",
        "create table rebuild.projection_progress (like projection_progress including all)",
        "insert into rebuild.projection_progress (partition_no, next_offset)"
                + " select partition_no, 0 from projection_progress",
        "create table rebuild.deal (like deal including all)",
        // A migration to come finds the index under the name that the first one gave it.
        "alter index rebuild.deal_partition_no_record_offset_idx rename to deal_change",
    };

    private static final String[] SWITCH = {
        "drop table deal",
        "alter table rebuild.deal set schema public",
        // The time of the answers never goes back, though a compacted log may no longer hold the greatest.
        "update projection_progress live set generation = live.generation + 1,"
                + " as_of = greatest(live.as_of, fresh.as_of)"
                + " from rebuild.projection_progress fresh where fresh.partition_no = live.partition_no",
        "drop schema rebuild cascade",
    };

    private static final String LOCK_LIVE =
            "select partition_no, next_offset from projection_progress order by partition_no for update";

    private static final String SUM = """
            select count(*), coalesce(sum(hashtextextended(
                concat_ws(' ', deal_id, md5(facts), coalesce(md5(codes), '-'), coalesce(team, '-')), 0)::numeric), 0)
            from\s""";

    private static final String DIFFERING = """
            select deal_id from deal live full join rebuild.deal fresh using (deal_id)
            where live.facts is distinct from fresh.facts or live.codes is distinct from fresh.codes
                or live.team is distinct from fresh.team
            order by deal_id limit ?""";

    private FreshTables() {}

    /** Makes them, empty and at offset 0; what an earlier rebuild left is dropped. */
    static void create(Connection connection) throws SQLException {
        execute(connection, CREATE);
    }

    /** Drops them. */
    static void drop(Connection connection) throws SQLException {
        execute(connection, "drop schema if exists rebuild cascade");
    }

    /** Has the live projection stand still until this transaction ends, and tells where it stands, by partition. */
    static Map<Integer, Long> lockLive(Connection connection) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery(LOCK_LIVE)) {
            Map<Integer, Long> offsets = new TreeMap<>();
            while (rows.next()) {
                offsets.put(rows.getInt(1), rows.getLong(2));
            }
            return offsets;
        }
    }

    static Comparison compare(Connection connection) throws SQLException {
        Comparison.Sum live = sum(connection, "deal");
        Comparison.Sum fresh = sum(connection, "rebuild.deal");
        return new Comparison(live, fresh, live.equals(fresh) ? List.of() : differing(connection));
    }

    /** Lets them take the place of the live ones, which are dropped. */
    static void takePlace(Connection connection) throws SQLException {
        execute(connection, SWITCH);
    }

    private static Comparison.Sum sum(Connection connection, String table) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(SUM + table)) {
            row.next();
            return new Comparison.Sum(row.getLong(1), row.getBigDecimal(2));
        }
    }

    private static List<String> differing(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(DIFFERING)) {
            select.setInt(1, Comparison.MAX_NAMED);
            try (ResultSet rows = select.executeQuery()) {
                List<String> dealIds = new ArrayList<>();
                while (rows.next()) {
                    dealIds.add(rows.getString(1));
                }
                return dealIds;
            }
        }
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }
}

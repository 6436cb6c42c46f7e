package dev.facevalue.analytics.outbox;

import dev.facevalue.analytics.outbox.OutboxMessage.MessageHeader;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The table of messages that must still reach Kafka. Every method works in the transaction of its connection. */
public final class Outbox {

    private static final String INSERT = """
            insert into outbox (topic, partition_no, record_key, record_value, header_names, header_values)
            values (?, ?, ?, ?, ?, ?)""";

    // Skipping what another instance has locked lets several instances empty the outbox side by side.
    private static final String SELECT = """
            select message_no, topic, partition_no, record_key, record_value, header_names, header_values
            from outbox order by message_no limit ? for update skip locked""";

    private static final String DELETE = "delete from outbox where message_no = any (?)";

    private static final String COUNT = "select count(*) from (select 1 from outbox limit ?) counted";

    private static final int INSERTED_AT_ONCE = 1_000;
    private static final int FETCH_SIZE = 20;

    private Outbox() {}

    /** Puts messages in. */
    public static void add(Connection connection, List<OutboxMessage> messages) throws SQLException {
        if (messages.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            int waiting = 0;
            for (OutboxMessage message : messages) {
                bind(connection, insert, message);
                insert.addBatch();
                waiting++;
                if (waiting == INSERTED_AT_ONCE) {
                    insert.executeBatch();
                    waiting = 0;
                }
            }
            insert.executeBatch();
        }
    }

    /**
     * The oldest messages that no other transaction holds, locked until this one ends.
     *
     * @param limit how many at most
     * @param maxBytes no more are read once their values together have this many bytes
     */
    static List<Numbered> lockOldest(Connection connection, int limit, long maxBytes) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setInt(1, limit);
            select.setFetchSize(FETCH_SIZE);
            try (ResultSet rows = select.executeQuery()) {
                List<Numbered> messages = new ArrayList<>();
                long bytes = 0;
                while (bytes < maxBytes && rows.next()) {
                    OutboxMessage message = read(rows);
                    messages.add(new Numbered(rows.getLong("message_no"), message));
                    bytes += message.bytes();
                }
                return messages;
            }
        }
    }

    /**
     * How many messages lie in the table, by whomever locked.
     *
     * @param atMost where to stop counting: a table that has grown must not be read as a whole only to say so
     */
    public static long depth(Connection connection, long atMost) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(COUNT)) {
            select.setLong(1, atMost);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Takes messages out. */
    static void remove(Connection connection, List<Numbered> messages) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
            delete.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", messages.stream().map(Numbered::number).toArray()));
            delete.executeUpdate();
        }
    }

    /** A message and the number under which it lies in the table. */
    record Numbered(long number, OutboxMessage message) {}

    private static void bind(Connection connection, PreparedStatement insert, OutboxMessage message)
            throws SQLException {
        insert.setString(1, message.topic());
        insert.setInt(2, message.partition());
        insert.setBytes(3, message.key());
        insert.setBytes(4, message.value());
        // PostgreSQL's texts hold no NUL; a header's name may, and Kafka gives it no meaning.
        Array names = connection.createArrayOf(
                "text",
                message.headers().stream()
                        .map(header -> header.name().replace("\0", "\uFFFD"))
                        .toArray());
        Array values = connection.createArrayOf(
                "bytea", message.headers().stream().map(MessageHeader::value).toArray(byte[][]::new));
        insert.setArray(5, names);
        insert.setArray(6, values);
    }

    private static OutboxMessage read(ResultSet row) throws SQLException {
        String[] names = (String[]) row.getArray("header_names").getArray();
        byte[][] values = (byte[][]) row.getArray("header_values").getArray();
        List<MessageHeader> headers = new ArrayList<>(names.length);
        for (int i = 0; i < names.length; i++) {
            headers.add(new MessageHeader(names[i], values[i]));
        }
        return new OutboxMessage(
                row.getString("topic"),
                row.getInt("partition_no"),
                row.getBytes("record_key"),
                row.getBytes("record_value"),
                headers);
    }
}

package dev.facevalue.analytics.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.analytics.TestDatabase;
import dev.facevalue.analytics.deadletter.DeadLetter;
import dev.facevalue.analytics.examples.Records;
import dev.facevalue.analytics.store.Transaction;
import dev.facevalue.eventstream.DealPartition;
import dev.facevalue.eventstream.EventCodec;
import dev.facevalue.eventstream.RecordKey;
import dev.facevalue.eventstream.Topics;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class OutboxIT {

    private static final byte[] NO_TEXT = {0, -1, 1};
    private static final long ANY_SIZE = Long.MAX_VALUE;

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Test
    void aDeadLetterComesOutAsItWasPutIn() throws SQLException {
        Headers headers = new RecordHeaders().add("ce_id", "a".getBytes(UTF_8)).add("ce_id", NO_TEXT);
        put(deadLetter(7, NO_TEXT, NO_TEXT, headers));

        OutboxMessage message = onlyMessage();
        assertThat(message.topic()).isEqualTo(Topics.DEAD_LETTERS);
        assertThat(message.partition()).isEqualTo(3);
        assertThat(message.key()).isEqualTo(NO_TEXT);
        assertThat(message.value()).isEqualTo(NO_TEXT);
        assertThat(message.headers().stream().map(OutboxMessage.MessageHeader::name))
                .containsExactly(
                        "ce_id",
                        "ce_id",
                        "dead-letter-reason",
                        "dead-letter-detail",
                        "dead-letter-topic",
                        "dead-letter-partition",
                        "dead-letter-offset");
        assertThat(message.headers().stream().map(OutboxMessage.MessageHeader::value))
                .containsExactly(
                        "a".getBytes(UTF_8),
                        NO_TEXT,
                        "HEADERS".getBytes(UTF_8),
                        "what is wrong".getBytes(UTF_8),
                        Topics.DEAL_EVENTS.getBytes(UTF_8),
                        "3".getBytes(UTF_8),
                        "7".getBytes(UTF_8));
    }

    @Test
    void whatIsMissingStaysMissing() throws SQLException {
        put(deadLetter(7, null, null, new RecordHeaders().add("empty", null)));

        OutboxMessage message = onlyMessage();
        assertThat(message.key()).isNull();
        assertThat(message.value()).isNull();
        assertThat(message.headers().getFirst().value()).isNull();
    }

    @Test
    void aHeaderNameThatTheDatabaseCannotHoldDoesNotStopTheOthers() throws SQLException {
        put(deadLetter(
                7,
                null,
                null,
                new RecordHeaders().add("a\0b", NO_TEXT).add("", NO_TEXT).add("\"{,}\\", NO_TEXT)));

        assertThat(onlyMessage().headers().stream().limit(3).map(OutboxMessage.MessageHeader::name))
                .containsExactly("a\uFFFDb", "", "\"{,}\\");
    }

    @Test
    void itsDepthIsCountedUpToABound() throws SQLException {
        put(deadLetter(1, null, null), deadLetter(2, null, null), deadLetter(3, null, null));

        assertThat(depth(100)).isEqualTo(3);
        assertThat(depth(2)).isEqualTo(2);
    }

    private static long depth(long atMost) throws SQLException {
        return Transaction.run(DATABASE.dataSource(), connection -> Outbox.depth(connection, atMost));
    }

    @Test
    void theOldestComeFirstAndOnlyWhatIsRemovedIsGone() throws SQLException {
        put(deadLetter(1, null, null), deadLetter(2, null, null), deadLetter(3, null, null));

        Transaction.run(DATABASE.dataSource(), connection -> {
            List<Outbox.Numbered> oldest = Outbox.lockOldest(connection, 2, ANY_SIZE);
            assertThat(oldest.stream().map(OutboxIT::offset)).containsExactly("1", "2");
            Outbox.remove(connection, oldest);
            return oldest;
        });

        assertThat(messages().stream().map(OutboxIT::offset)).containsExactly("3");
    }

    @Test
    void noMoreAreReadOnceThereAreBytesEnough() throws SQLException {
        byte[] thousand = new byte[1_000];
        put(deadLetter(1, null, thousand), deadLetter(2, null, thousand), deadLetter(3, null, thousand));

        List<Outbox.Numbered> oldest =
                Transaction.run(DATABASE.dataSource(), connection -> Outbox.lockOldest(connection, 10, 1_001));

        assertThat(oldest.stream().map(OutboxIT::offset)).containsExactly("1", "2");
    }

    @Test
    void aTombstoneComesOutWithAKeyAndNothingElse() throws SQLException {
        RecordKey key = new RecordKey("d-1", UUID.randomUUID());
        Transaction.run(DATABASE.dataSource(), connection -> {
            Outbox.add(connection, List.of(OutboxMessage.tombstone(key)));
            return key;
        });

        OutboxMessage message = onlyMessage();
        assertThat(message.topic()).isEqualTo(Topics.DEAL_EVENTS);
        assertThat(message.partition()).isEqualTo(DealPartition.of("d-1"));
        assertThat(message.key()).isEqualTo(key.toBytes());
        assertThat(message.value()).isNull();
        assertThat(message.headers()).isEmpty();
    }

    @Test
    void whatKafkaFindsTooLargeGoesWithoutItsValueAndSaysSo() {
        OutboxMessage without = deadLetter(7, null, new byte[1_000]).toMessage().withoutValue();

        assertThat(without.value()).isNull();
        OutboxMessage.MessageHeader last = without.headers().getLast();
        assertThat(last.name()).isEqualTo("dead-letter-omitted-bytes");
        assertThat(last.value()).isEqualTo("1000".getBytes(UTF_8));
    }

    @Test
    void whatAnotherInstanceIsPublishingIsPassedOver() throws SQLException {
        put(deadLetter(1, null, null), deadLetter(2, null, null));

        Transaction.run(DATABASE.dataSource(), connection -> {
            List<Outbox.Numbered> publishing = Outbox.lockOldest(connection, 1, ANY_SIZE);
            assertThat(messages().stream().map(OutboxIT::offset)).containsExactly("2");
            return publishing;
        });
    }

    private static void put(DeadLetter... deadLetters) throws SQLException {
        Transaction.run(DATABASE.dataSource(), connection -> {
            Outbox.add(
                    connection,
                    Stream.of(deadLetters).map(DeadLetter::toMessage).toList());
            return deadLetters.length;
        });
    }

    private static List<Outbox.Numbered> messages() throws SQLException {
        return Transaction.run(DATABASE.dataSource(), connection -> Outbox.lockOldest(connection, 10, ANY_SIZE));
    }

    private static OutboxMessage onlyMessage() throws SQLException {
        List<Outbox.Numbered> messages = messages();
        assertThat(messages).hasSize(1);
        return messages.getFirst().message();
    }

    /** The offset of the record that a message holds. */
    private static String offset(Outbox.Numbered message) {
        byte[] offset = message.message().headers().getLast().value();
        return offset == null ? "" : new String(offset, UTF_8);
    }

    private static DeadLetter deadLetter(long offset, byte @Nullable [] key, byte @Nullable [] value) {
        return deadLetter(offset, key, value, new RecordHeaders());
    }

    private static DeadLetter deadLetter(long offset, byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        return new DeadLetter(Records.read(3, offset, key, value, headers), EventCodec.Reason.HEADERS, "what is wrong");
    }
}

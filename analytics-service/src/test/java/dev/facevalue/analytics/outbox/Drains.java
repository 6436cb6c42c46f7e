package dev.facevalue.analytics.outbox;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.producer.Producer;

/** Has the tests of other packages empty an outbox of their own. */
public final class Drains {

    private Drains() {}

    /** An outbox, as {@link OutboxStore} describes it. */
    public interface Store {
        int inTransaction(Work work) throws SQLException, InterruptedException;
    }

    /** What is done in a transaction. */
    public interface Work {
        int on(Messages messages) throws SQLException, InterruptedException;
    }

    /** The messages in a transaction. */
    public interface Messages {
        List<Lying> lockOldest(int limit, long maxBytes) throws SQLException;

        void remove(List<Long> numbers) throws SQLException;
    }

    /** A message in the outbox, and its number there. */
    public record Lying(long number, OutboxMessage message) {}

    /** Publishes the oldest messages with each call; how many. */
    public static Callable<Integer> of(Store store, Producer<byte[], byte[]> producer) {
        OutboxDrain drain = new OutboxDrain(
                work -> store.inTransaction(messages -> work.on(new OutboxStore.Messages() {
                    @Override
                    public List<Outbox.Numbered> lockOldest(int limit, long maxBytes) throws SQLException {
                        return messages.lockOldest(limit, maxBytes).stream()
                                .map(each -> new Outbox.Numbered(each.number(), each.message()))
                                .toList();
                    }

                    @Override
                    public void remove(List<Outbox.Numbered> removed) throws SQLException {
                        messages.remove(
                                removed.stream().map(Outbox.Numbered::number).toList());
                    }
                })),
                producer);
        return drain::publishOldest;
    }
}

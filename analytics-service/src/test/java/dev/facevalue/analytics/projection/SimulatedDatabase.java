package dev.facevalue.analytics.projection;

import dev.facevalue.analytics.outbox.Drains;
import dev.facevalue.analytics.outbox.OutboxMessage;
import dev.facevalue.analytics.store.DealCodes;
import dev.facevalue.deal.DealOutcome;
import dev.facevalue.deal.DealState;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The tables as PostgreSQL keeps them at its default isolation, read committed, as far as the projection can tell:
 *
 * <ul>
 *   <li>a statement sees what was committed before it began, and what its own transaction did;
 *   <li>an update passes over a row that does not fit as the statement sees it, without waiting; else it waits until no
 *       other transaction holds the row, locks it, and looks again at the newest version, which may not fit any more
 *       (the row stays locked then, too);
 *   <li>an insert waits for a transaction that has inserted the same key, and fails if that commits;
 *   <li>locks are held until the transaction ends; {@code for update skip locked} passes over what is locked.
 * </ul>
 *
 * <p>A client that is gone leaves its transaction behind: its locks stay until the server notices, and a commit that
 * was on its way is done or not, sooner or later.
 */
final class SimulatedDatabase {

    /** What PostgreSQL's driver throws. */
    static final class DatabaseFault extends SQLException {

        private static final long serialVersionUID = 1;

        DatabaseFault(String message) {
            super(message);
        }

        @Override
        public Throwable fillInStackTrace() {
            return this;
        }
    }

    /** A row of {@code projection_progress}. */
    record Progress(long nextOffset, @Nullable Instant asOf) {}

    /** A row of {@code deal}. */
    record Deal(long dealNo, int partition, long recordOffset, DealState state, Oracle.Holding holding) {}

    /** A row of {@code outbox}. */
    record Message(long number, OutboxMessage message, int putAt) {}

    /** How a partition was moved on, and what whoever did so had been given to read of it. */
    record Advance(
            int partition, long from, long to, @Nullable List<SimulatedLog.Entry> read) {}

    /** A transaction, of a client that may be gone. */
    final class Transaction implements OneByOne, Drains.Messages {

        private final Scheduler.Strand strand;
        private final @Nullable SimulatedConsumer consumer;
        final Map<Integer, Progress> progress = new TreeMap<>();
        final Map<String, Deal> written = new TreeMap<>();
        final List<Message> added = new ArrayList<>();
        final List<Message> removed = new ArrayList<>();
        final List<Advance> advances = new ArrayList<>();
        private final Set<Integer> lockedPartitions = new HashSet<>();
        private final Set<Long> lockedMessages = new HashSet<>();
        private boolean over;
        private boolean left;

        private Transaction(Scheduler.Strand strand, @Nullable SimulatedConsumer consumer) {
            this.strand = strand;
            this.consumer = consumer;
        }

        /** What is told of a deal in the columns of its row. */
        UnaryOperator<DealState> told = UnaryOperator.identity();

        boolean isOver() {
            return over;
        }

        @Override
        public String toString() {
            return "the transaction of " + strand;
        }

        @Override
        public boolean advance(int partition, long from, long to, @Nullable Instant asOf) throws SQLException {
            call(this, "moves " + partition + " from " + from + " to " + to);
            boolean advanced = compareAndSet(partition, from, to, asOf);
            if (!advanced) {
                scheduler.tell(strand, "is stale in " + partition);
                scheduler.saw(Scheduler.Seen.STALE);
            }
            return advanced;
        }

        private boolean compareAndSet(int partition, long from, long to, @Nullable Instant asOf) throws SQLException {
            Progress seen = progress(this, partition);
            if (seen.nextOffset() != from) {
                return false;
            }
            boolean waited = partitionHolders.containsKey(partition);
            lock(partition);
            Progress newest = progress(this, partition);
            if (newest.nextOffset() != from) {
                scheduler.saw(Scheduler.Seen.WAITED_AND_WAS_STALE);
                return false;
            }
            if (waited) {
                scheduler.saw(Scheduler.Seen.WAITED_AND_WENT_ON);
            }
            set(partition, from, to, later(newest.asOf(), asOf));
            return true;
        }

        /** Moves a partition on whatever is stored for it. */
        void overwrite(int partition, long from, long to, @Nullable Instant asOf) throws SQLException {
            lock(partition);
            set(partition, from, to, later(progress(this, partition).asOf(), asOf));
        }

        /** Waits until nobody else holds a partition's row, and holds it. */
        void lock(int partition) throws SQLException {
            awaitFree(this, () -> partitionHolders.get(partition));
            partitionHolders.put(partition, this);
            lockedPartitions.add(partition);
        }

        private void set(int partition, long from, long to, @Nullable Instant asOf) {
            progress.put(partition, new Progress(to, asOf));
            advances.add(
                    new Advance(partition, from, to, consumer == null ? null : consumer.read(partition, from, to)));
        }

        @Override
        public Map<String, ProjectionStore.Known> read(Collection<String> dealIds) throws SQLException {
            call(this, "reads deals");
            Map<String, ProjectionStore.Known> known = new HashMap<>();
            for (String dealId : dealIds) {
                Deal deal = deal(this, dealId);
                if (deal != null) {
                    known.put(dealId, new ProjectionStore.Known(deal.dealNo(), deal.state()));
                }
            }
            return known;
        }

        @Override
        public void insert(List<ProjectionStore.Row> rows) throws SQLException {
            if (rows.isEmpty()) {
                return;
            }
            call(this, "inserts deals");
            for (ProjectionStore.Row row : rows) {
                String dealId = row.change().dealId();
                awaitFree(this, () -> dealHolders.get(dealId));
                if (deal(this, dealId) != null) {
                    throw new DatabaseFault("duplicate key " + dealId);
                }
                write(row, nextDealNo++);
            }
        }

        @Override
        public void update(List<ProjectionStore.Row> rows) throws SQLException {
            if (rows.isEmpty()) {
                return;
            }
            call(this, "updates deals");
            for (ProjectionStore.Row row : rows) {
                ProjectionStore.Known before = row.before();
                if (before == null || deal(this, row.change().dealId()) == null) {
                    throw new DatabaseFault("fewer rows written than there are");
                }
                awaitFree(this, () -> dealHolders.get(row.change().dealId()));
                write(row, before.dealNo());
            }
        }

        private void write(ProjectionStore.Row row, long dealNo) {
            BatchFold.Change change = row.change();
            dealHolders.put(change.dealId(), this);
            DealState shown = told.apply(change.state());
            Oracle.Holding holding = Oracle.Holding.stored(
                    change.state(),
                    DealCodes.of(shown).map(HEX::formatHex).orElse(null),
                    shown.holdingOutcome()
                            .map(recorded -> ((DealOutcome) recorded.fact()).team())
                            .orElse(null));
            written.put(
                    change.dealId(), new Deal(dealNo, row.partition(), change.recordOffset(), change.state(), holding));
        }

        @Override
        public void send(List<OutboxMessage> messages) throws SQLException {
            if (messages.isEmpty()) {
                return;
            }
            call(this, "puts messages in the outbox");
            for (OutboxMessage message : messages) {
                added.add(new Message(nextMessageNo++, message, scheduler.steps()));
            }
        }

        @Override
        public List<Drains.Lying> lockOldest(int limit, long maxBytes) throws SQLException {
            call(this, "looks for messages");
            List<Drains.Lying> oldest = new ArrayList<>();
            for (Message each : outbox.values()) {
                if (oldest.size() == limit) {
                    break;
                }
                if (messageHolders.putIfAbsent(each.number(), this) == null) {
                    lockedMessages.add(each.number());
                    oldest.add(new Drains.Lying(each.number(), each.message()));
                } else {
                    scheduler.saw(Scheduler.Seen.MESSAGE_SKIPPED_BECAUSE_LOCKED);
                }
            }
            return oldest;
        }

        @Override
        public void remove(List<Long> numbers) throws SQLException {
            call(this, "takes out messages");
            for (long number : numbers) {
                Message message = outbox.get(number);
                if (message != null) {
                    removed.add(message);
                }
            }
        }
    }

    /** Who holds a row. */
    private interface Holder {
        @Nullable
        Transaction find();
    }

    private static final HexFormat HEX = HexFormat.of();

    private final Scheduler scheduler;
    private final SplittableRandom random;
    private final Faults faults;
    private final Ledger ledger;

    private final Map<Integer, Progress> progress = new TreeMap<>();
    private final Map<String, Deal> deals = new TreeMap<>();
    private final Map<Long, Message> outbox = new TreeMap<>();
    private final Map<Integer, Transaction> partitionHolders = new HashMap<>();
    private final Map<String, Transaction> dealHolders = new HashMap<>();
    private final Map<Long, Transaction> messageHolders = new HashMap<>();
    private final List<Transaction> open = new ArrayList<>();
    private final List<Transaction> leftBehind = new ArrayList<>();
    private final Set<Transaction> commitsUnderWay = new HashSet<>();
    private long nextDealNo = 1;
    private long nextMessageNo = 1;

    SimulatedDatabase(Scheduler scheduler, SplittableRandom random, Faults faults, Ledger ledger, int partitions) {
        this.scheduler = scheduler;
        this.random = random;
        this.faults = faults;
        this.ledger = ledger;
        for (int partition = 0; partition < partitions; partition++) {
            progress.put(partition, new Progress(0, null));
        }
    }

    /** The tables as an instance of the projection sees them, through a connection of its own. */
    class Session implements ProjectionStore {

        final Scheduler.Strand strand;
        final SimulatedConsumer consumer;

        Session(Scheduler.Strand strand, SimulatedConsumer consumer) {
            this.strand = strand;
            this.consumer = consumer;
        }

        @Override
        public Map<Integer, Long> nextOffsets() throws SQLException {
            scheduler.step(strand, "reads the offsets");
            if (scheduler.strikes(faults.disconnect)) {
                throw new DatabaseFault("cannot connect");
            }
            Map<Integer, Long> offsets = new TreeMap<>();
            progress.forEach((partition, each) -> offsets.put(partition, each.nextOffset()));
            return offsets;
        }

        @Override
        public <T> T inTransaction(Work<T> work) throws SQLException {
            try {
                return transact(strand, consumer, work::on);
            } catch (InterruptedException never) {
                throw new AssertionError(never);
            }
        }

        SimulatedDatabase database() {
            return SimulatedDatabase.this;
        }
    }

    /** Works on a transaction. */
    interface TransactionWork<T> {
        T on(Transaction transaction) throws SQLException, InterruptedException;
    }

    /** Has work done in a transaction and commits it, as the shipped one does on a real connection. */
    <T> T transact(Scheduler.Strand strand, @Nullable SimulatedConsumer consumer, TransactionWork<T> work)
            throws SQLException, InterruptedException {
        scheduler.step(strand, "begins a transaction");
        if (scheduler.strikes(faults.disconnect)) {
            throw new DatabaseFault("cannot connect");
        }
        Transaction transaction = new Transaction(strand, consumer);
        open.add(transaction);
        try {
            T result = work.on(transaction);
            commit(transaction);
            return result;
        } finally {
            // What is not over was given up by whoever worked; a client that is gone can do nothing about it.
            if (strand.isKilled()) {
                leave(transaction, strand.committing);
            } else if (!transaction.over && !transaction.left) {
                scheduler.tell(strand, "rolls back");
                end(transaction);
            }
            strand.committing = false;
            open.remove(transaction);
        }
    }

    private void commit(Transaction transaction) throws SQLException {
        Scheduler.Strand strand = transaction.strand;
        strand.committing = true;
        scheduler.step(strand, "commits");
        strand.committing = false;
        if (scheduler.strikes(faults.commitRefused)) {
            scheduler.tell(strand, "the commit is refused");
            scheduler.saw(Scheduler.Seen.COMMIT_REFUSED);
            end(transaction);
            throw new DatabaseFault("the commit is refused");
        }
        if (scheduler.strikes(faults.inDoubt)) {
            leave(transaction, true);
            throw new DatabaseFault("the connection broke during the commit");
        }
        land(transaction);
        if (scheduler.strikes(faults.answerLost)) {
            scheduler.tell(strand, "the answer of the commit is lost");
            scheduler.saw(Scheduler.Seen.ANSWER_LOST);
            throw new DatabaseFault("the answer of the commit is lost");
        }
    }

    /** Before each statement: others go on, or the connection breaks. */
    private void call(Transaction transaction, String what) throws SQLException {
        scheduler.step(transaction.strand, what);
        if (transaction.over || transaction.left) {
            throw new DatabaseFault("there is no transaction");
        }
        if (scheduler.strikes(faults.disconnect)) {
            scheduler.tell(transaction.strand, "the connection breaks");
            scheduler.saw(Scheduler.Seen.CONNECTION_BROKEN);
            leave(transaction, false);
            throw new DatabaseFault("the connection broke");
        }
    }

    private void awaitFree(Transaction waiting, Holder holder) throws SQLException {
        for (Transaction held = holder.find(); held != null && held != waiting; held = holder.find()) {
            if (isWaitingFor(held, waiting)) {
                scheduler.fail("two transactions wait for each other");
                throw new DatabaseFault("deadlock detected");
            }
            if (!scheduler.await(waiting.strand, held)) {
                scheduler.saw(Scheduler.Seen.WAIT_CANCELLED);
                throw new DatabaseFault("canceling statement due to statement timeout");
            }
        }
    }

    private static boolean isWaitingFor(Transaction one, Transaction other) {
        Transaction awaited = one;
        // Who waits for one that is over does not any more, though it may not have had its turn since.
        while (awaited != null && awaited != other && !awaited.over) {
            awaited = awaited.left ? null : awaited.strand.awaited;
        }
        return awaited == other;
    }

    /** The client is gone; the server notices later. */
    private void leave(Transaction transaction, boolean commitUnderWay) {
        if (!transaction.over && !transaction.left) {
            transaction.left = true;
            leftBehind.add(transaction);
            if (commitUnderWay) {
                commitsUnderWay.add(transaction);
            }
        }
    }

    /** Ends one of the transactions whose client is gone, if there is any. */
    boolean resolve() {
        if (leftBehind.isEmpty()) {
            return false;
        }
        Transaction transaction = leftBehind.remove(random.nextInt(leftBehind.size()));
        boolean commit = commitsUnderWay.remove(transaction);
        if (commit && random.nextBoolean()) {
            scheduler.tell("the commit that " + transaction.strand + " left behind is done");
            scheduler.saw(Scheduler.Seen.COMMIT_DONE_LATE);
            land(transaction);
        } else {
            scheduler.tell("what " + transaction.strand + " left behind is rolled back");
            if (commit) {
                scheduler.saw(Scheduler.Seen.COMMIT_NEVER_DONE);
            }
            end(transaction);
        }
        return true;
    }

    private void land(Transaction transaction) {
        ledger.commit(this, transaction);
        progress.putAll(transaction.progress);
        deals.putAll(transaction.written);
        transaction.added.forEach(each -> outbox.put(each.number(), each));
        transaction.removed.forEach(each -> outbox.remove(each.number()));
        end(transaction);
    }

    private void end(Transaction transaction) {
        transaction.over = true;
        transaction.lockedPartitions.forEach(partitionHolders::remove);
        transaction.written.keySet().forEach(dealHolders::remove);
        transaction.lockedMessages.forEach(messageHolders::remove);
    }

    /** A partition's row as it is committed. */
    Progress committedProgress(int partition) {
        Progress row = progress.get(partition);
        if (row == null) {
            throw new IllegalArgumentException("no partition " + partition);
        }
        return row;
    }

    /** A deal's row as it is committed. */
    @Nullable
    Deal committedDeal(String dealId) {
        return deals.get(dealId);
    }

    Map<String, Deal> committedDeals() {
        return deals;
    }

    /** Whether a process is in a transaction. */
    boolean isInTransaction(Scheduler.Strand strand) {
        return open.stream().anyMatch(each -> each.strand.equals(strand));
    }

    /** The numbers of the committed messages up to one. */
    List<Long> messagesUpTo(long number) {
        return outbox.keySet().stream().filter(each -> each <= number).toList();
    }

    boolean isOutboxEmpty() {
        return outbox.isEmpty();
    }

    private Progress progress(Transaction seenBy, int partition) {
        Progress own = seenBy.progress.get(partition);
        return own == null ? committedProgress(partition) : own;
    }

    private @Nullable Deal deal(Transaction seenBy, String dealId) {
        Deal own = seenBy.written.get(dealId);
        return own == null ? deals.get(dealId) : own;
    }

    static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}

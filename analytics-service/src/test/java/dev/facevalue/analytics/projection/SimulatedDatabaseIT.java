package dev.facevalue.analytics.projection;

import static dev.facevalue.analytics.examples.OutcomeBuilder.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.facevalue.analytics.TestConfig;
import dev.facevalue.analytics.TestDatabase;
import dev.facevalue.analytics.examples.Records;
import dev.facevalue.deal.DealState;
import dev.facevalue.deal.RecordedFact;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * That the tables in a real PostgreSQL do what {@link SimulatedDatabase} has them do when transactions meet: a test for
 * each thing that it assumes.
 */
@Timeout(120)
class SimulatedDatabaseIT {

    private static final String DEAL = Records.dealIdsIn(0).findFirst().orElseThrow();

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final List<Session> sessions = new ArrayList<>();

    @AfterEach
    void endAll() throws InterruptedException {
        for (Session session : sessions) {
            session.end(false);
        }
    }

    @Test
    void whoFindsAnotherOffsetIsStaleAtOnceThoughAnotherHoldsTheRow() throws Exception {
        Session holding = begin();
        holding.advance(0, 0, 5).get();

        assertThat(begin().advance(0, 3, 9).get()).isFalse();
        assertThat(begin().advance(0, 5, 9).get()).isFalse();
    }

    @Test
    void whoFindsTheOffsetWaitsAndIsStaleIfTheOtherCommits() throws Exception {
        Session holding = begin();
        holding.advance(0, 0, 5).get();
        CompletableFuture<Boolean> waiting = begin().advance(0, 0, 7);
        awaitWaiting(1);

        holding.end(true);

        assertThat(waiting.get()).isFalse();
    }

    @Test
    void whoFindsTheOffsetWaitsAndGoesOnIfTheOtherDoesNotCommit() throws Exception {
        Session holding = begin();
        holding.advance(0, 0, 5).get();
        CompletableFuture<Boolean> waiting = begin().advance(0, 0, 7);
        awaitWaiting(1);

        holding.end(false);

        assertThat(waiting.get()).isTrue();
    }

    @Test
    void whoWaitedAndIsStaleHoldsTheRowAllTheSame() throws Exception {
        Session holding = begin();
        holding.advance(0, 0, 5).get();
        Session stale = begin();
        CompletableFuture<Boolean> waiting = stale.advance(0, 0, 7);
        awaitWaiting(1);
        holding.end(true);
        waiting.get();

        CompletableFuture<Boolean> next = begin().advance(0, 5, 9);
        awaitWaiting(1);
        stale.end(true);

        assertThat(next.get()).isTrue();
    }

    @Test
    void whoLooksAndWaitsForNobodyHoldsNothing() throws Exception {
        Session stale = begin();
        stale.advance(0, 3, 9).get();

        assertThat(begin().advance(0, 0, 5).get()).isTrue();
    }

    @Test
    void aStatementSeesWhatWasCommittedBeforeItAndWhatItsOwnTransactionDid() throws Exception {
        Session writing = begin();
        Session reading = begin();
        writing.insert(DEAL).get();

        assertThat(writing.knows(DEAL).get()).isTrue();
        assertThat(reading.knows(DEAL).get()).isFalse();
        writing.end(true);
        assertThat(reading.knows(DEAL).get()).isTrue();
    }

    @Test
    void whoInsertsTheSameDealWaitsAndFailsIfTheOtherCommits() throws Exception {
        Session first = begin();
        first.insert(DEAL).get();
        CompletableFuture<Boolean> second = begin().insert(DEAL);
        awaitWaiting(1);

        first.end(true);

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(second::get)
                .withMessageContaining("duplicate key");
    }

    @Test
    void whoInsertsTheSameDealWaitsAndGoesOnIfTheOtherDoesNotCommit() throws Exception {
        Session first = begin();
        first.insert(DEAL).get();
        CompletableFuture<Boolean> second = begin().insert(DEAL);
        awaitWaiting(1);

        first.end(false);

        assertThat(second.get()).isTrue();
    }

    @Test
    void ofTwoThatWaitForEachOtherOneFails() throws Exception {
        Session one = begin();
        Session other = begin();
        one.advance(0, 0, 5).get();
        other.advance(1, 0, 5).get();
        CompletableFuture<Boolean> waiting = one.advance(1, 0, 5);
        awaitWaiting(1);

        CompletableFuture<Boolean> closing = other.advance(0, 0, 5);

        await().until(() -> waiting.isCompletedExceptionally() || closing.isCompletedExceptionally());
    }

    private Session begin() {
        Session session =
                new Session(new ProjectionTables(DATABASE.dataSource(), TestConfig.but(Map.of()), Optional.empty()));
        sessions.add(session);
        return session;
    }

    /** Waits until so many statements wait for a lock. */
    private static void awaitWaiting(int statements) {
        await().until(() -> {
            try (Connection connection = DATABASE.dataSource().getConnection();
                    Statement select = connection.createStatement();
                    ResultSet row = select.executeQuery(
                            "select count(*) from pg_stat_activity where wait_event_type = 'Lock'")) {
                row.next();
                return row.getInt(1) == statements;
            }
        });
    }

    /** A transaction on a thread of its own, which does what it is asked to, one thing after another. */
    private static final class Session {

        /** What is asked of a transaction. */
        private interface Question {
            boolean ask(ProjectionStore.Tables tables) throws SQLException;
        }

        private record Asked(Question question, CompletableFuture<Boolean> answer) {}

        private final BlockingQueue<Optional<Asked>> asked = new LinkedBlockingQueue<>();
        private final Thread thread;
        private volatile boolean commits;

        Session(ProjectionStore store) {
            thread = Thread.ofVirtual().start(() -> {
                try {
                    store.inTransaction(this::answer);
                } catch (SQLException rolledBack) {
                    // As was asked, or as an answer has told.
                }
            });
        }

        private boolean answer(ProjectionStore.Tables tables) throws SQLException {
            try {
                for (Optional<Asked> next = asked.take(); next.isPresent(); next = asked.take()) {
                    CompletableFuture<Boolean> answer = next.get().answer();
                    try {
                        answer.complete(next.get().question().ask(tables));
                    } catch (SQLException failed) {
                        answer.completeExceptionally(failed);
                    }
                }
            } catch (InterruptedException interrupted) {
                throw new SQLException(interrupted);
            }
            if (!commits) {
                throw new SQLException("not to be committed");
            }
            return true;
        }

        CompletableFuture<Boolean> advance(int partition, long from, long to) {
            return ask(tables -> tables.advance(List.of(new ProjectionStore.Advance(partition, from, to, null)))
                    .isEmpty());
        }

        CompletableFuture<Boolean> knows(String dealId) {
            return ask(tables -> tables.read(List.of(dealId)).containsKey(dealId));
        }

        CompletableFuture<Boolean> insert(String dealId) {
            DealState state = new DealState(
                    null,
                    List.of(new RecordedFact(
                            new UUID(0, 1), Batch.RECORDED, outcome(dealId).build())));
            return ask(tables -> {
                tables.insert(List.of(new ProjectionStore.Row(null, 0, new BatchFold.Change(dealId, state, 0))));
                return true;
            });
        }

        private CompletableFuture<Boolean> ask(Question question) {
            CompletableFuture<Boolean> answer = new CompletableFuture<>();
            asked.add(Optional.of(new Asked(question, answer)));
            return answer;
        }

        /** Ends the transaction, and waits until that is done. */
        void end(boolean commit) throws InterruptedException {
            commits = commit;
            asked.add(Optional.empty());
            thread.join();
        }
    }
}

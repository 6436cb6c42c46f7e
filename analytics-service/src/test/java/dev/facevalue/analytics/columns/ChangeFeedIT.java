package dev.facevalue.analytics.columns;

import static dev.facevalue.analytics.examples.OutcomeBuilder.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.facevalue.analytics.TestConfig;
import dev.facevalue.analytics.TestDatabase;
import dev.facevalue.analytics.examples.OutcomeBuilder;
import dev.facevalue.analytics.store.Schemas;
import dev.facevalue.deal.DealOutcome;
import dev.facevalue.deal.Strategy;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
@SuppressWarnings("NullAway.Init") // opened before the tests
class ChangeFeedIT {

    private static final Instant AS_OF = Instant.parse("2026-03-01T12:00:00.000001Z");

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private DealColumns columns;
    private ChangeFeed feed;

    @BeforeEach
    void open() {
        columns = new DealColumns();
        feed = feed(Map.of());
    }

    @AfterEach
    void stopFollowing() throws InterruptedException {
        feed.stop(new ShutdownEvent());
    }

    @Test
    void theDealsThatAreThereAreLoaded() throws Exception {
        commit(0, 7, null, deal("a", 3, confronted()));
        commit(5, 9, AS_OF, deal("b", 8, spared().team("north")), deal("c", 2, null));
        assertThat(feed.isLoaded()).isFalse();
        assertThat(feed.fault()).contains("the deals are not loaded yet");

        feed.start(new StartupEvent());

        await().until(feed::isLoaded);
        assertThat(Deals.byStrategy(columns)).isEqualTo(Map.of(Strategy.CONFRONT, 1L, Strategy.SAVE_FACE, 1L));
        assertThat(columns.<List<String>>read(DealColumns.Snapshot::teams)).containsExactly("north");
        assertThat(columns.read(DealColumns.Snapshot::asOf)).contains(AS_OF);
        assertThat(feed.fault()).isEmpty();
    }

    @Test
    void whatIsAddedChangedAndErasedIsFollowed() throws Exception {
        commit(0, 2, null, deal("a", 0, confronted()), deal("b", 1, confronted()));
        feed.start(new StartupEvent());
        await().until(feed::isLoaded);

        commit(0, 5, AS_OF, deal("a", 2, spared()), deal("b", 3, null), deal("c", 4, spared()));

        awaitDeals(Map.of(Strategy.SAVE_FACE, 2L));
        assertThat(columns.read(DealColumns.Snapshot::asOf)).contains(AS_OF);
    }

    @Test
    void eachPartitionIsFollowedByItsOwnOffsets() throws Exception {
        commit(0, 100, null, deal("a", 99, confronted()));
        feed.start(new StartupEvent());
        await().until(feed::isLoaded);

        commit(1, 1, null, deal("b", 0, spared()));
        commit(0, 101, null, deal("c", 100, confronted()));

        awaitDeals(Map.of(Strategy.CONFRONT, 2L, Strategy.SAVE_FACE, 1L));
    }

    @Test
    void moreChangesThanOneLookReadsAreAllFollowed() throws Exception {
        feed = feed(Map.of("change-feed.max-rows", "3"));
        feed.start(new StartupEvent());
        await().until(feed::isLoaded);

        commit(0, 20, null, deals(0, 20, confronted()));
        commit(1, 6, AS_OF, deals(0, 6, spared()));

        awaitDeals(Map.of(Strategy.CONFRONT, 20L, Strategy.SAVE_FACE, 6L));
        await().until(() -> columns.read(DealColumns.Snapshot::asOf).isPresent());
    }

    @Test
    void theColumnsSayWhichDealsTheyHold() throws Exception {
        commit(0, 7, null, deal("a", 3, confronted()));
        feed.start(new StartupEvent());
        await().until(feed::isLoaded);
        assertThat(position()).isEqualTo(FeedPosition.of(0, new long[] {7, 0, 0, 0, 0, 0}, true, null));

        commit(5, 9, AS_OF, deal("b", 8, spared()));

        await().untilAsserted(() ->
                assertThat(position()).isEqualTo(FeedPosition.of(0, new long[] {7, 0, 0, 0, 0, 9}, true, AS_OF)));
        assertThat(feed.position()).contains(position());
    }

    @Test
    void tablesThatWereReplacedAreLoadedAgain() throws Exception {
        commit(0, 7, AS_OF, deal("a", 3, confronted()), deal("b", 4, confronted()));
        feed.start(new StartupEvent());
        await().until(feed::isLoaded);

        // Given a projection that was begun anew and has not come as far yet
        DATABASE.clear();
        commit(0, 2, AS_OF.minusSeconds(9), deal("a", 1, spared()));

        awaitDeals(Map.of(Strategy.SAVE_FACE, 1L));
        assertThat(columns.read(DealColumns.Snapshot::asOf)).contains(AS_OF);
    }

    @Test
    void aTableOfAnotherGenerationIsLoadedAnewThoughItIsFurtherOn() throws Exception {
        commit(0, 7, AS_OF, deal("a", 3, confronted()), deal("b", 4, confronted()));
        feed.start(new StartupEvent());
        await().until(feed::isLoaded);

        // Given a rebuilt table in the place of the old one, in one transaction as the rebuild does it
        DATABASE.execute("begin; truncate deal restart identity; "
                + "update projection_progress set next_offset = 9, generation = generation + 1; commit");

        awaitDeals(Map.of());
        commit(0, 10, AS_OF, deal("a", 9, spared()));
        awaitDeals(Map.of(Strategy.SAVE_FACE, 1L));
    }

    @Test
    void whereNothingChangesNobodyWaitsForWhoReads() throws Exception {
        commit(0, 7, AS_OF, deal("a", 3, confronted()));
        feed.start(new StartupEvent());
        await().until(feed::isLoaded);
        CompletableFuture<Boolean> reading = new CompletableFuture<>();
        CompletableFuture<Boolean> mayEnd = new CompletableFuture<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> longReader = threads.submit(() -> columns.read(_ -> {
                reading.complete(true);
                return mayEnd.join();
            }));
            reading.join();
            // For some looks of the feed: whoever changes the columns waits for all who read, and all others for him.
            Thread.sleep(Duration.ofMillis(300));

            Future<Optional<Instant>> other = threads.submit(() -> columns.read(DealColumns.Snapshot::asOf));

            try {
                assertThat(other.get(1, TimeUnit.MINUTES)).contains(AS_OF);
            } finally {
                mayEnd.complete(true);
            }
            assertThat(longReader.get()).isTrue();
        }
    }

    @Test
    void dealsThatAreNotCurrentAreAFault() throws Exception {
        feed = feed(Map.of("change-feed.max-age", "200ms"));
        feed.start(new StartupEvent());
        await().until(() -> feed.fault().isEmpty());

        DATABASE.execute("alter table projection_progress rename to elsewhere");
        try {
            await().until(() -> feed.fault().isPresent());
            assertThat(feed.isLoaded()).isTrue();
        } finally {
            DATABASE.execute("alter table elsewhere rename to projection_progress");
        }
        await().until(() -> feed.fault().isEmpty());
    }

    private FeedPosition position() {
        return columns.read(DealColumns.Snapshot::position).orElseThrow();
    }

    private ChangeFeed feed(Map<String, String> settings) {
        Map<String, String> fast = new HashMap<>(settings);
        fast.put("change-feed.interval", "10ms");
        fast.put("projection.back-off", "20ms");
        return new ChangeFeed(DATABASE.dataSource(), Schemas.in(DATABASE.dataSource()), columns, TestConfig.but(fast));
    }

    /** A deal as it is after the record at an offset; null where no outcome stands any more. */
    private record Deal(
            String dealId, long recordOffset, @Nullable DealOutcome outcome) {}

    private static Deal deal(String dealId, long recordOffset, @Nullable OutcomeBuilder outcome) {
        return new Deal(dealId, recordOffset, outcome == null ? null : outcome.build());
    }

    private static Deal[] deals(int from, int to, OutcomeBuilder outcome) {
        Deal[] deals = new Deal[to - from];
        for (int offset = from; offset < to; offset++) {
            deals[offset - from] = deal(outcome.build().strategy() + "-" + offset, offset, outcome);
        }
        return deals;
    }

    private static OutcomeBuilder confronted() {
        return outcome("any").strategy(Strategy.CONFRONT);
    }

    private static OutcomeBuilder spared() {
        return outcome("any").strategy(Strategy.SAVE_FACE);
    }

    /** Writes as the projection does: rows, and how far the partition is, in one transaction. */
    private static void commit(int partition, long nextOffset, @Nullable Instant asOf, Deal... deals)
            throws SQLException {
        try (Connection connection = DATABASE.dataSource().getConnection();
                PreparedStatement advance = connection.prepareStatement(
                        "update projection_progress set next_offset = ?, as_of = ? where partition_no = ?");
                PreparedStatement put = connection.prepareStatement("""
                        insert into deal (deal_id, partition_no, record_offset, codes, team, facts)
                        values (?, ?, ?, ?, ?, '')
                        on conflict (deal_id) do update set record_offset = excluded.record_offset,
                            codes = excluded.codes, team = excluded.team""")) {
            connection.setAutoCommit(false);
            advance.setLong(1, nextOffset);
            advance.setTimestamp(2, asOf == null ? null : Timestamp.from(asOf));
            advance.setInt(3, partition);
            advance.executeUpdate();
            for (Deal deal : deals) {
                DealColumns.Row row = deal.outcome() == null ? Deals.erased(1) : Deals.row(1, deal.outcome());
                put.setString(1, deal.dealId());
                put.setInt(2, partition);
                put.setLong(3, deal.recordOffset());
                put.setBytes(4, row.codes());
                put.setString(5, row.team());
                put.executeUpdate();
            }
            connection.commit();
        }
    }

    private void awaitDeals(Map<Strategy, Long> expected) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(Deals.byStrategy(columns)).isEqualTo(expected));
    }
}

package dev.facevalue.analytics.projection;

import static dev.facevalue.analytics.examples.OutcomeBuilder.outcome;
import static dev.facevalue.analytics.projection.Batch.RECORDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.facevalue.analytics.TestConfig;
import dev.facevalue.analytics.TestDatabase;
import dev.facevalue.analytics.examples.RandomFacts;
import dev.facevalue.analytics.examples.Records;
import dev.facevalue.analytics.store.StoredOffsets;
import dev.facevalue.deal.DealOutcome;
import dev.facevalue.deal.DealState;
import dev.facevalue.deal.Erasure;
import dev.facevalue.deal.RecordedFact;
import dev.facevalue.deal.Strategy;
import dev.facevalue.eventstream.Topics;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
@SuppressWarnings("NullAway.Init") // opened before the tests
class ProjectionWriterIT {

    private static final List<String> DEALS_IN_0 = Records.dealIdsIn(0).limit(2).toList();
    private static final List<String> DEALS_IN_1 = Records.dealIdsIn(1).limit(2).toList();

    /** The codes of an outcome of which nothing is said but the strategy. */
    private static final String CONFRONTED = "0302010000000000000000000000" + "015d" + "00004eb4";

    private static final String SPARED = "0302020000000000000000000000" + "015d" + "00004eb4";

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private DataSource dataSource;
    private ProjectionWriter writer;

    @BeforeEach
    void open() {
        dataSource = DATABASE.dataSource();
        writer = live(Map.of());
    }

    @Test
    void aBatchBecomesRowsAndMovesItsOffsetOn() throws Exception {
        DealOutcome outcome = outcome(DEALS_IN_0.getFirst()).team("north").build();

        ProjectionWriter.Written written = write(Batch.of(0, 0)
                .fact(outcome, RECORDED)
                .fact(outcome(DEALS_IN_0.getLast()).build()));

        assertThat(written).isEqualTo(new ProjectionWriter.Written(Set.of(), 2, 0, 0));
        Stored stored = stored();
        assertThat(stored.deals()).containsOnlyKeys(DEALS_IN_0);
        Stored.Deal deal = stored.deal(outcome.dealId());
        assertThat(deal.partition()).isZero();
        assertThat(deal.recordOffset()).isZero();
        assertThat(deal.codes()).isEqualTo(CONFRONTED);
        assertThat(deal.team()).isEqualTo("north");
        assertThat(deal.state().standing()).extracting(RecordedFact::fact).containsExactly(outcome);
        assertThat(stored.progress(0).nextOffset()).isEqualTo(2);
        assertThat(StoredOffsets.read(dataSource))
                .containsEntry(0, 2L)
                .containsEntry(1, 0L)
                .hasSize(Topics.PARTITIONS);
    }

    @Test
    void aDealThatIsKnownChangesWhereItLies() throws Exception {
        String dealId = DEALS_IN_0.getFirst();
        write(Batch.of(0, 0).fact(outcome(dealId).team("north").build()));
        long dealNo = stored().deal(dealId).dealNo();

        write(Batch.of(0, 1)
                .fact(outcome(dealId).strategy(Strategy.SAVE_FACE).team("south").build()));

        Stored.Deal deal = stored().deal(dealId);
        assertThat(deal.dealNo()).isEqualTo(dealNo);
        assertThat(deal.recordOffset()).isEqualTo(1);
        assertThat(deal.team()).isEqualTo("south");
        assertThat(deal.codes()).isEqualTo(SPARED);
        assertThat(deal.state().standing()).hasSize(2);
    }

    @Test
    void anErasedDealKeepsItsRowAndNothingElse() throws Exception {
        String dealId = DEALS_IN_0.getFirst();
        write(Batch.of(0, 0).fact(outcome(dealId).team("north").build(), RECORDED));

        write(Batch.of(0, 1).fact(new Erasure(dealId, RECORDED)));

        Stored.Deal deal = stored().deal(dealId);
        assertThat(deal.codes()).isNull();
        assertThat(deal.team()).isNull();
        assertThat(deal.state()).isEqualTo(new DealState(RECORDED, List.of()));
    }

    @Test
    void newAndKnownDealsOfManyPartitionsAreWrittenAtOnce() throws Exception {
        List<PartitionBatch> first = new ArrayList<>();
        List<PartitionBatch> second = new ArrayList<>();
        for (int partition = 0; partition < Topics.PARTITIONS; partition++) {
            List<String> dealIds = Records.dealIdsIn(partition).limit(300).toList();
            Batch early = Batch.of(partition, 0);
            dealIds.subList(0, 200).forEach(dealId -> early.fact(outcome(dealId).build()));
            first.add(early.build());
            Batch late = Batch.of(partition, 200);
            dealIds.subList(100, 300)
                    .forEach(dealId -> late.fact(
                            outcome(dealId).strategy(Strategy.SAVE_FACE).build()));
            second.add(late.build());
        }

        writer.write(first);
        writer.write(second);

        Stored stored = stored();
        assertThat(stored.deals()).hasSize(6 * 300);
        assertThat(stored.deals().values())
                .filteredOn(deal -> SPARED.equals(deal.codes()))
                .hasSize(6 * 200);
        assertThat(stored.deals().values().stream().map(Stored.Deal::dealNo).distinct())
                .hasSize(6 * 300);
        assertThat(stored.progress().values())
                .extracting(Stored.Progress::nextOffset)
                .containsOnly(400L);
    }

    @Test
    void whatIsBetweenTheOffsetsOfABatchIsPassedOver() throws Exception {
        write(Batch.of(0, 0).gap(5).fact(outcome(DEALS_IN_0.getFirst()).build()).gap(3));

        assertThat(stored().deal(DEALS_IN_0.getFirst()).recordOffset()).isEqualTo(5);
        assertThat(stored().progress(0).nextOffset()).isEqualTo(9);
    }

    @Test
    void aBatchOfNothingButAGapMovesTheOffsetOn() throws Exception {
        assertThat(write(Batch.of(0, 0).gap(7))).isEqualTo(new ProjectionWriter.Written(Set.of(), 0, 0, 0));

        assertThat(stored().progress(0)).isEqualTo(new Stored.Progress(7, null));
    }

    @Test
    void theSameBatchAgainIsStaleAndChangesNothing() throws Exception {
        PartitionBatch batch = Batch.of(0, 0)
                .fact(outcome(DEALS_IN_0.getFirst()).build())
                .garbage()
                .build();
        writer.write(List.of(batch));
        Stored once = stored();

        ProjectionWriter.Written again = writer.write(List.of(batch));

        assertThat(again).isEqualTo(new ProjectionWriter.Written(Set.of(0), 0, 0, 0));
        assertThat(stored()).isEqualTo(once);
    }

    @Test
    void ofAStaleBatchNothingIsWrittenYetTheOthersAre() throws Exception {
        write(Batch.of(0, 0).fact(outcome(DEALS_IN_0.getFirst()).build(), RECORDED));
        Stored before = stored();

        ProjectionWriter.Written written = writer.write(List.of(
                Batch.of(0, 0)
                        .fact(outcome(DEALS_IN_0.getLast()).build(), RECORDED.plusSeconds(9))
                        .garbage()
                        .build(),
                Batch.of(1, 0).fact(outcome(DEALS_IN_1.getFirst()).build()).build()));

        assertThat(written).isEqualTo(new ProjectionWriter.Written(Set.of(0), 1, 0, 0));
        Stored stored = stored();
        assertThat(stored.deals()).containsOnlyKeys(DEALS_IN_0.getFirst(), DEALS_IN_1.getFirst());
        assertThat(stored.outbox()).isEmpty();
        assertThat(stored.progress(0)).isEqualTo(before.progress(0));
        assertThat(stored.progress(1).nextOffset()).isEqualTo(1);
    }

    @Test
    void aBatchThatBeginsBehindWhatIsStoredIsStaleToo() throws Exception {
        ProjectionWriter.Written written =
                write(Batch.of(0, 3).fact(outcome(DEALS_IN_0.getFirst()).build()));

        assertThat(written.stale()).containsExactly(0);
        assertThat(stored().deals()).isEmpty();
        assertThat(stored().progress(0).nextOffset()).isZero();
    }

    @Test
    void ofTwoThatWriteTheSameBatchAtOnceOneIsStale() throws Exception {
        try (ExecutorService instances = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 20; round++) {
                PartitionBatch batch = Batch.of(0, 2L * round)
                        .fact(outcome(DEALS_IN_0.get(round % 2)).build())
                        .garbage()
                        .build();
                Callable<ProjectionWriter.Written> instance = () -> writer.write(List.of(batch));

                List<ProjectionWriter.Written> written = new ArrayList<>();
                for (Future<ProjectionWriter.Written> each : instances.invokeAll(List.of(instance, instance))) {
                    written.add(each.get());
                }

                assertThat(written)
                        .containsExactlyInAnyOrder(
                                new ProjectionWriter.Written(Set.of(), 2, 1, 1),
                                new ProjectionWriter.Written(Set.of(0), 0, 0, 0));
            }
        }
        Stored stored = stored();
        assertThat(stored.outbox()).hasSize(20);
        assertThat(stored.deals().values())
                .extracting(deal -> deal.state().standing().size())
                .containsExactly(10, 10);
    }

    @Test
    void twoThatWriteTheSamePartitionsInAnyOrderDoNotWaitForEachOther() throws Exception {
        try (ExecutorService instances = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 20; round++) {
                PartitionBatch one = Batch.of(0, round)
                        .fact(outcome(DEALS_IN_0.getFirst()).build())
                        .build();
                PartitionBatch other = Batch.of(1, round)
                        .fact(outcome(DEALS_IN_1.getFirst()).build())
                        .build();

                Callable<ProjectionWriter.Written> forth = () -> writer.write(List.of(one, other));
                Callable<ProjectionWriter.Written> back = () -> writer.write(List.of(other, one));

                int facts = 0;
                for (Future<ProjectionWriter.Written> each : instances.invokeAll(List.of(forth, back))) {
                    facts += each.get().facts();
                }

                assertThat(facts).isEqualTo(2);
            }
        }
    }

    @Test
    void aViolatedConstraintLeavesNoTraceAndTheSameBatchSucceedsWithoutIt() throws Exception {
        write(Batch.of(0, 0).fact(outcome(DEALS_IN_0.getFirst()).build(), RECORDED));
        Stored before = stored();
        List<PartitionBatch> batches = List.of(
                Batch.of(0, 1)
                        .fact(outcome(DEALS_IN_0.getFirst())
                                .strategy(Strategy.SAVE_FACE)
                                .build())
                        .garbage()
                        .build(),
                Batch.of(1, 0).fact(outcome(DEALS_IN_1.getFirst()).build()).build());
        DATABASE.execute("alter table deal add constraint late check (encode(codes, 'hex') <> '" + SPARED + "')");

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> writer.write(batches))
                .withMessageContaining("late");
        assertThat(stored()).isEqualTo(before);

        DATABASE.execute("alter table deal drop constraint late");
        assertThat(writer.write(batches)).isEqualTo(new ProjectionWriter.Written(Set.of(), 3, 1, 1));
        assertThat(stored().deals()).hasSize(2);
    }

    @Test
    void aStatementThatTakesTooLongLeavesNoTrace() throws Exception {
        ProjectionWriter impatient = live(Map.of("projection.statement-timeout", "300ms"));
        List<PartitionBatch> batches = List.of(Batch.of(0, 0)
                .garbage()
                .fact(outcome(DEALS_IN_0.getFirst()).build())
                .build());
        Stored before = stored();

        // Given somebody who holds the table of the deals, though not the offsets
        whileHolding(
                "lock table deal in share mode",
                () -> assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> impatient.write(batches))
                        .withMessageContaining("statement timeout"));

        assertThat(stored()).isEqualTo(before);
        assertThat(impatient.write(batches).stale()).isEmpty();
        assertThat(stored().deals()).hasSize(1);
    }

    @Test
    void aFenceThatWaitsTooLongSaysWhyRatherThanWhat() throws Exception {
        ProjectionWriter impatient = live(Map.of("projection.statement-timeout", "300ms"));
        List<PartitionBatch> batches = List.of(
                Batch.of(0, 0).fact(outcome(DEALS_IN_0.getFirst()).build()).build(),
                Batch.of(1, 0).fact(outcome(DEALS_IN_1.getFirst()).build()).build());

        whileHolding(
                "select from projection_progress where partition_no = 1 for update",
                () -> assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> impatient.write(batches))
                        .withMessageStartingWith("ERROR: canceling statement due to statement timeout"));

        assertThat(impatient.write(batches).stale()).isEmpty();
        assertThat(stored().deals()).hasSize(2);
    }

    /** While another connection has the lock that a statement takes. */
    private void whileHolding(String locking, Runnable work) throws SQLException {
        try (Connection holding = dataSource.getConnection();
                Statement lock = holding.createStatement()) {
            holding.setAutoCommit(false);
            lock.execute(locking);
            work.run();
            holding.rollback();
        }
    }

    @Test
    void asOfGoesOnWithTheGreatestTimeOfRecordAndNeverBack() throws Exception {
        String dealId = DEALS_IN_0.getFirst();
        write(Batch.of(0, 0).fact(outcome(dealId).build(), RECORDED.plusSeconds(1)));
        write(Batch.of(0, 1).fact(outcome(dealId).build(), RECORDED));
        write(Batch.of(0, 2).garbage());
        write(Batch.of(0, 3).fact(new Erasure(dealId, RECORDED.plusSeconds(1)), RECORDED.minusSeconds(1)));

        assertThat(stored().progress(0).asOf()).isEqualTo(RECORDED.plusSeconds(1));
        assertThat(stored().progress(1).asOf()).isNull();
    }

    @Test
    void asOfIsKeptToTheMicrosecond() throws Exception {
        write(Batch.of(0, 0).fact(outcome(DEALS_IN_0.getFirst()).build(), RECORDED.plus(Duration.ofNanos(1_000))));

        assertThat(stored().progress(0).asOf()).isEqualTo(RECORDED.plusNanos(1_000));
    }

    @Test
    void whatCannotBeReadLiesInTheOutboxAsItCame() throws Exception {
        ProjectionWriter.Written written = write(Batch.of(4, 0).gap(7).garbage());

        assertThat(written).isEqualTo(new ProjectionWriter.Written(Set.of(), 1, 1, 1));
        Stored.Letter letter = stored().outbox().getFirst();
        assertThat(letter.topic()).isEqualTo(Topics.DEAD_LETTERS);
        assertThat(letter.partition()).isEqualTo(4);
        assertThat(letter.value()).isEqualTo("00ff01");
        assertThat(letter.headerNames())
                .containsExactly(
                        "dead-letter-reason",
                        "dead-letter-detail",
                        "dead-letter-topic",
                        "dead-letter-partition",
                        "dead-letter-offset");
    }

    @Test
    void moreDealsThanAreInMemoryAtOnceAreWrittenAsOne() throws Exception {
        List<String> ofZero = Records.dealIdsIn(0)
                .limit(2 * ProjectionWriter.DEALS_AT_ONCE + 1)
                .toList();
        List<String> ofOne = Records.dealIdsIn(1).limit(10).toList();
        List<String> known = ofZero.subList(0, ProjectionWriter.DEALS_AT_ONCE + 1);
        Batch before = Batch.of(0, 0);
        known.forEach(dealId -> before.fact(outcome(dealId).build()));
        write(before);

        Batch batch = Batch.of(0, known.size());
        ofZero.forEach(dealId ->
                batch.fact(outcome(dealId).strategy(Strategy.SAVE_FACE).build()));
        Batch other = Batch.of(1, 0);
        ofOne.forEach(dealId -> other.fact(outcome(dealId).build()));
        ProjectionWriter.Written written = writer.write(List.of(batch.build(), other.build()));

        assertThat(written).isEqualTo(new ProjectionWriter.Written(Set.of(), ofZero.size() + ofOne.size(), 0, 0));
        Stored stored = stored();
        for (String dealId : ofZero) {
            assertThat(stored.deal(dealId).state().standing()).hasSize(known.contains(dealId) ? 2 : 1);
        }
        ofOne.forEach(
                dealId -> assertThat(stored.deal(dealId).state().standing()).hasSize(1));
        assertThat(stored.progress(0).nextOffset()).isEqualTo(known.size() + ofZero.size());
    }

    @Test
    void whateverAFactMaySayIsStored() throws Exception {
        RandomFacts facts = new RandomFacts(new Random(0));
        List<DealOutcome> outcomes = Records.dealIdsIn(2)
                .limit(200)
                .map(dealId -> facts.outcome(dealId).decidedAt(RECORDED).build())
                .toList();
        Batch batch = Batch.of(2, 0);
        outcomes.forEach(batch::fact);

        assertThat(write(batch).deadLetters()).isZero();

        Stored stored = stored();
        for (DealOutcome outcome : outcomes) {
            Stored.Deal deal = stored.deal(outcome.dealId());
            assertThat(deal.team()).isEqualTo(outcome.team());
            assertThat(deal.state().holdingOutcome()).map(RecordedFact::fact).contains(outcome);
        }
    }

    /** Writes the projection that answers, as the service does. */
    private ProjectionWriter live(Map<String, String> settings) {
        return new ProjectionWriter(new ProjectionTables(dataSource, TestConfig.but(settings), Optional.empty()), true);
    }

    private ProjectionWriter.Written write(Batch batch) throws SQLException {
        return writer.write(List.of(batch.build()));
    }

    private Stored stored() throws SQLException {
        return Stored.in(dataSource);
    }
}

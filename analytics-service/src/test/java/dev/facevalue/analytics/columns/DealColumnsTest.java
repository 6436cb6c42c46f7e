package dev.facevalue.analytics.columns;

import static dev.facevalue.analytics.columns.Deals.byStrategy;
import static dev.facevalue.analytics.columns.Deals.erased;
import static dev.facevalue.analytics.columns.Deals.row;
import static dev.facevalue.analytics.examples.OutcomeBuilder.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.deal.DealOutcome;
import dev.facevalue.deal.Strategy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DealColumnsTest {

    private static final Instant EARLIER = Instant.parse("2025-03-01T12:00:00.000001Z");
    private static final Instant LATER = Instant.parse("2025-03-01T12:00:00.000002Z");

    @Test
    void nothingIsKnownBeforeTheFirstRow() {
        DealColumns columns = new DealColumns();

        assertThat(asOf(columns)).isEmpty();
        assertThat(teams(columns)).isEmpty();
        assertThat(firstDay(columns)).isGreaterThan(lastDay(columns));
    }

    @Test
    void asOfGoesOnWithWhatIsApplied() {
        assertThat(asOf(columnsAsOf(EARLIER, LATER))).contains(LATER);
    }

    @Test
    void asOfNeverGoesBack() {
        assertThat(asOf(columnsAsOf(LATER, EARLIER))).contains(LATER);
    }

    @Test
    void changesOfNoKnownMomentLeaveAsOfWhereItWas() {
        assertThat(asOf(columnsAsOf(LATER, null))).contains(LATER);
    }

    @Test
    void whatIsAppliedUpToAPositionIsOfThatPosition() {
        DealColumns columns = new DealColumns();
        FeedPosition reached = FeedPosition.of(2, new long[] {7, 9}, true, LATER);

        columns.reach(List.of(row(1, outcome("a").build())), reached);

        assertThat(columns.read(DealColumns.Snapshot::position)).contains(reached);
        assertThat(reached.id()).isEqualTo("2.7.9");
        assertThat(asOf(columns)).contains(LATER);
    }

    @Test
    void asOfWaitsUntilAllOfAPositionIsApplied() {
        DealColumns columns = columnsAsOf(EARLIER);

        columns.reach(List.of(), FeedPosition.of(0, new long[] {7}, false, LATER));

        assertThat(asOf(columns)).contains(EARLIER);
    }

    @Test
    void whatTakesTheirPlaceBringsItsPosition() {
        DealColumns other = new DealColumns();
        FeedPosition reached = FeedPosition.of(1, new long[] {3}, true, null);
        other.reach(List.of(), reached);
        DealColumns columns = columnsAsOf(LATER);

        columns.replaceBy(other);

        assertThat(columns.read(DealColumns.Snapshot::position)).contains(reached);
    }

    @Test
    void daysReachFromTheEarliestToTheLatestDecisionEverSeen() {
        DealColumns columns =
                Deals.columnsOf(List.of(decidedOn("2025-03-02"), decidedOn("1969-12-31"), decidedOn("2025-03-05")));
        columns.apply(List.of(erased(2)), null);

        assertThat(firstDay(columns)).isEqualTo(-1);
        assertThat(lastDay(columns))
                .isEqualTo((int) LocalDate.parse("2025-03-05").toEpochDay());
    }

    @Test
    void teamsAreNumberedInTheOrderInWhichTheyTurnUpEachOnce() {
        DealColumns columns = Deals.columnsOf(List.of(
                outcome("a").team("south").build(),
                outcome("b").build(),
                outcome("c").team("north").build(),
                outcome("d").team("south").build()));

        assertThat(teams(columns)).containsExactly("south", "north");
    }

    @Test
    void aGapInTheNumbersTakesNoMemory() {
        long farAway = 1_000L * Chunk.SIZE + 1;
        DealColumns columns = Deals.columnsOf(List.of(outcome("a").build()));

        columns.apply(List.of(row(farAway, outcome("b").build())), null);

        assertThat(chunksInMemory(columns)).isEqualTo(2);
        assertThat(byStrategy(columns)).containsEntry(Strategy.CONFRONT, 2L);
    }

    @Test
    void aDealInAGapIsCountedAsAnyOther() {
        DealColumns columns = new DealColumns();
        columns.apply(List.of(row(10L * Chunk.SIZE, outcome("a").build())), null);

        columns.apply(List.of(row(5L * Chunk.SIZE, outcome("b").build())), null);

        assertThat(byStrategy(columns)).containsEntry(Strategy.CONFRONT, 2L);
    }

    @Test
    void whatWasErasedBeforeItWasEverSeenTakesNoMemory() {
        DealColumns columns = Deals.columnsOf(List.of(outcome("a").build()));
        columns.apply(List.of(row(10L * Chunk.SIZE, outcome("b").build())), null);

        columns.apply(List.of(erased(5L * Chunk.SIZE), erased(1_000L * Chunk.SIZE), erased(2)), null);

        assertThat(chunks(columns).size()).isEqualTo(10);
        assertThat(chunksInMemory(columns)).isEqualTo(2);
        assertThat(byStrategy(columns)).containsEntry(Strategy.CONFRONT, 2L);
    }

    @Test
    void whatTakesTheirPlaceLeavesNothingOfTheOldRows() {
        DealColumns columns = Deals.columnsOf(List.of(
                outcome("a").team("south").build(),
                outcome("b").team("east").build(),
                decidedOn("2020-01-01"),
                decidedOn("2025-12-31")));
        DealOutcome loaded =
                outcome("c").strategy(Strategy.SAVE_FACE).team("north").build();

        columns.replaceBy(Deals.columnsOf(List.of(loaded)));

        assertThat(byStrategy(columns)).isEqualTo(Map.of(Strategy.SAVE_FACE, 1L));
        assertThat(teams(columns)).containsExactly("north");
        assertThat(firstDay(columns)).isEqualTo(lastDay(columns));
    }

    @Test
    void asOfDoesNotGoBackWhereARebuiltProjectionHasSeenLess() {
        DealColumns columns = columnsAsOf(LATER);

        columns.replaceBy(columnsAsOf(EARLIER));
        assertThat(asOf(columns)).contains(LATER);
        columns.replaceBy(new DealColumns());
        assertThat(asOf(columns)).contains(LATER);
    }

    @Test
    void asOfGoesOnWithWhatTakesTheirPlace() {
        DealColumns columns = columnsAsOf(EARLIER);

        columns.replaceBy(columnsAsOf(LATER));

        assertThat(asOf(columns)).contains(LATER);
    }

    @Test
    void rowsThatTookTheirPlaceGoOnChanging() {
        DealColumns columns = new DealColumns();
        columns.replaceBy(Deals.columnsOf(List.of(outcome("a").build())));

        columns.apply(List.of(row(1, outcome("a").strategy(Strategy.SAVE_FACE).build())), LATER);

        assertThat(byStrategy(columns)).isEqualTo(Map.of(Strategy.SAVE_FACE, 1L));
    }

    @Test
    void nobodySeesHalfOfAChange() {
        // Given many deals that all change together, again and again
        DealColumns columns = new DealColumns();
        List<DealColumns.Row> confronted = rows(Strategy.CONFRONT);
        List<DealColumns.Row> spared = rows(Strategy.SAVE_FACE);
        columns.apply(confronted, null);
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<Void> changing = CompletableFuture.runAsync(() -> {
            while (!enough.get()) {
                columns.apply(spared, null);
                columns.apply(confronted, null);
            }
        });

        // Then whoever looks sees all of them the one way or the other
        try {
            for (int look = 0; look < 200; look++) {
                assertThat(byStrategy(columns)).hasSize(1).containsValue((long) confronted.size());
            }
        } finally {
            enough.set(true);
            changing.join();
        }
    }

    private static List<DealColumns.Row> rows(Strategy strategy) {
        return LongStream.rangeClosed(1, 500)
                .mapToObj(dealNo ->
                        row(dealNo, outcome("deal-" + dealNo).strategy(strategy).build()))
                .toList();
    }

    private static DealColumns columnsAsOf(@Nullable Instant... moments) {
        DealColumns columns = new DealColumns();
        for (Instant moment : moments) {
            columns.apply(List.of(), moment);
        }
        return columns;
    }

    private static DealOutcome decidedOn(String day) {
        return outcome("decided-" + day)
                .decidedAt(Instant.parse(day + "T23:59:59.999999Z"))
                .build();
    }

    private static Optional<Instant> asOf(DealColumns columns) {
        return columns.read(DealColumns.Snapshot::asOf);
    }

    private static List<String> teams(DealColumns columns) {
        return columns.read(DealColumns.Snapshot::teams);
    }

    private static int firstDay(DealColumns columns) {
        return columns.read(DealColumns.Snapshot::firstDay);
    }

    private static int lastDay(DealColumns columns) {
        return columns.read(DealColumns.Snapshot::lastDay);
    }

    private static List<Chunk> chunks(DealColumns columns) {
        return columns.read(DealColumns.Snapshot::chunks);
    }

    private static long chunksInMemory(DealColumns columns) {
        return chunks(columns).stream().filter(chunk -> chunk != Chunk.EMPTY).count();
    }
}

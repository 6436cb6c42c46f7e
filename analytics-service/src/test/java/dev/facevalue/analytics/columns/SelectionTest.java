package dev.facevalue.analytics.columns;

import static dev.facevalue.analytics.columns.Deals.erased;
import static dev.facevalue.analytics.columns.Deals.row;
import static dev.facevalue.analytics.examples.OutcomeBuilder.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.analytics.examples.OutcomeBuilder;
import dev.facevalue.analytics.store.CodeColumn;
import dev.facevalue.deal.Strategy;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SelectionTest {

    private static final int DAY =
            (int) Duration.between(Instant.EPOCH, OutcomeBuilder.DECIDED).toDays();
    private static final int WORLDS = 40;

    @Test
    void aDealIsCountedOnTheDayOnWhichItWasDecided() {
        DealColumns columns = Deals.columnsOf(List.of(
                decidedAfter(0).build(),
                decidedAfter(2).build(),
                decidedAfter(2).build()));

        assertThat(columns.<int[]>read(snapshot -> new Selection(snapshot, List.of()).perDay()))
                .containsExactly(1, 0, 2);
    }

    @Test
    void onlyTheDealsOfTheDaysAskedForAreNumbered() {
        DealColumns columns = Deals.columnsOf(IntStream.range(0, 5)
                .mapToObj(days -> decidedAfter(days).build())
                .toList());

        assertThat(dealNos(columns, List.of(), DAY + 1, DAY + 3)).containsExactly(2, 3, 4);
    }

    @Test
    void onlyWhatEveryGroupingLetsInIsSelected() {
        int[] onlySpared = {-1, -1, 0, -1};
        DealColumns columns = Deals.columnsOf(List.of(
                outcome("a").strategy(Strategy.SAVE_FACE).country("JP").build(),
                outcome("b").strategy(Strategy.SAVE_FACE).country("NL").build(),
                outcome("c").strategy(Strategy.CONFRONT).country("NL").build()));
        int[] onlyOutsideJapan = new int[26 * 26];
        onlyOutsideJapan[9 * 26 + 15] = -1;

        assertThat(dealNos(
                        columns,
                        List.of(
                                new Grouping.ByCode(CodeColumn.STRATEGY, onlySpared, 1),
                                new Grouping.ByCountry(onlyOutsideJapan, 1)),
                        DAY,
                        DAY))
                .containsExactly(2);
    }

    @Test
    void dealsKeepTheirNumbersWhereChunksBeginAndEndAndBehindGaps() {
        DealColumns columns = new DealColumns();
        long[] numbers = {1, Chunk.SIZE, Chunk.SIZE + 1L, 5L * Chunk.SIZE};
        columns.apply(
                Arrays.stream(numbers)
                        .mapToObj(number -> row(number, outcome("d").build()))
                        .toList(),
                null);

        assertThat(dealNos(columns, List.of(), DAY, DAY)).containsExactly(numbers);
    }

    @Test
    void whatWasErasedIsNotSelected() {
        DealColumns columns =
                Deals.columnsOf(List.of(outcome("a").build(), outcome("b").build()));
        columns.apply(List.of(erased(1)), null);

        assertThat(dealNos(columns, List.of(), DAY, DAY)).containsExactly(2);
    }

    @Test
    void withoutDealsThereIsNoDay() {
        assertThat(new DealColumns().<int[]>read(snapshot -> new Selection(snapshot, List.of()).perDay()))
                .isEmpty();
    }

    @Test
    void asManyAreSelectedAsAreCountedWhateverLetsThemIn() {
        for (long seed = 0; seed < WORLDS; seed++) {
            DealWorld world = new DealWorld(seed);
            world.change();
            world.change();
            for (int i = 0; i < 10; i++) {
                List<Grouping> letIn = world.groupings(3);
                world.columns.read(snapshot -> {
                    int selected = Arrays.stream(new Selection(snapshot, letIn).perDay())
                            .sum();
                    assertThat((long) selected).as("seed %d", world.seed).isEqualTo(counted(snapshot, letIn));
                    assertThat(new Selection(snapshot, letIn)
                                    .dealNos(snapshot.firstDay(), snapshot.lastDay(), selected))
                            .as("seed %d", world.seed)
                            .doesNotHaveDuplicates()
                            .isSorted()
                            .doesNotContain(0);
                    return selected;
                });
            }
        }
    }

    /** Every deal says how it was decided, so all that are let in are counted by that. */
    private static long counted(DealColumns.Snapshot snapshot, List<Grouping> letIn) {
        Histogram histogram = Histogram.count(snapshot, CodeColumn.DECISION, List.of(), letIn, 1);
        return IntStream.range(0, CodeColumn.DECISION.codes().size())
                .mapToLong(option -> IntStream.range(0, Histogram.RELATIONSHIPS)
                        .mapToLong(relationship -> histogram.count(0, option, relationship, true)
                                + histogram.count(0, option, relationship, false))
                        .sum())
                .sum();
    }

    private static OutcomeBuilder decidedAfter(int days) {
        return outcome("decided").decidedAt(OutcomeBuilder.DECIDED.plus(Duration.ofDays(days)));
    }

    private static long[] dealNos(DealColumns columns, List<Grouping> letIn, int firstDay, int lastDay) {
        return columns.read(snapshot -> {
            Selection selection = new Selection(snapshot, letIn);
            int count = 0;
            for (int day = firstDay; day <= lastDay; day++) {
                count += selection.perDay()[day - snapshot.firstDay()];
            }
            return selection.dealNos(firstDay, lastDay, count);
        });
    }
}

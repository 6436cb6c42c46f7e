package dev.facevalue.analytics.columns;

import static dev.facevalue.analytics.columns.Deals.byStrategy;
import static dev.facevalue.analytics.columns.Deals.erased;
import static dev.facevalue.analytics.columns.Deals.row;
import static dev.facevalue.analytics.examples.OutcomeBuilder.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.facevalue.analytics.examples.Said;
import dev.facevalue.analytics.store.CodeColumn;
import dev.facevalue.analytics.store.DealCodes;
import dev.facevalue.deal.DealOutcome;
import dev.facevalue.deal.Decision;
import dev.facevalue.deal.Reason;
import dev.facevalue.deal.Strategy;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HistogramTest {

    private static final int WORLDS = 80;
    private static final int CHANGES = 4;
    private static final int QUESTIONS = 10;
    private static final int ANY_NUMBER = Integer.MAX_VALUE;

    @Test
    void countsWhatALoopOverTheDealsCountsWhateverIsAskedAndHoweverTheDealsChange() {
        for (long seed = 0; seed < WORLDS; seed++) {
            DealWorld world = new DealWorld(seed);
            for (int change = 0; change < CHANGES; change++) {
                world.change();
                for (int i = 0; i < QUESTIONS; i++) {
                    CodeColumn option = world.column();
                    List<Grouping> by = world.groupings(2);
                    List<Grouping> filters = world.groupings(3);
                    world.columns.read(snapshot -> {
                        Map<Cell, Long> counted =
                                cells(Histogram.count(snapshot, option, by, filters, ANY_NUMBER), option);
                        assertThat(counted)
                                .as("seed %d", world.seed)
                                .isEqualTo(naively(world.deals.values(), snapshot.teams(), option, by, filters));
                        return counted;
                    });
                }
            }
        }
    }

    @Test
    void theWorldsHoldWhatMakesCountingHard() {
        // A test over made-up deals proves nothing unless they fill groups, in several chunks, and questions of every
        // kind leave some out.
        DealWorld world = new DealWorld(0);
        IntStream.range(0, CHANGES).forEach(_ -> world.change());

        assertThat(world.deals.keySet().stream().map(dealNo -> (dealNo - 1) / Chunk.SIZE))
                .contains(0L, 1L, 2L);
        assertThat(world.deals).hasSizeGreaterThan(50);
        assertThat(IntStream.range(0, 100)
                        .mapToObj(_ -> world.groupings(2))
                        .flatMap(List::stream)
                        .map(Grouping::getClass)
                        .distinct())
                .hasSize(4);
    }

    @Test
    void theLastDealOfAChunkAndTheFirstOfTheNextAreCountedOnceEach() {
        DealColumns columns = new DealColumns();
        columns.apply(
                List.of(
                        row(65_536, outcome("last").strategy(Strategy.CONFRONT).build()),
                        row(
                                65_537,
                                outcome("first").strategy(Strategy.SAVE_FACE).build())),
                null);

        assertThat(byStrategy(columns)).isEqualTo(Map.of(Strategy.CONFRONT, 1L, Strategy.SAVE_FACE, 1L));
    }

    @Test
    void aDealThatChangesIsCountedAsItIsNow() {
        DealColumns columns = new DealColumns();
        columns.apply(List.of(row(1, outcome("a").strategy(Strategy.CONFRONT).build())), null);

        columns.apply(List.of(row(1, outcome("a").strategy(Strategy.SAVE_FACE).build())), null);

        assertThat(byStrategy(columns)).isEqualTo(Map.of(Strategy.SAVE_FACE, 1L));
    }

    @Test
    void aDealThatIsErasedIsNotCounted() {
        DealColumns columns = new DealColumns();
        columns.apply(List.of(row(1, outcome("a").build()), row(2, outcome("b").build())), null);

        columns.apply(List.of(erased(1)), null);

        assertThat(byStrategy(columns)).isEqualTo(Map.of(Strategy.CONFRONT, 1L));
    }

    @Test
    void aDealThatBeginsAgainAfterItsErasureIsCounted() {
        DealColumns columns = new DealColumns();
        columns.apply(List.of(row(1, outcome("a").build())), null);
        columns.apply(List.of(erased(1)), null);

        columns.apply(List.of(row(1, outcome("a").build())), null);

        assertThat(byStrategy(columns)).isEqualTo(Map.of(Strategy.CONFRONT, 1L));
    }

    @Test
    void withoutDealsThereIsNoGroup() {
        assertThat(groups(new DealColumns(), List.of(), ANY_NUMBER)).isZero();
        assertThat(groups(new DealColumns(), List.of(Grouping.ByCode.each(CodeColumn.CULTURE)), ANY_NUMBER))
                .isZero();
    }

    @Test
    void everyCountryIsAGroupOfItsOwn() {
        String[] countries = Locale.getISOCountries();
        DealColumns columns = Deals.columnsOf(Stream.of(countries)
                .map(country -> outcome("from-" + country).country(country).build())
                .toList());
        int[] binOf = IntStream.range(0, DealCodes.COUNTRY_CODES).toArray();

        assertThat(groups(columns, List.of(new Grouping.ByCountry(binOf, binOf.length)), ANY_NUMBER))
                .isEqualTo(countries.length);
    }

    @Test
    void asManyGroupsAsAllowedComeOut() {
        assertThat(groups(dealsWithEveryReason(), reasons(), Reason.values().length))
                .isEqualTo(Reason.values().length);
    }

    @Test
    void oneGroupMoreThanAllowedIsRefused() {
        assertThatExceptionOfType(Histogram.TooManyGroupsException.class)
                .isThrownBy(() -> groups(dealsWithEveryReason(), reasons(), Reason.values().length - 1));
    }

    @Test
    void groupsThatFiltersLeaveEmptyDoNotCountAgainstWhatIsAllowed() {
        int[] onlyPrice = new int[Reason.values().length + 1];
        Arrays.fill(onlyPrice, -1);
        onlyPrice[1] = 0;
        Histogram histogram = dealsWithEveryReason()
                .read(snapshot -> Histogram.count(
                        snapshot,
                        CodeColumn.STRATEGY,
                        reasons(),
                        List.of(new Grouping.ByCode(CodeColumn.STATED_REASON, onlyPrice, 1)),
                        1));

        assertThat(histogram.groups()).isEqualTo(1);
        assertThat(histogram.firstBin(0)).isEqualTo(1);
    }

    @Test
    void morePairsOfBinsThanAreKeptTrackOfAreRefused() {
        Grouping days = new Grouping.ByDay(0, new int[1], 1 << 12);

        assertThatExceptionOfType(Histogram.TooManyGroupsException.class)
                .isThrownBy(() -> groups(new DealColumns(), List.of(days, days), ANY_NUMBER));
    }

    private static DealColumns dealsWithEveryReason() {
        return Deals.columnsOf(Stream.of(Reason.values())
                .map(reason -> outcome("said-" + reason).statedReason(reason).build())
                .toList());
    }

    private static List<Grouping> reasons() {
        return List.of(Grouping.ByCode.each(CodeColumn.STATED_REASON));
    }

    private static int groups(DealColumns columns, List<Grouping> by, int maxGroups) {
        return columns.read(snapshot -> Histogram.count(snapshot, CodeColumn.STRATEGY, by, List.of(), maxGroups)
                .groups());
    }

    /** What is counted apart. */
    private record Cell(int firstBin, int secondBin, int option, int relationship, boolean won) {}

    /** All cells that hold anything. A group without any would show as a cell that is nowhere else. */
    private static Map<Cell, Long> cells(Histogram histogram, CodeColumn option) {
        Map<Cell, Long> cells = new HashMap<>();
        for (int group = 0; group < histogram.groups(); group++) {
            long deals = 0;
            for (int code = 0; code < option.codes().size(); code++) {
                for (int relationship = 0; relationship < Histogram.RELATIONSHIPS; relationship++) {
                    for (boolean won : new boolean[] {true, false}) {
                        long count = histogram.count(group, code, relationship, won);
                        deals += count;
                        if (count != 0) {
                            cells.merge(
                                    new Cell(
                                            histogram.firstBin(group),
                                            histogram.secondBin(group),
                                            code,
                                            relationship,
                                            won),
                                    count,
                                    Long::sum);
                        }
                    }
                }
            }
            if (deals == 0) {
                cells.put(new Cell(histogram.firstBin(group), histogram.secondBin(group), -1, -1, false), 0L);
            }
        }
        return cells;
    }

    private static Map<Cell, Long> naively(
            Collection<DealOutcome> deals,
            List<String> teams,
            CodeColumn option,
            List<Grouping> by,
            List<Grouping> filters) {
        Map<Cell, Long> cells = new HashMap<>();
        for (DealOutcome deal : deals) {
            int code = code(option, deal) - 1;
            List<Integer> bins =
                    by.stream().map(grouping -> bin(grouping, deal, teams)).toList();
            if (code >= 0
                    && bins.stream().allMatch(bin -> bin >= 0)
                    && filters.stream().allMatch(filter -> bin(filter, deal, teams) >= 0)) {
                Cell cell = new Cell(
                        bins.isEmpty() ? 0 : bins.get(0),
                        bins.size() < 2 ? 0 : bins.get(1),
                        code,
                        code(CodeColumn.RELATIONSHIP, deal),
                        deal.decision() == Decision.WON);
                cells.merge(cell, 1L, Long::sum);
            }
        }
        return cells;
    }

    private static int bin(Grouping grouping, DealOutcome deal, List<String> teams) {
        return switch (grouping) {
            case Grouping.ByCode(CodeColumn column, int[] binOf, int _) -> binOf[code(column, deal)];
            case Grouping.ByCountry(int[] binOf, int _) -> binOf[DealCodes.countryCode(deal.country())];
            case Grouping.ByTeam(int[] binOf, int _) ->
                binIn(binOf, deal.team() == null ? 0 : teams.indexOf(deal.team()) + 1);
            case Grouping.ByDay(int firstDay, int[] binOf, int _) ->
                binIn(binOf, Duration.between(Instant.EPOCH, deal.decidedAt()).toDays() - firstDay);
        };
    }

    private static int binIn(int[] binOf, long position) {
        return position >= 0 && position < binOf.length ? binOf[(int) position] : -1;
    }

    private static int code(CodeColumn column, DealOutcome deal) {
        Enum<?> said = Said.in(column, deal);
        return said == null ? 0 : column.codes().indexOf(said) + 1;
    }
}

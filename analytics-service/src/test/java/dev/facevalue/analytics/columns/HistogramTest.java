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
import java.util.stream.LongStream;
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
                    List<Grouping> by = world.wideGroupings(5);
                    List<Grouping> filters = world.groupings(3);
                    List<Grouping> margins = world.groupings(2);
                    world.columns.read(snapshot -> {
                        Histogram histogram = Histogram.count(snapshot, option, by, filters, margins, ANY_NUMBER);
                        assertThat(cells(histogram, by.size(), option))
                                .as("seed %d", world.seed)
                                .isEqualTo(naively(world.deals.values(), snapshot.teams(), option, by, filters));
                        for (int margin = 0; margin < margins.size(); margin++) {
                            assertThat(cells(histogram.margin(margin), option))
                                    .as("seed %d, margin %d", world.seed, margin)
                                    .isEqualTo(naively(
                                            world.deals.values(),
                                            snapshot.teams(),
                                            option,
                                            List.of(margins.get(margin)),
                                            Stream.concat(by.stream(), filters.stream())
                                                    .toList()));
                        }
                        return histogram;
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
                        .mapToObj(_ -> world.wideGroupings(2))
                        .flatMap(List::stream)
                        .map(Grouping::getClass)
                        .distinct())
                .hasSize(4);
        // Few possible groups, more than have a place each, and more than an int can tell apart.
        assertThat(IntStream.range(0, 100)
                        .mapToObj(_ -> world.wideGroupings(5))
                        .map(by -> by.stream().mapToDouble(Grouping::bins).reduce(1, (bins, more) -> bins * more)))
                .anyMatch(groups -> groups < Numbering.MAX_PLACES)
                .anyMatch(groups -> groups > Numbering.MAX_PLACES && groups < Integer.MAX_VALUE)
                .anyMatch(groups -> groups > Integer.MAX_VALUE);
        // Counted in both ways: with a row ready for every group, and with rows for those that are seen.
        assertThat(IntStream.range(0, 100)
                        .mapToObj(_ -> FewGroups.fit(world.column(), world.wideGroupings(5), world.groupings(2))))
                .contains(true, false);
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
    void dealsInMoreChunksThanThereAreThreadsAreCountedOnceEach() {
        DealColumns columns = new DealColumns();
        long chunks = 4L * Runtime.getRuntime().availableProcessors() + 1;
        columns.apply(
                LongStream.range(0, chunks)
                        .mapToObj(chunk -> row(
                                chunk * Chunk.SIZE + 1,
                                outcome("in-" + chunk)
                                        .strategy(Strategy.CONFRONT)
                                        .build()))
                        .toList(),
                null);

        assertThat(byStrategy(columns)).isEqualTo(Map.of(Strategy.CONFRONT, chunks));
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
        assertThat(histogram.bin(0, 0)).isEqualTo(1);
    }

    @Test
    void fewGroupsOutOfVeryManyPossibleOnesAreCounted() {
        DealColumns columns = new DealColumns();
        columns.apply(List.of(row(1, outcome("a").team("north").build())), null);
        Grouping teams = new Grouping.ByTeam(new int[] {0, 2_000_000_000}, Integer.MAX_VALUE);

        Histogram histogram = columns.read(
                snapshot -> Histogram.count(snapshot, CodeColumn.STRATEGY, List.of(teams, teams, teams), List.of(), 1));

        assertThat(histogram.groups()).isEqualTo(1);
        assertThat(IntStream.range(0, 3).map(dimension -> histogram.bin(0, dimension)))
                .containsOnly(2_000_000_000);
    }

    @Test
    void groupsThatOnlyTheLastDimensionsLeaveEmptyDoNotCountAgainstWhatIsAllowed() {
        int[] onlyPrice = new int[Reason.values().length + 1];
        Arrays.fill(onlyPrice, -1);
        onlyPrice[1] = 0;
        // Too many to tell apart with the others in an int, so that groups by them alone are told apart first.
        int[] each = IntStream.range(0, onlyPrice.length).toArray();
        List<Grouping> by = List.of(
                new Grouping.ByCode(CodeColumn.STATED_REASON, each, Integer.MAX_VALUE),
                new Grouping.ByCode(CodeColumn.STATED_REASON, onlyPrice, 2));

        assertThat(groups(dealsWithEveryReason(), by, 1)).isEqualTo(1);
    }

    @Test
    void aDimensionThatWasNotCountedByHasNoBins() {
        Histogram histogram = dealsWithEveryReason()
                .read(snapshot -> Histogram.count(snapshot, CodeColumn.STRATEGY, List.of(), List.of(), 1));

        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> histogram.bin(0, 0));
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
    private record Cell(List<Integer> bins, int option, int relationship, boolean won) {}

    /** How many deals there are of an option and a relationship that were won, or were not. */
    private interface Counts {

        long count(int option, int relationship, boolean won);
    }

    /** All cells that hold anything. A group without any would show as a cell that is nowhere else. */
    private static Map<Cell, Long> cells(Histogram histogram, int dimensions, CodeColumn option) {
        Map<Cell, Long> cells = new HashMap<>();
        for (int i = 0; i < histogram.groups(); i++) {
            int group = i;
            List<Integer> bins = IntStream.range(0, dimensions)
                    .mapToObj(dimension -> histogram.bin(group, dimension))
                    .toList();
            int before = cells.size();
            addCells(bins, option, (code, relationship, won) -> histogram.count(group, code, relationship, won), cells);
            if (cells.size() == before) {
                cells.put(new Cell(bins, -1, -1, false), 0L);
            }
        }
        return cells;
    }

    private static Map<Cell, Long> cells(Histogram.Margin margin, CodeColumn option) {
        Map<Cell, Long> cells = new HashMap<>();
        for (int i = 0; i < margin.bins(); i++) {
            int bin = i;
            addCells(
                    List.of(bin),
                    option,
                    (code, relationship, won) -> margin.count(bin, code, relationship, won),
                    cells);
        }
        return cells;
    }

    private static void addCells(List<Integer> bins, CodeColumn option, Counts counts, Map<Cell, Long> cells) {
        for (int code = 0; code < option.codes().size(); code++) {
            for (int relationship = 0; relationship < Histogram.RELATIONSHIPS; relationship++) {
                for (boolean won : new boolean[] {true, false}) {
                    long count = counts.count(code, relationship, won);
                    if (count != 0) {
                        cells.merge(new Cell(bins, code, relationship, won), count, Long::sum);
                    }
                }
            }
        }
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
                Cell cell = new Cell(bins, code, code(CodeColumn.RELATIONSHIP, deal), deal.decision() == Decision.WON);
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

package dev.facevalue.analytics.evidence;

import static dev.facevalue.analytics.examples.OutcomeBuilder.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.analytics.TestDatabase;
import dev.facevalue.analytics.columns.DealColumns;
import dev.facevalue.analytics.columns.Deals;
import dev.facevalue.analytics.columns.FeedPosition;
import dev.facevalue.analytics.examples.OutcomeBuilder;
import dev.facevalue.analytics.question.Dimension;
import dev.facevalue.analytics.question.Measure;
import dev.facevalue.analytics.question.Of;
import dev.facevalue.analytics.question.Question;
import dev.facevalue.analytics.store.DealCodes;
import dev.facevalue.analytics.store.FactPacking;
import dev.facevalue.analytics.store.StoredDeals;
import dev.facevalue.deal.DealOutcome;
import dev.facevalue.deal.DealState;
import dev.facevalue.deal.RecordedFact;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The columns hold what the tables held when they were filled; what happens in between is each test's own. */
@Timeout(120)
class DealListerIT {

    private static final int WORLDS = 6;
    private static final int LISTS = 40;
    private static final Duration NO_WAIT = Duration.ZERO;
    private static final int ANY_NUMBER = Integer.MAX_VALUE;

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Test
    void pagesOfAnySizeListExactlyWhatTheContractSaysInItsOrder() throws Exception {
        for (long seed = 0; seed < WORLDS; seed++) {
            Random random = new Random(seed);
            ListedWorld world = new ListedWorld(seed, 120);
            DATABASE.clear();
            store(world.deals);
            DealLister lister = lister(columnsOf(world.deals));
            for (int i = 0; i < LISTS; i++) {
                Listing listing = world.listing(1 + random.nextInt(random.nextBoolean() ? 5 : 150), Cursor.START);

                assertThat(ids(pages(lister, listing)))
                        .as("seed %d", seed)
                        .isEqualTo(ids(world.shouldBeListed(listing)));
            }
        }
    }

    @Test
    void aPageIsAsLongAsItMayBe() throws Exception {
        store(days(3, 1, 4));
        DealLister lister = lister(columnsOf(days(3, 1, 4)));

        assertThat(pages(lister, all(3)).map(page -> page.deals().size())).containsExactly(3, 3, 2);
        assertThat(pages(lister, all(4)).map(page -> page.deals().size())).containsExactly(4, 4);
        assertThat(pages(lister, all(8)).map(page -> page.deals().size())).containsExactly(8);
    }

    @Test
    void withoutDealsThereIsOneEmptyPage() throws Exception {
        assertThat(pages(lister(columnsOf(List.of())), all(10))).containsExactly(new DealList(null, List.of(), null));
    }

    @Test
    void aDayOfVeryManyIsListedByIdAndTheOthersByTime() throws Exception {
        List<DealOutcome> deals = aLargeDayBetweenTwoSmallOnes();
        store(deals);
        List<String> expected = Stream.of(
                        deals.stream().filter(deal -> day(deal) == 2).sorted(NEWEST_FIRST),
                        deals.stream().filter(deal -> day(deal) == 1).sorted(Comparator.comparing(DealOutcome::dealId)),
                        deals.stream().filter(deal -> day(deal) == 0).sorted(NEWEST_FIRST))
                .flatMap(each -> each)
                .map(DealOutcome::dealId)
                .toList();

        assertThat(ids(pages(lister(columnsOf(deals)), all(1_000)))).isEqualTo(expected);
    }

    @Test
    void aDayOfVeryManyIsListedTheSameWhereItsDealsLieThin() throws Exception {
        List<DealOutcome> deals = aLargeDayBetweenTwoSmallOnes();
        store(deals);
        // Given so many others that the deals of the day are read by their numbers
        DealColumns columns = Deals.columnsOf(deals);
        Deals.makeRoom(columns, 200_000);
        columns = Deals.columnsAt(position(), columns);

        assertThat(ids(pages(lister(columns), all(1_000)))).isEqualTo(ids(pages(lister(columnsOf(deals)), all(1_000))));
    }

    @Test
    void aPageThatIsHardToFillEndsShortAndTheNextGoesOnFromThere() throws Exception {
        List<DealOutcome> deals = new ArrayList<>();
        IntStream.range(0, 12_000).forEach(i -> deals.add(numbered("a", i).build()));
        IntStream.range(0, Stretch.MANY + 1)
                .forEach(i -> deals.add(numbered("b", i).country("JP").build()));
        store(deals);
        DealLister lister = new DealLister(columnsOf(deals), DATABASE.dataSource(), NO_WAIT, 5_000);
        Listing fromJapan = new Listing(
                question(Map.of(Dimension.COUNTRY, Set.of("JP"))), false, Set.of(), false, 1_000, Cursor.START);

        List<DealList> pages = pages(lister, fromJapan).toList();

        assertThat(pages.getFirst().deals()).isEmpty();
        assertThat(pages.getFirst().nextCursor()).isNotNull();
        assertThat(ids(pages.stream()))
                .isEqualTo(deals.stream()
                        .filter(deal -> deal.country().code().equals("JP"))
                        .map(DealOutcome::dealId)
                        .toList());
    }

    @Test
    void aDealThatIsErasedInBetweenIsNotListed() throws Exception {
        List<DealOutcome> deals = days(3);
        store(deals);
        DealLister lister = lister(columnsOf(deals));

        DATABASE.execute("update deal set codes = null, team = null where deal_no = 2");

        assertThat(ids(pages(lister, all(10)))).containsExactly("0-2", "0-0");
    }

    @Test
    void aDealThatMatchesNoMoreIsNotListed() throws Exception {
        List<DealOutcome> deals = days(3);
        store(deals);
        DealLister lister = lister(columnsOf(deals));
        Listing dutch =
                new Listing(question(Map.of(Dimension.COUNTRY, Set.of("NL"))), false, Set.of(), false, 1, Cursor.START);

        replace(2, changed(deals.get(1)).country("JP").build());

        assertThat(ids(pages(lister, dutch))).containsExactly("0-2", "0-0");
    }

    @ParameterizedTest
    @ValueSource(ints = {-3, 3})
    void aDealThatMovesToAnotherDayIsNotListedOutOfItsOrder(int movedDays) throws Exception {
        // Given columns that know the deal on its former day only
        List<DealOutcome> deals = days(2, 2, 2);
        store(deals);
        DealLister lister = lister(columnsOf(deals));

        replace(
                4,
                changed(deals.get(3))
                        .decidedAt(OutcomeBuilder.DECIDED.plus(Duration.ofDays(1 + movedDays)))
                        .build());

        assertThat(ids(pages(lister, all(2)))).containsExactly("2-1", "2-0", "1-0", "0-1", "0-0");
    }

    @Test
    void whatIsShownOfADealIsWhatHoldsNow() throws Exception {
        List<DealOutcome> deals = days(1);
        store(deals);
        DealLister lister = lister(columnsOf(deals));

        replace(1, changed(deals.getFirst()).team("north").build());

        assertThat(pages(lister, all(10)).flatMap(page -> page.deals().stream()))
                .singleElement()
                .satisfies(deal -> assertThat(deal.outcome().team()).isEqualTo("north"));
    }

    @Test
    void dealsThatComeAndGoWhilePagingMoveNoOther() throws Exception {
        List<DealOutcome> deals = new ArrayList<>(days(3, 3, 3));
        store(deals);
        List<String> listed = new ArrayList<>();
        Optional<Cursor> next = Optional.of(Cursor.START);
        while (next.isPresent()) {
            // Each page is asked for after a deal has come and another has gone, behind and before the place reached.
            DealOutcome added = numbered("new", listed.size())
                    .decidedAt(OutcomeBuilder.DECIDED.plus(Duration.ofDays(listed.size() % 3)))
                    .build();
            deals.add(added);
            store(List.of(added), deals.size());
            DealList page = page(lister(columnsOf(deals)), all(2, next.get())).deals();
            listed.addAll(page.deals().stream().map(ListedDeal::dealId).toList());
            next = Optional.ofNullable(page.nextCursor()).flatMap(Cursor::read);
        }

        assertThat(listed).doesNotHaveDuplicates();
        assertThat(listed.stream().filter(id -> !id.startsWith("new")))
                .containsExactly("2-2", "2-1", "2-0", "1-2", "1-1", "1-0", "0-2", "0-1", "0-0");
    }

    @Test
    void aPageOfOneMomentIsNamedByIt() throws Exception {
        store(days(1));
        FeedPosition position = new FeedPosition("0.0.0.0.0.0.0", 0, true, null);

        assertThat(page(lister(Deals.columnsAt(position, Deals.columnsOf(days(1)))), all(10))
                        .moment())
                .isEqualTo(position.id());
    }

    @Test
    void aPageWhoseRowsAreLaterThanTheColumnsIsNamedByBoth() throws Exception {
        store(days(1));
        DealLister lister = lister(columnsOf(days(1)));

        DATABASE.execute("update projection_progress set next_offset = 7 where partition_no = 2");

        assertThat(page(lister, all(10)).moment()).isEqualTo("0.0.0.0.0.0.0/0.0.0.7.0.0.0");
    }

    @Test
    void aPageOfColumnsThatLackSomethingIsNamedByNothing() throws Exception {
        store(days(1));
        FeedPosition inBetween = new FeedPosition("0.0.0.0.0.0.0", 0, false, null);

        assertThat(page(lister(Deals.columnsAt(inBetween, Deals.columnsOf(days(1)))), all(10))
                        .moment())
                .isNull();
    }

    @Test
    void columnsOfAnotherDealTableAreNotUsed() throws Exception {
        store(days(1));
        DealLister lister = new DealLister(columnsOf(days(1)), DATABASE.dataSource(), NO_WAIT, ANY_NUMBER);

        DATABASE.execute("update projection_progress set generation = 1");

        assertThat(lister.list(all(10))).isInstanceOf(DealLister.NotLoaded.class);
    }

    @Test
    void columnsThatAreBeingLoadedAnewAreWaitedFor() throws Exception {
        List<DealOutcome> deals = days(2);
        store(deals.reversed());
        DATABASE.execute("update projection_progress set generation = 1");
        DealColumns columns = Deals.columnsAt(new FeedPosition("0.0.0.0.0.0.0", 0, true, null), Deals.columnsOf(deals));
        DealLister lister = new DealLister(columns, DATABASE.dataSource(), Duration.ofSeconds(60), ANY_NUMBER);

        CompletableFuture<DealLister.Listed> listed = CompletableFuture.supplyAsync(() -> {
            try {
                return lister.list(all(10));
            } catch (SQLException | InterruptedException failed) {
                throw new IllegalStateException(failed);
            }
        });
        Deals.replace(columns, columnsOf(deals.reversed()));

        assertThat(((DealLister.Page) listed.get()).deals().deals())
                .extracting(ListedDeal::dealId)
                .containsExactly("0-1", "0-0");
    }

    @Test
    void aDayThatHasFarOutgrownItsCursorIsLost() throws Exception {
        List<DealOutcome> deals = IntStream.rangeClosed(0, Stretch.TOO_MANY)
                .mapToObj(i -> numbered("a", i).build())
                .toList();

        assertThat(lister(columnsOf(deals)).list(all(10, Cursor.BehindMoment.of(OutcomeBuilder.DECIDED, "a"))))
                .isInstanceOf(DealLister.Lost.class);
    }

    private static final Comparator<DealOutcome> NEWEST_FIRST =
            Comparator.comparing(DealOutcome::decidedAt).reversed().thenComparing(DealOutcome::dealId);

    /** As many deals as told on each day, a second apart, named by their day and number. */
    private static List<DealOutcome> days(int... dealsPerDay) {
        List<DealOutcome> deals = new ArrayList<>();
        for (int day = 0; day < dealsPerDay.length; day++) {
            for (int i = 0; i < dealsPerDay[day]; i++) {
                deals.add(outcome(day + "-" + i)
                        .decidedAt(OutcomeBuilder.DECIDED
                                .plus(Duration.ofDays(day))
                                .plusSeconds(i))
                        .build());
            }
        }
        return deals;
    }

    private static List<DealOutcome> aLargeDayBetweenTwoSmallOnes() {
        Random random = new Random(7);
        List<DealOutcome> deals = new ArrayList<>(days(30));
        IntStream.range(0, Stretch.MANY + 500)
                .forEach(i -> deals.add(numbered("large", random.nextInt())
                        .decidedAt(
                                OutcomeBuilder.DECIDED.plus(Duration.ofDays(1)).plusSeconds(random.nextInt(1_000)))
                        .build()));
        days(0, 0, 30).forEach(deals::add);
        return deals;
    }

    private static long day(DealOutcome deal) {
        return Duration.between(OutcomeBuilder.DECIDED, deal.decidedAt()).toDays();
    }

    private static OutcomeBuilder numbered(String prefix, int number) {
        return outcome("%s-%08x".formatted(prefix, number));
    }

    private static OutcomeBuilder changed(DealOutcome deal) {
        return outcome(deal.dealId()).decidedAt(deal.decidedAt());
    }

    private static Question question(Map<Dimension, Set<String>> filters) {
        return new Question(Of.STRATEGY, Measure.WON, List.of(), filters, null, null);
    }

    private static Listing all(int limit) {
        return all(limit, Cursor.START);
    }

    private static Listing all(int limit, Cursor start) {
        return new Listing(question(Map.of()), false, Set.of(), false, limit, start);
    }

    /** Columns that hold what was stored, as of the position at which the tables are. */
    private static DealColumns columnsOf(Collection<DealOutcome> deals) throws SQLException {
        return Deals.columnsAt(position(), Deals.columnsOf(deals));
    }

    private static FeedPosition position() throws SQLException {
        return StoredDeals.lookAt(DATABASE.dataSource(), stored -> FeedPosition.of(stored.progress()));
    }

    private static DealLister lister(DealColumns columns) {
        return new DealLister(columns, DATABASE.dataSource(), NO_WAIT, ANY_NUMBER);
    }

    private static DealLister.Page page(DealLister lister, Listing listing) throws Exception {
        DealLister.Listed listed = lister.list(listing);
        assertThat(listed).isInstanceOf(DealLister.Page.class);
        return (DealLister.Page) listed;
    }

    /** All pages of a list, each asked for with the cursor of the one before. */
    private static Stream<DealList> pages(DealLister lister, Listing listing) throws Exception {
        List<DealList> pages = new ArrayList<>();
        Optional<Cursor> next = Optional.of(listing.start());
        while (next.isPresent()) {
            DealList page = page(
                            lister,
                            new Listing(
                                    listing.question(),
                                    listing.hasOption(),
                                    listing.relationships(),
                                    listing.awaiting(),
                                    listing.limit(),
                                    next.get()))
                    .deals();
            pages.add(page);
            assertThat(page.deals()).hasSizeLessThanOrEqualTo(listing.limit());
            next = Optional.ofNullable(page.nextCursor()).flatMap(Cursor::read);
        }
        return pages.stream();
    }

    private static List<String> ids(Stream<DealList> pages) {
        return pages.flatMap(page -> page.deals().stream())
                .map(ListedDeal::dealId)
                .toList();
    }

    private static List<String> ids(List<DealOutcome> deals) {
        return deals.stream().map(DealOutcome::dealId).toList();
    }

    private static void store(List<DealOutcome> deals) throws SQLException {
        store(deals, 1);
    }

    /** Stores deals under consecutive numbers. */
    private static void store(List<DealOutcome> deals, long firstNumber) throws SQLException {
        try (Connection connection = DATABASE.dataSource().getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into deal (deal_no, deal_id, codes, team, facts, partition_no, record_offset)
                        overriding system value values (?, ?, ?, ?, ?, 0, 0)""")) {
            connection.setAutoCommit(false);
            long number = firstNumber;
            for (DealOutcome deal : deals) {
                DealState state =
                        new DealState(null, List.of(new RecordedFact(new UUID(0, number), deal.decidedAt(), deal)));
                insert.setLong(1, number++);
                insert.setString(2, deal.dealId());
                insert.setBytes(3, DealCodes.of(state).orElseThrow());
                insert.setString(4, deal.team());
                insert.setBytes(5, FactPacking.pack(state));
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        }
    }

    private static void replace(long number, DealOutcome deal) throws SQLException {
        DATABASE.execute("delete from deal where deal_no = " + number);
        store(List.of(deal), number);
    }
}

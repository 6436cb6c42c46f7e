package dev.facevalue.analytics.evidence;

import dev.facevalue.analytics.columns.DealColumns;
import dev.facevalue.analytics.columns.FeedPosition;
import dev.facevalue.analytics.store.DealCodes;
import dev.facevalue.analytics.store.StoredDeal;
import dev.facevalue.analytics.store.StoredDeals;
import dev.facevalue.deal.DealState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Lists the deals behind a figure: the columns tell which deals are counted and on which days they were decided, the
 * tables what is on record about them.
 *
 * <p>The tables are read a moment later than the columns. So what a row says decides again, as the columns would, and a
 * deal that has changed in between is shown as it is now if it is still to be listed there, or not at all.
 */
@ApplicationScoped
class DealLister {

    /** How many rows are read at most to fill a page of a day whose deals lie thick among others. */
    private static final int MAX_PASSED = 200_000;

    private static final int BATCH = 5_000;

    /** While a rebuilt table takes the old one's place, the columns must be loaded anew: longer than this for many. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(3);

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final DealColumns columns;
    private final DataSource dataSource;
    private final Duration maxWait;
    private final int maxPassed;

    @Inject
    DealLister(DealColumns columns, DataSource dataSource) {
        this(columns, dataSource, MAX_WAIT, MAX_PASSED);
    }

    DealLister(DealColumns columns, DataSource dataSource, Duration maxWait, int maxPassed) {
        this.columns = columns;
        this.dataSource = dataSource;
        this.maxWait = maxWait;
        this.maxPassed = maxPassed;
    }

    /** What came of listing. */
    sealed interface Listed {}

    /**
     * A page.
     *
     * @param moment names all that the page depends on; null if that is not certain
     */
    record Page(DealList deals, @Nullable String moment) implements Listed {}

    /** The page cannot be found by its cursor any more. */
    record Lost() implements Listed {}

    /** The columns do not tell of the deal table that there is now; they will soon. */
    record NotLoaded() implements Listed {}

    private record Plan(
            Stretch stretch,
            FeedPosition position,
            @Nullable Instant asOf) {}

    /** Lists a page. */
    Listed list(Listing listing) throws SQLException, InterruptedException {
        long begun = System.nanoTime();
        while (true) {
            Plan plan = columns.read(snapshot -> new Plan(
                    Stretch.plan(listing, snapshot),
                    snapshot.position().orElseThrow(),
                    snapshot.asOf().orElse(null)));
            Optional<Listed> listed = StoredDeals.lookAt(dataSource, deals -> {
                // Numbers of deals mean something in their own table only.
                return deals.progress().generation() == plan.position().generation()
                        ? Optional.of(list(listing, plan, deals))
                        : Optional.empty();
            });
            if (listed.isPresent()) {
                return listed.get();
            }
            if (System.nanoTime() - begun > maxWait.toNanos()) {
                return new NotLoaded();
            }
            Thread.sleep(PAUSE);
        }
    }

    private Listed list(Listing listing, Plan plan, StoredDeals deals) throws SQLException {
        return switch (plan.stretch()) {
            case Stretch.Outgrown _ -> new Lost();
            case Stretch.Nothing _ -> page(plan, deals, List.of(), null);
            case Stretch.Days days -> byTime(listing, days, plan, deals);
            case Stretch.LargeDay large -> byId(listing, large, plan, deals);
        };
    }

    private static Page page(Plan plan, StoredDeals deals, List<ListedDeal> listed, @Nullable Cursor next) {
        FeedPosition stored = FeedPosition.of(deals.progress());
        String shown = plan.position().id();
        return new Page(
                new DealList(plan.asOf(), listed, next == null ? null : next.text()),
                !plan.position().whole() ? null : stored.id().equals(shown) ? shown : shown + '/' + stored.id());
    }

    private static @Nullable Cursor from(OptionalInt day) {
        return day.isPresent() ? new Cursor.FromDay(day.getAsInt()) : null;
    }

    /** A deal and its place among those of {@link Stretch.Days}. */
    private record Placed(Cursor.BehindMoment place, ListedDeal deal) {

        static final Comparator<Placed> NEWEST_FIRST = Comparator.<Placed>comparingLong(
                        placed -> placed.place().decidedMicros())
                .reversed()
                .thenComparing(placed -> placed.place().dealId());

        static Placed of(StoredDeal stored, DealState state) {
            ListedDeal deal = ListedDeal.of(stored.dealId(), state);
            return new Placed(Cursor.BehindMoment.of(deal.outcome().decidedAt(), stored.dealId()), deal);
        }
    }

    private static Page byTime(Listing listing, Stretch.Days days, Plan plan, StoredDeals deals) throws SQLException {
        PriorityQueue<Placed> newest = new PriorityQueue<>(Placed.NEWEST_FIRST.reversed());
        deals.read(days.dealNos(), (stored, state) -> {
            int day = DealCodes.day(stored.codes());
            if (day >= days.firstDay() && day <= days.lastDay() && listing.letsIn(stored)) {
                Placed placed = Placed.of(stored, state);
                if (isBehind(listing.start(), placed)) {
                    newest.add(placed);
                    // One more than a page, to know whether there is more.
                    if (newest.size() > listing.limit() + 1) {
                        newest.remove();
                    }
                }
            }
        });
        List<Placed> found = newest.stream().sorted(Placed.NEWEST_FIRST).toList();
        List<Placed> shown = found.subList(0, Math.min(found.size(), listing.limit()));
        return page(
                plan,
                deals,
                shown.stream().map(Placed::deal).toList(),
                found.size() > shown.size() ? shown.getLast().place() : from(days.older()));
    }

    private static boolean isBehind(Cursor start, Placed placed) {
        return !(start instanceof Cursor.BehindMoment(long micros, String dealId))
                || placed.place().decidedMicros() < micros
                || (placed.place().decidedMicros() == micros
                        && placed.place().dealId().compareTo(dealId) > 0);
    }

    private Page byId(Listing listing, Stretch.LargeDay large, Plan plan, StoredDeals deals) throws SQLException {
        List<StoredDeal> found = new ArrayList<>();
        String passed = listing.start() instanceof Cursor.BehindDeal(int _, String dealId) ? dealId : "";
        int batch = large.dealNos().isPresent() ? listing.limit() + 1 : BATCH;
        int read = 0;
        boolean isMore = true;
        while (isMore && found.size() <= listing.limit() && read < maxPassed) {
            List<StoredDeal> next = large.dealNos().isPresent()
                    ? deals.next(large.dealNos().get(), passed, batch)
                    : deals.next(passed, batch);
            for (StoredDeal each : next) {
                if (DealCodes.day(each.codes()) == large.day() && listing.letsIn(each)) {
                    found.add(each);
                }
            }
            read += next.size();
            isMore = next.size() == batch;
            passed = next.isEmpty() ? passed : next.getLast().dealId();
        }
        List<StoredDeal> shown = found.subList(0, Math.min(found.size(), listing.limit()));
        Cursor next = found.size() > shown.size()
                ? new Cursor.BehindDeal(large.day(), shown.getLast().dealId())
                : isMore ? new Cursor.BehindDeal(large.day(), passed) : from(large.older());
        return page(plan, deals, withFacts(shown, deals), next);
    }

    /** The deals as they are listed, in the order given. */
    private static List<ListedDeal> withFacts(List<StoredDeal> shown, StoredDeals deals) throws SQLException {
        Map<String, ListedDeal> byId = new HashMap<>();
        deals.read(
                shown.stream().mapToLong(StoredDeal::dealNo).toArray(),
                (stored, state) -> byId.put(stored.dealId(), ListedDeal.of(stored.dealId(), state)));
        return shown.stream().map(deal -> byId.get(deal.dealId())).toList();
    }
}

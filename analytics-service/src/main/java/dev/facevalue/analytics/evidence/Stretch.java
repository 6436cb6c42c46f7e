package dev.facevalue.analytics.evidence;

import dev.facevalue.analytics.columns.DealColumns;
import dev.facevalue.analytics.columns.Selection;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The part of a list that a page is taken from, as the columns tell it: they know on which day each deal was decided,
 * not at which time of the day, nor what it is called. Planned so that never more than some ten thousands of deals are
 * read for a page, however many there are.
 */
sealed interface Stretch {

    /** A day with more deals than this is listed by their ids: they are too many to be sorted for every page. */
    int MANY = 10_000;

    /** A day that grew to more deals than this since its first page can be followed by time no more. */
    int TOO_MANY = 10 * MANY;

    /** Nothing is left. */
    record Nothing() implements Stretch {}

    /** The day that a page should go on with has grown beyond what is sorted. */
    record Outgrown() implements Stretch {}

    /**
     * Whole days, whose deals are listed by the time of the decision.
     *
     * @param firstDay from 1970-01-01
     * @param lastDay from 1970-01-01
     * @param dealNos the numbers of all their deals
     * @param older the latest day with deals before them
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Days(int firstDay, int lastDay, long[] dealNos, OptionalInt older) implements Stretch {}

    /**
     * A day with many deals, which are listed by their ids.
     *
     * @param day from 1970-01-01
     * @param dealNos the numbers of all its deals; empty if they are so many that reading all deals by their ids meets
     *     a page of them sooner
     * @param older the latest day with deals before it
     */
    record LargeDay(int day, Optional<long[]> dealNos, OptionalInt older) implements Stretch {}

    /** Plans a page. */
    static Stretch plan(Listing listing, DealColumns.Snapshot snapshot) {
        Selection selection = new Selection(snapshot, listing.letIn(snapshot));
        return new Planner(listing, selection, snapshot.firstDay(), selection.perDay()).plan();
    }

    /** Knows how many deals there are on each day. */
    final class Planner {

        private final Listing listing;
        private final Selection selection;
        private final int firstDay;
        private final int[] perDay;

        private Planner(Listing listing, Selection selection, int firstDay, int[] perDay) {
            this.listing = listing;
            this.selection = selection;
            this.firstDay = firstDay;
            this.perDay = perDay;
        }

        private Stretch plan() {
            return switch (listing.start()) {
                case Cursor.BehindDeal behind -> largeDay(behind.day());
                case Cursor.BehindMoment behind -> on(behind.day()) > TOO_MANY ? new Outgrown() : days(behind.day(), 0);
                case Cursor.FromDay from -> {
                    // From the day itself on.
                    OptionalInt day = before(from.day() + 1);
                    yield day.isEmpty()
                            ? new Nothing()
                            : on(day.getAsInt()) > MANY
                                    ? largeDay(day.getAsInt())
                                    : days(day.getAsInt(), on(day.getAsInt()));
                }
            };
        }

        /** @param certain how many deals of the last day are surely still to be listed */
        private Days days(int lastDay, int certain) {
            int first = lastDay;
            int count = on(lastDay);
            int found = certain;
            OptionalInt older = before(first);
            while (found < listing.limit() && older.isPresent() && on(older.getAsInt()) <= MANY) {
                first = older.getAsInt();
                count += on(first);
                found += on(first);
                older = before(first);
            }
            return new Days(first, lastDay, selection.dealNos(first, lastDay, count), older);
        }

        /**
         * Among n deals, m of which are let in, a page of l is met after n·l/m on average. Reading those let in by
         * their numbers takes m.
         */
        private LargeDay largeDay(int day) {
            long count = on(day);
            boolean isSparse = count * count <= (listing.limit() + 1) * selection.deals();
            return new LargeDay(
                    day,
                    isSparse ? Optional.of(selection.dealNos(day, day, (int) count)) : Optional.empty(),
                    before(day));
        }

        private int on(int day) {
            int position = day - firstDay;
            return position >= 0 && position < perDay.length ? perDay[position] : 0;
        }

        /** The latest day with deals before a day. */
        private OptionalInt before(int day) {
            long latest = Math.min((long) day - firstDay, perDay.length) - 1;
            for (int position = (int) Math.max(latest, -1); position >= 0; position--) {
                if (perDay[position] > 0) {
                    return OptionalInt.of(firstDay + position);
                }
            }
            return OptionalInt.empty();
        }
    }
}

package dev.facevalue.analytics.evidence;

import static dev.facevalue.analytics.examples.OutcomeBuilder.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.analytics.columns.Deals;
import dev.facevalue.analytics.examples.OutcomeBuilder;
import dev.facevalue.analytics.question.Dimension;
import dev.facevalue.analytics.question.Measure;
import dev.facevalue.analytics.question.Of;
import dev.facevalue.analytics.question.Question;
import dev.facevalue.deal.DealOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Days are told by their distance from the first one. */
class StretchTest {

    private static final int DAY =
            (int) Duration.between(Instant.EPOCH, OutcomeBuilder.DECIDED).toDays();

    @Test
    void withoutDealsNothingIsLeft() {
        assertThat(plan(10, Cursor.START)).isInstanceOf(Stretch.Nothing.class);
    }

    @Test
    void beforeTheFirstDayNothingIsLeft() {
        assertThat(plan(10, new Cursor.FromDay(DAY - 1), 3, 3)).isInstanceOf(Stretch.Nothing.class);
    }

    @Test
    void aPageBeginsWithTheLatestDayAndTakesAsManyAsItNeeds() {
        // Five deals of days 3 and 2 fill the page, the one of day 0 is left.
        Stretch.Days days = days(5, Cursor.START, 1, 0, 2, 3);

        assertThat(days.firstDay()).isEqualTo(DAY + 2);
        assertThat(days.lastDay()).isEqualTo(DAY + 3);
        assertThat(days.dealNos()).containsExactly(2, 3, 4, 5, 6);
        assertThat(days.older()).hasValue(DAY);
    }

    @Test
    void theLastPageHasNoOlderDay() {
        assertThat(days(6, Cursor.START, 1, 0, 2, 3).older()).isEmpty();
    }

    @Test
    void aPageBehindADealCountsOnNoneOfItsDay() {
        // All of day 3 may lie before the cursor.
        Stretch.Days days = days(2, new Cursor.BehindMoment(micros(3), "a"), 5, 1, 1, 9, 9);

        assertThat(days.firstDay()).isEqualTo(DAY + 1);
        assertThat(days.lastDay()).isEqualTo(DAY + 3);
        assertThat(days.dealNos()).hasSize(11);
        assertThat(days.older()).hasValue(DAY);
    }

    @Test
    void aDayThatHasLostItsDealsIsFollowedByThoseBeforeIt() {
        assertThat(days(1, new Cursor.BehindMoment(micros(2), "a"), 1, 1, 0).dealNos())
                .containsExactly(2);
    }

    @Test
    void aDayWithAsManyAsAreSortedIsListedByTime() {
        assertThat(days(1, Cursor.START, Stretch.MANY).dealNos()).hasSize(Stretch.MANY);
    }

    @Test
    void aDayWithOneMoreIsListedById() {
        Stretch.LargeDay large = (Stretch.LargeDay) plan(1, Cursor.START, 1, Stretch.MANY + 1);

        assertThat(large.day()).isEqualTo(DAY + 1);
        assertThat(large.older()).hasValue(DAY);
        // Nearly every deal is of that day, so a page of it is met soon.
        assertThat(large.dealNos()).isEmpty();
    }

    @Test
    void aPageEndsBeforeALargeDay() {
        Stretch.Days days = days(100, Cursor.START, Stretch.MANY + 1, 3, 4);

        assertThat(days.firstDay()).isEqualTo(DAY + 1);
        assertThat(days.dealNos()).hasSize(7);
        assertThat(days.older()).hasValue(DAY);
    }

    @Test
    void theDealsOfALargeDayAreNumberedWhereTheyLieThinAmongOthers() {
        // 10,001² by a page of 1,001 makes 99,921 deals.
        Question ofTeam = question(Map.of(Dimension.TEAM, Set.of("asked")));
        List<DealOutcome> deals = new ArrayList<>();
        IntStream.range(0, Stretch.MANY + 1)
                .forEach(_ -> deals.add(outcome("d").team("asked").build()));
        DealOutcome other = outcome("o").build();
        IntStream.range(deals.size(), 99_922).forEach(_ -> deals.add(other));

        Stretch.LargeDay thin = (Stretch.LargeDay) plan(ofTeam, 1_000, Cursor.START, deals);
        Stretch.LargeDay thick = (Stretch.LargeDay) plan(ofTeam, 1_000, Cursor.START, deals.subList(0, 99_900));

        assertThat(thin.dealNos())
                .hasValueSatisfying(numbers -> assertThat(numbers)
                        .hasSize(Stretch.MANY + 1)
                        .startsWith(1)
                        .endsWith(Stretch.MANY + 1));
        assertThat(thick.dealNos()).isEmpty();
    }

    @Test
    void aDayThatWasBegunByIdGoesOnByIdAlsoOnceItHasFewer() {
        assertThat(plan(10, new Cursor.BehindDeal(DAY, "a"), 3)).isInstanceOf(Stretch.LargeDay.class);
    }

    @Test
    void aDayThatWasBegunByTimeGoesOnByTimeAlsoOnceItHasMore() {
        assertThat(plan(10, new Cursor.BehindMoment(micros(0), "a"), Stretch.TOO_MANY))
                .isInstanceOf(Stretch.Days.class);
    }

    @Test
    void aDayThatHasFarTooManySinceCanBeFollowedNoMore() {
        assertThat(plan(10, new Cursor.BehindMoment(micros(0), "a"), Stretch.TOO_MANY + 1))
                .isInstanceOf(Stretch.Outgrown.class);
    }

    @Test
    void theEarliestAndTheLatestDayOfAllAreReached() {
        List<DealOutcome> deals = List.of(
                outcome("a").decidedAt(Instant.parse("0000-01-01T00:00:00Z")).build(),
                outcome("b").decidedAt(Instant.parse("9999-12-31T23:59:59Z")).build());

        Stretch.Days all = (Stretch.Days) plan(question(Map.of()), 10, Cursor.START, deals);

        assertThat(all.dealNos()).containsExactly(1, 2);
        assertThat(all.older()).isEqualTo(OptionalInt.empty());
        assertThat(plan(question(Map.of()), 10, new Cursor.FromDay(all.firstDay()), deals))
                .isInstanceOfSatisfying(
                        Stretch.Days.class, days -> assertThat(days.dealNos()).containsExactly(1));
    }

    private static long micros(int day) {
        return Duration.ofDays(DAY + day).toMillis() * 1_000;
    }

    private static Stretch.Days days(int limit, Cursor start, int... dealsPerDay) {
        return (Stretch.Days) plan(limit, start, dealsPerDay);
    }

    private static Stretch plan(int limit, Cursor start, int... dealsPerDay) {
        List<DealOutcome> deals = new ArrayList<>();
        for (int day = 0; day < dealsPerDay.length; day++) {
            DealOutcome deal = outcome("d")
                    .decidedAt(OutcomeBuilder.DECIDED.plus(Duration.ofDays(day)))
                    .build();
            IntStream.range(0, dealsPerDay[day]).forEach(_ -> deals.add(deal));
        }
        return plan(question(Map.of()), limit, start, deals);
    }

    private static Stretch plan(Question question, int limit, Cursor start, List<DealOutcome> deals) {
        Listing listing = new Listing(question, false, Set.of(), false, limit, start);
        return Deals.columnsOf(deals).read(snapshot -> Stretch.plan(listing, snapshot));
    }

    /** Wins need no observation, so every deal counts. */
    private static Question question(Map<Dimension, Set<String>> filters) {
        return new Question(Of.STRATEGY, Measure.WON, List.of(), filters, null, null);
    }
}

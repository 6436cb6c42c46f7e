package dev.facevalue.analytics.trend;

import static dev.facevalue.analytics.examples.OutcomeBuilder.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.facevalue.analytics.columns.Deals;
import dev.facevalue.analytics.columns.Histogram;
import dev.facevalue.deal.DealOutcome;
import dev.facevalue.deal.Decision;
import dev.facevalue.deal.Relationship;
import dev.facevalue.deal.Strategy;
import dev.facevalue.statistics.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrendTableTest {

    private static final Instant AS_OF = Instant.parse("2026-03-01T12:00:00.000001Z");

    private static final List<DealOutcome> DEALS = List.of(
            deal("2025-11-30T23:59:59Z", Strategy.CONFRONT, Relationship.MAINTAINED),
            deal("2026-02-01T00:00:00Z", Strategy.CONFRONT, Relationship.SEVERED),
            deal("2026-02-28T12:00:00Z", Strategy.CONFRONT, Relationship.FOR_LIFE),
            deal("2026-02-28T12:00:00Z", Strategy.CONFRONT, null),
            deal("2025-12-31T23:59:59Z", Strategy.SAVE_FACE, Relationship.STRAINED));

    @Test
    void everyOptionHasEveryMonthFromTheFirstDealToTheLastAlsoWithoutAny() {
        Trends trends = trends(DEALS, "month");

        assertThat(trends.series())
                .extracting(Trends.Series::option)
                .containsExactly("CONFRONT", "SAVE_FACE", "BUILD_TRUST");
        assertThat(trends.series().get(0).points())
                .extracting(
                        Trends.Point::period,
                        Trends.Point::label,
                        Trends.Point::deals,
                        Trends.Point::successes,
                        Trends.Point::rate,
                        Trends.Point::awaiting)
                .containsExactly(
                        tuple("2025-11", "November 2025", 1L, 1L, 1.0, 0L),
                        tuple("2025-12", "December 2025", 0L, 0L, null, 0L),
                        tuple("2026-01", "January 2026", 0L, 0L, null, 0L),
                        tuple("2026-02", "February 2026", 2L, 1L, 0.5, 1L));
        assertThat(trends.series().get(1).points())
                .extracting(Trends.Point::deals)
                .containsExactly(0L, 1L, 0L, 0L);
        assertThat(trends.series().get(2).points())
                .extracting(Trends.Point::deals)
                .containsExactly(0L, 0L, 0L, 0L);
        assertThat(trends.deals()).isEqualTo(4);
        assertThat(trends.awaitingObservation()).isEqualTo(1);
        assertThat(trends.of()).isEqualTo("strategy");
        assertThat(trends.measure()).isEqualTo("preserved");
        assertThat(trends.by()).isEqualTo("month");
        assertThat(trends.asOf()).isEqualTo(AS_OF);
    }

    @Test
    void quartersFollowOneAnotherOverTheYears() {
        assertThat(trends(DEALS, "quarter").series().getFirst().points())
                .extracting(Trends.Point::period, Trends.Point::label, Trends.Point::deals)
                .containsExactly(tuple("2025-Q4", "Q4 2025", 1L), tuple("2026-Q1", "Q1 2026", 2L));
    }

    /** Wilson's interval of one of two is 0.0945 to 0.9055. */
    @Test
    void aRateHasItsIntervalAndNoRateHasNone() {
        List<Trends.Point> points = trends(DEALS, "month").series().getFirst().points();
        Interval wilson = Objects.requireNonNull(points.get(3).wilson());

        assertThat(wilson.level()).isEqualTo(0.95);
        assertThat(wilson.low()).isCloseTo(0.0945, within(0.00005));
        assertThat(wilson.high()).isCloseTo(0.9055, within(0.00005));
        assertThat(points.get(1).wilson()).isNull();
    }

    @Test
    void winsAwaitNothing() {
        Trends trends = trends(DEALS, "month", "measure", "won");

        assertThat(trends.deals()).isEqualTo(5);
        assertThat(trends.awaitingObservation()).isZero();
        assertThat(trends.series().getFirst().points().getLast().deals()).isEqualTo(3);
    }

    @Test
    void aFilterCanLeaveFewerPeriods() {
        assertThat(trends(DEALS, "month", "from", "2025-12-01", "to", "2026-01-31")
                        .series()
                        .get(1)
                        .points())
                .extracting(Trends.Point::period)
                .containsExactly("2025-12");
    }

    @Test
    void withoutDealsThereAreSeriesWithoutPoints() {
        assertThat(trends(List.of(), "month").series())
                .extracting(Trends.Series::points)
                .containsExactly(List.of(), List.of(), List.of());
    }

    @Test
    void asManyPeriodsAsAllowedAreShownAndNotOneMore() {
        assertThat(trends(DEALS, 4).series().getFirst().points()).hasSize(4);
        assertThatExceptionOfType(Histogram.TooManyGroupsException.class).isThrownBy(() -> trends(DEALS, 3));
    }

    @Test
    void theSameDealsGiveTheSameTrendsInWhateverOrderTheyCame() {
        List<DealOutcome> shuffled = new ArrayList<>(DEALS);
        for (long seed = 0; seed < 20; seed++) {
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(trends(shuffled, "month")).as("seed %d", seed).isEqualTo(trends(DEALS, "month"));
        }
    }

    private static DealOutcome deal(String decidedAt, Strategy strategy, @Nullable Relationship relationship) {
        return outcome("any")
                .decidedAt(Instant.parse(decidedAt))
                .decision(Decision.LOST)
                .strategy(strategy)
                .relationship(relationship)
                .build();
    }

    private static Trends trends(List<DealOutcome> deals, int maxPeriods) {
        return trends(deals, maxPeriods, Map.of("by", List.of("month")));
    }

    private static Trends trends(List<DealOutcome> deals, String by, String... namesAndValues) {
        Map<String, List<String>> parameters = new LinkedHashMap<>(Map.of("by", List.of(by)));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            parameters.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
        }
        return trends(deals, 100, parameters);
    }

    private static Trends trends(List<DealOutcome> deals, int maxPeriods, Map<String, List<String>> parameters) {
        var question = TrendQuestion.parse(parameters);
        return Deals.columnsOf(deals)
                .read(snapshot -> TrendTable.of(question, question.count(snapshot, maxPeriods), maxPeriods, AS_OF));
    }
}

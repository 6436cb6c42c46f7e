package dev.facevalue.analytics.tally;

import static dev.facevalue.analytics.examples.OutcomeBuilder.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.analytics.columns.Deals;
import dev.facevalue.analytics.columns.Histogram;
import dev.facevalue.analytics.question.Measure;
import dev.facevalue.analytics.question.Of;
import dev.facevalue.analytics.question.Question;
import dev.facevalue.deal.DealOutcome;
import dev.facevalue.deal.Decision;
import dev.facevalue.deal.Relationship;
import dev.facevalue.deal.Strategy;
import dev.facevalue.statistics.Proportion;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final int CONFRONT = 0;
    private static final int SAVE_FACE = 1;

    private static final Histogram DEALS = count(
            deal(Strategy.CONFRONT, Relationship.SEVERED, Decision.WON),
            deal(Strategy.CONFRONT, Relationship.STRAINED, Decision.LOST),
            deal(Strategy.CONFRONT, Relationship.MAINTAINED, Decision.LOST),
            deal(Strategy.CONFRONT, Relationship.STRENGTHENED, Decision.NO_DECISION),
            deal(Strategy.CONFRONT, Relationship.FOR_LIFE, Decision.WON),
            deal(Strategy.CONFRONT, null, Decision.WON),
            deal(Strategy.CONFRONT, null, Decision.LOST),
            deal(Strategy.SAVE_FACE, Relationship.MAINTAINED, Decision.WON));

    @Test
    void aRelationshipIsPreservedThatWasMaintainedOrBetterAmongThoseObserved() {
        assertThat(Tally.of(DEALS, 0, CONFRONT).proportion(Measure.PRESERVED)).isEqualTo(new Proportion(3, 5));
        assertThat(Tally.of(DEALS, 0, SAVE_FACE).proportion(Measure.PRESERVED)).isEqualTo(new Proportion(1, 1));
    }

    @Test
    void aDealIsWonAmongAllOfThem() {
        assertThat(Tally.of(DEALS, 0, CONFRONT).proportion(Measure.WON)).isEqualTo(new Proportion(3, 7));
        assertThat(Tally.of(DEALS, 0, SAVE_FACE).proportion(Measure.WON)).isEqualTo(new Proportion(1, 1));
    }

    @Test
    void anObservationIsAwaitedOnlyWhereOneIsNeeded() {
        assertThat(Tally.of(DEALS, 0, CONFRONT).awaiting(Measure.PRESERVED)).isEqualTo(2);
        assertThat(Tally.of(DEALS, 0, SAVE_FACE).awaiting(Measure.PRESERVED)).isZero();
        assertThat(Tally.of(DEALS, 0, CONFRONT).awaiting(Measure.WON)).isZero();
    }

    @Test
    void winsAreCountedAmongTheDealsThatCount() {
        assertThat(Tally.of(DEALS, 0, CONFRONT).won(Measure.PRESERVED)).isEqualTo(2);
        assertThat(Tally.of(DEALS, 0, CONFRONT).won(Measure.WON)).isEqualTo(3);
    }

    @Test
    void aRelationshipHasItsShareOfThoseObserved() {
        assertThat(Tally.of(DEALS, 0, CONFRONT).proportion(Relationship.SEVERED))
                .isEqualTo(new Proportion(1, 5));
        assertThat(Tally.of(DEALS, 0, SAVE_FACE).proportion(Relationship.SEVERED))
                .isEqualTo(new Proportion(0, 1));
    }

    @Test
    void aMergedTallyHasTheDealsOfBoth() {
        Tally both = Tally.of(DEALS, 0, CONFRONT).plus(Tally.of(DEALS, 0, SAVE_FACE));

        assertThat(both.proportion(Measure.WON)).isEqualTo(new Proportion(4, 8));
        assertThat(both.plus(Tally.NONE)).isEqualTo(both);
        assertThat(Tally.NONE.plus(both)).isEqualTo(both);
        assertThat(both.isEmpty()).isFalse();
        assertThat(Tally.NONE.isEmpty()).isTrue();
    }

    private static DealOutcome deal(Strategy strategy, @Nullable Relationship relationship, Decision decision) {
        return outcome("any")
                .strategy(strategy)
                .relationship(relationship)
                .decision(decision)
                .build();
    }

    private static Histogram count(DealOutcome... deals) {
        Question overall = new Question(Of.STRATEGY, Measure.PRESERVED, List.of(), Map.of(), null, null);
        return Deals.columnsOf(Stream.of(deals).toList())
                .read(snapshot -> overall.count(snapshot, 1))
                .histogram();
    }
}

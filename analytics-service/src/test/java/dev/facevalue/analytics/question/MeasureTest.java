package dev.facevalue.analytics.question;

import static dev.facevalue.analytics.examples.OutcomeBuilder.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.analytics.columns.Deals;
import dev.facevalue.analytics.columns.Histogram;
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

class MeasureTest {

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
        assertThat(Measure.PRESERVED.proportion(DEALS, 0, CONFRONT)).isEqualTo(new Proportion(3, 5));
        assertThat(Measure.PRESERVED.proportion(DEALS, 0, SAVE_FACE)).isEqualTo(new Proportion(1, 1));
    }

    @Test
    void aDealIsWonAmongAllOfThem() {
        assertThat(Measure.WON.proportion(DEALS, 0, CONFRONT)).isEqualTo(new Proportion(3, 7));
        assertThat(Measure.WON.proportion(DEALS, 0, SAVE_FACE)).isEqualTo(new Proportion(1, 1));
    }

    @Test
    void anObservationIsAwaitedOnlyWhereOneIsNeeded() {
        assertThat(Measure.PRESERVED.awaiting(DEALS, 0, CONFRONT)).isEqualTo(2);
        assertThat(Measure.PRESERVED.awaiting(DEALS, 0, SAVE_FACE)).isZero();
        assertThat(Measure.WON.awaiting(DEALS, 0, CONFRONT)).isZero();
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

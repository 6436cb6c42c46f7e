package dev.facevalue.deal;

import static dev.facevalue.deal.Examples.DEAL;
import static dev.facevalue.deal.Examples.at;
import static dev.facevalue.deal.Examples.erasure;
import static dev.facevalue.deal.Examples.next;
import static dev.facevalue.deal.Examples.observation;
import static dev.facevalue.deal.Examples.outcome;
import static dev.facevalue.deal.Examples.recorded;
import static dev.facevalue.deal.Examples.stateOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DealStateTest {

    @Test
    void nothingHoldsOfADealAboutWhichNothingWasSaid() {
        assertThat(DealState.EMPTY.holdingOutcome()).isEmpty();
        assertThat(DealState.EMPTY.holdingObservation()).isEmpty();
        assertThat(DealState.EMPTY.erasedUpTo()).isNull();
    }

    @Test
    void theOutcomeRecordedLastHoldsAsAWholeThoughItWasDecidedEarlier() {
        // Given an outcome, and a correction that moves the decision to an earlier day
        RecordedFact first = recorded(1, at(10), outcome(Strategy.CONFRONT, at(5), Relationship.SEVERED));
        RecordedFact correction = recorded(2, at(20), outcome(Strategy.SAVE_FACE, at(1), Relationship.MAINTAINED));

        // When the correction comes first
        DealState state = stateOf(correction, first);

        // Then the correction holds, and so does the relationship it tells
        assertThat(state.holdingOutcome()).contains(correction);
        assertThat(state.holdingObservation()).contains(observation(at(1), Relationship.MAINTAINED));
    }

    @Test
    void theRelationshipOfAnOutcomeThatNoLongerHoldsCountsNoMore() {
        RecordedFact first = recorded(1, at(10), outcome(Strategy.CONFRONT, at(5), Relationship.SEVERED));
        RecordedFact correction = recorded(2, at(20), outcome(Strategy.CONFRONT, at(5), null));

        assertThat(stateOf(first, correction).holdingObservation()).isEmpty();
    }

    @Test
    void theObservationObservedLastHoldsThoughItWasRecordedFirst() {
        RecordedFact observedLate = recorded(1, at(10), observation(at(9), Relationship.FOR_LIFE));
        RecordedFact recordedLate = recorded(2, at(20), observation(at(3), Relationship.STRAINED));

        assertThat(stateOf(observedLate, recordedLate).holdingObservation())
                .contains(observation(at(9), Relationship.FOR_LIFE));
    }

    @Test
    void ofTwoObservationsOfTheSameMomentTheOneRecordedLastHolds() {
        RecordedFact corrected = recorded(9, at(10), observation(at(3), Relationship.FOR_LIFE));
        RecordedFact correction = recorded(1, at(20), observation(at(3), Relationship.STRAINED));

        assertThat(stateOf(correction, corrected).holdingObservation())
                .contains(observation(at(3), Relationship.STRAINED));
    }

    @Test
    void anOutcomesRelationshipIsAnObservationAtItsDecision() {
        RecordedFact outcome = recorded(1, at(20), outcome(Strategy.CONFRONT, at(5), Relationship.SEVERED));
        RecordedFact before = recorded(2, at(30), observation(at(4), Relationship.FOR_LIFE));
        RecordedFact sameMomentSaidEarlier = recorded(3, at(19), observation(at(5), Relationship.STRAINED));

        assertThat(stateOf(outcome, before, sameMomentSaidEarlier).holdingObservation())
                .contains(observation(at(5), Relationship.SEVERED));
    }

    @Test
    void anObservationHoldsThoughTheOutcomeHasNotComeYet() {
        RecordedFact observation = recorded(1, at(10), observation(at(9), Relationship.STRAINED));

        DealState state = stateOf(observation);

        assertThat(state.holdingOutcome()).isEmpty();
        assertThat(state.holdingObservation()).contains(observation(at(9), Relationship.STRAINED));
    }

    @Test
    void theLastTieGoesToTheGreaterFactIdAsUnsignedBytes() {
        // Given two facts with equal clocks; as signed numbers, the first would be the greater
        RecordedFact small = new RecordedFact(
                UUID.fromString("7fffffff-ffff-5fff-bfff-ffffffffffff"),
                at(10),
                observation(at(3), Relationship.SEVERED));
        RecordedFact great = new RecordedFact(
                UUID.fromString("80000000-0000-5000-8000-000000000000"),
                at(10),
                observation(at(3), Relationship.FOR_LIFE));

        assertThat(stateOf(great, small).holdingObservation()).contains(observation(at(3), Relationship.FOR_LIFE));
    }

    @Test
    void theLastTieLooksAtTheLowerHalfOfTheFactIdAsUnsignedBytesToo() {
        RecordedFact small = new RecordedFact(
                UUID.fromString("12345678-1234-5234-7fff-ffffffffffff"),
                at(10),
                outcome(Strategy.CONFRONT, at(3), null));
        RecordedFact great = new RecordedFact(
                UUID.fromString("12345678-1234-5234-8000-000000000000"),
                at(10),
                outcome(Strategy.SAVE_FACE, at(3), null));

        assertThat(stateOf(great, small).holdingOutcome()).contains(great);
    }

    @Test
    void aLateErasureTakesOutTheObservationThatHeldAndLetsOneSaidAfterItHold() {
        // Given an observation that holds because it was observed last, and one recorded after it
        RecordedFact outcome = recorded(1, at(30), outcome(Strategy.CONFRONT, at(1), null));
        RecordedFact held = recorded(2, at(10), observation(at(9), Relationship.FOR_LIFE));
        RecordedFact saidAfter = recorded(3, at(40), observation(at(5), Relationship.STRAINED));
        DealState before = stateOf(outcome, held, saidAfter);
        assertThat(before.holdingObservation()).contains(observation(at(9), Relationship.FOR_LIFE));

        // When an erasure up to a moment between the two arrives late
        DealState after = next(before, erasure(4, at(20)));

        // Then the other one holds again
        assertThat(after.holdingObservation()).contains(observation(at(5), Relationship.STRAINED));
        assertThat(after.standing()).containsExactly(outcome, saidAfter);
        assertThat(after.erasedUpTo()).isEqualTo(at(20));
    }

    @Test
    void anErasureForgetsWhatWasRecordedUpToAndIncludingItsMoment() {
        RecordedFact upToIt = recorded(1, at(20), observation(at(1), Relationship.FOR_LIFE));
        RecordedFact afterIt = recorded(2, at(21), observation(at(0), Relationship.STRAINED));

        assertThat(stateOf(upToIt, afterIt, erasure(3, at(20))).standing()).containsExactly(afterIt);
        assertThat(stateOf(erasure(3, at(20)), afterIt, upToIt).standing()).containsExactly(afterIt);
    }

    @Test
    void anErasureOfADealThatNobodyKnowsKeepsLateCopiesOut() {
        DealState erased = stateOf(erasure(1, at(20)));

        assertThat(erased.add(recorded(2, at(20), observation(at(1), Relationship.STRAINED))))
                .isEqualTo(new DealState.Erased());
    }

    @Test
    void anEarlierErasureAddsNothingToALaterOne() {
        DealState erased = stateOf(erasure(1, at(20)));

        assertThat(erased.add(erasure(2, at(19)))).isEqualTo(new DealState.AlreadyKnown());
        assertThat(erased.add(erasure(3, at(20)))).isEqualTo(new DealState.AlreadyKnown());
        assertThat(erased.add(erasure(4, at(21))))
                .isEqualTo(new DealState.Added(new DealState(at(21), List.of()), List.of()));
    }

    @Test
    void anErasureTellsWhichFactsItTookOut() {
        RecordedFact upToIt = recorded(1, at(20), observation(at(1), Relationship.STRAINED));
        RecordedFact afterIt = recorded(2, at(21), observation(at(1), Relationship.FOR_LIFE));

        assertThat(stateOf(upToIt, afterIt).add(erasure(3, at(20))))
                .isEqualTo(new DealState.Added(new DealState(at(20), List.of(afterIt)), List.of(upToIt)));
    }

    @Test
    void anErasureIsJudgedByItsMomentAndNotByWhenItWasRecorded() {
        RecordedFact fact = recorded(1, at(20), observation(at(1), Relationship.STRAINED));
        RecordedFact recordedLong = recorded(2, at(1_000), new Erasure(DEAL, at(19)));

        assertThat(stateOf(fact, recordedLong).standing()).containsExactly(fact);
    }

    @Test
    void aFactAfterAnErasureBeginsANewDeal() {
        DealState state = stateOf(
                recorded(1, at(10), outcome(Strategy.CONFRONT, at(1), Relationship.SEVERED)),
                erasure(2, at(20)),
                recorded(3, at(30), outcome(Strategy.BUILD_TRUST, at(0), null)));

        assertThat(state.holdingObservation()).isEmpty();
        assertThat(state.holdingOutcome()).contains(recorded(3, at(30), outcome(Strategy.BUILD_TRUST, at(0), null)));
    }

    @Test
    void aSecondCopyOfAFactIsKnownAlready() {
        RecordedFact fact = recorded(1, at(10), observation(at(1), Relationship.STRAINED));

        assertThat(stateOf(fact).add(fact)).isEqualTo(new DealState.AlreadyKnown());
    }

    @Test
    void ofTwoFactsThatShareAFactIdAgainstTheContractTheOneThatCameLastStands() {
        RecordedFact one = recorded(1, at(10), observation(at(1), Relationship.STRAINED));
        RecordedFact other = recorded(1, at(10), observation(at(1), Relationship.FOR_LIFE));

        assertThat(stateOf(one, other).standing()).containsExactly(other);
    }

    @Test
    void aDealHasRoomFor256Facts() {
        assertThat(full().standing()).hasSize(256);
        assertThat(full().add(recorded(1_000, at(5_000), observation(at(1), Relationship.STRAINED))))
                .isEqualTo(new DealState.Full());
    }

    @Test
    void aCopyOfAFactThatStandsIsKnownThoughTheDealIsFull() {
        assertThat(full().add(number(7))).isEqualTo(new DealState.AlreadyKnown());
    }

    @Test
    void aFactThatTakesThePlaceOfAnotherNeedsNoRoom() {
        RecordedFact other = recorded(7, at(7), observation(at(1), Relationship.FOR_LIFE));

        assertThat(next(full(), other).standing()).hasSize(256).contains(other);
    }

    @Test
    void aLateCopyOfAnErasedFactStaysOutThoughTheDealIsFull() {
        // Given a deal that was erased and is full again
        DealState erased = next(DealState.EMPTY, erasure(9_999, at(0)));
        for (int i = 1; i <= DealState.MAX_STANDING; i++) {
            erased = next(erased, number(i));
        }

        assertThat(erased.add(recorded(5_000, at(0), observation(at(1), Relationship.STRAINED))))
                .isEqualTo(new DealState.Erased());
    }

    @Test
    void afterAnErasureAFullDealHasRoomAgain() {
        DealState erased = next(full(), erasure(9_999, at(3)));
        assertThat(erased.standing()).hasSize(253);

        RecordedFact one = recorded(1_000, at(5_000), observation(at(1), Relationship.STRAINED));
        assertThat(next(erased, one).standing()).hasSize(254).contains(one);
    }

    @Test
    void aStateTakesNoMoreFactsThanADealMayHave() {
        List<RecordedFact> tooMany = new ArrayList<>(full().standing());
        tooMany.add(number(257));

        assertThatThrownBy(() -> new DealState(null, tooMany)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aStateTakesNoFactsOutOfOrder() {
        assertThatThrownBy(() -> new DealState(null, List.of(number(2), number(1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aStateTakesNoFactTwice() {
        assertThatThrownBy(() -> new DealState(null, List.of(number(1), number(1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aStateTakesNoErasureAmongItsFacts() {
        assertThatThrownBy(() -> new DealState(null, List.of(erasure(1, at(1)))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aStateTakesNoFactThatWasErased() {
        assertThatThrownBy(() -> new DealState(at(1), List.of(number(1)))).isInstanceOf(IllegalArgumentException.class);
        assertThat(new DealState(at(1), List.of(number(2))).standing()).containsExactly(number(2));
    }

    @Test
    void aStateKeepsItsOwnListOfFacts() {
        List<RecordedFact> facts = new ArrayList<>(List.of(number(1)));
        DealState state = new DealState(null, facts);

        facts.add(number(2));

        assertThat(state.standing()).containsExactly(number(1));
    }

    private static DealState full() {
        DealState state = DealState.EMPTY;
        for (int i = 1; i <= DealState.MAX_STANDING; i++) {
            state = next(state, number(i));
        }
        return state;
    }

    private static RecordedFact number(int number) {
        return recorded(number, at(number), observation(at(1), Relationship.STRAINED));
    }
}

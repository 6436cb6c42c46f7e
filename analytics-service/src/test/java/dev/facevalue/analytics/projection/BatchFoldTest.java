package dev.facevalue.analytics.projection;

import static dev.facevalue.analytics.examples.OutcomeBuilder.outcome;
import static dev.facevalue.analytics.projection.Batch.RECORDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.facevalue.analytics.deadletter.DeadLetter;
import dev.facevalue.analytics.examples.Records;
import dev.facevalue.deal.DealOutcome;
import dev.facevalue.deal.DealState;
import dev.facevalue.deal.Erasure;
import dev.facevalue.deal.RecordedFact;
import dev.facevalue.deal.Relationship;
import dev.facevalue.deal.RelationshipObservation;
import dev.facevalue.deal.Strategy;
import dev.facevalue.eventstream.EventCodec;
import dev.facevalue.eventstream.RecordKey;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class BatchFoldTest {

    private static final String DEAL = "deal-1";
    private static final DealOutcome OUTCOME = outcome(DEAL).build();
    private static final RelationshipObservation OBSERVATION =
            new RelationshipObservation(DEAL, OUTCOME.decidedAt().plusSeconds(60), Relationship.FOR_LIFE);

    @Test
    void theFactsOfANewDealBecomeItsState() {
        BatchFold.Changes changes =
                onto(Map.of(), Batch.about(DEAL).fact(OUTCOME).fact(OBSERVATION));

        BatchFold.Change change = onlyChange(changes);
        assertThat(change.dealId()).isEqualTo(DEAL);
        assertThat(change.state().holdingOutcome()).map(RecordedFact::fact).contains(OUTCOME);
        assertThat(change.state().holdingObservation()).contains(OBSERVATION);
        assertThat(change.recordOffset()).isEqualTo(1);
        assertThat(changes.deadLetters()).isEmpty();
    }

    @Test
    void inPartsItComesToTheSame() {
        List<String> dealIds = Records.dealIdsIn(0).limit(5).toList();
        Batch batch = Batch.of(0, 100).garbage();
        for (int round = 0; round < 2; round++) {
            dealIds.forEach(dealId -> batch.fact(outcome(dealId).build()));
        }
        BatchFold whole = BatchFold.decode(batch.build());

        List<BatchFold> parts = whole.inParts(2);

        assertThat(parts).extracting(part -> part.dealIds().size()).containsExactly(2, 2, 1);
        assertThat(parts.stream().flatMap(part -> part.onto(Map.of()).deals().stream()))
                .containsExactlyElementsOf(whole.onto(Map.of()).deals());
        assertThat(parts.stream().flatMap(part -> part.onto(Map.of()).deadLetters().stream()))
                .hasSize(1);
    }

    @Test
    void factsAreAddedToWhatWasKnownBefore() {
        DealState before = stateAfter(Batch.about(DEAL).fact(OUTCOME));

        BatchFold.Change change =
                onlyChange(onto(Map.of(DEAL, before), Batch.about(DEAL).gap(1).fact(OBSERVATION)));

        assertThat(change.state().standing()).hasSize(2).containsAll(before.standing());
    }

    @Test
    void whatIsKnownOfOtherDealsStaysOutOfIt() {
        DealState other =
                stateAfter(Batch.about("deal-2").fact(outcome("deal-2").build()));

        BatchFold.Changes changes =
                onto(Map.of("deal-2", other), Batch.about(DEAL).fact(OUTCOME));

        assertThat(changes.deals()).extracting(BatchFold.Change::dealId).containsExactly(DEAL);
    }

    @Test
    void theDealsOfABatchAreFoldedApart() {
        List<String> dealIds = Records.dealIdsIn(0).limit(3).toList();
        Batch batch = Batch.of(0, 100);
        for (int round = 0; round < 2; round++) {
            dealIds.forEach(dealId -> batch.fact(outcome(dealId).build()));
        }

        assertThat(BatchFold.decode(batch.build()).dealIds()).containsExactlyInAnyOrderElementsOf(dealIds);
        BatchFold.Changes changes = onto(Map.of(), batch);
        assertThat(changes.deals())
                .extracting(
                        BatchFold.Change::dealId,
                        change -> change.state().standing().size())
                .containsExactlyInAnyOrder(
                        tuple(dealIds.get(0), 2), tuple(dealIds.get(1), 2), tuple(dealIds.get(2), 2));
        assertThat(changes.deals())
                .extracting(BatchFold.Change::recordOffset)
                .containsExactlyInAnyOrder(103L, 104L, 105L);
    }

    @Test
    void aFactThatComesAgainChangesNothing() {
        ProducerRecord<byte[], byte[]> written = Records.of(OUTCOME, RECORDED);
        DealState before = stateAfter(Batch.about(DEAL).written(written));

        BatchFold.Changes changes =
                onto(Map.of(DEAL, before), Batch.about(DEAL).gap(1).written(written));

        assertThat(changes.deals()).isEmpty();
        assertThat(changes.deadLetters()).isEmpty();
    }

    @Test
    void aRepetitionIsNotTheRecordThatChangedTheDeal() {
        ProducerRecord<byte[], byte[]> written = Records.of(OUTCOME, RECORDED);

        BatchFold.Change change = onlyChange(
                onto(Map.of(), Batch.about(DEAL).gap(7).written(written).written(written)));

        assertThat(change.recordOffset()).isEqualTo(7);
        assertThat(change.state().standing()).hasSize(1);
    }

    @Test
    void anErasureForgetsWhatWasRecordedUpToIt() {
        DealState before = stateAfter(Batch.about(DEAL).fact(OUTCOME, RECORDED));
        Erasure erasure = new Erasure(DEAL, RECORDED);

        BatchFold.Change change =
                onlyChange(onto(Map.of(DEAL, before), Batch.about(DEAL).gap(1).fact(erasure)));

        assertThat(change.state()).isEqualTo(new DealState(RECORDED, List.of()));
        assertThat(change.recordOffset()).isEqualTo(1);
    }

    @Test
    void aCopyThatComesAfterTheErasureDoesNotBringTheDealBack() {
        ProducerRecord<byte[], byte[]> written = Records.of(OUTCOME, RECORDED);

        BatchFold.Change change = onlyChange(onto(
                Map.of(),
                Batch.about(DEAL)
                        .written(written)
                        .fact(new Erasure(DEAL, RECORDED))
                        .written(written)));

        assertThat(change.state()).isEqualTo(new DealState(RECORDED, List.of()));
        assertThat(change.recordOffset()).isEqualTo(1);
    }

    @Test
    void aCopyThatComesInALaterBatchThanTheErasureChangesNothing() {
        DealState erased = new DealState(RECORDED, List.of());

        ProducerRecord<byte[], byte[]> late = Records.of(OUTCOME, RECORDED);

        BatchFold.Changes changes = onto(Map.of(DEAL, erased), Batch.about(DEAL).written(late));

        assertThat(changes.deals()).isEmpty();
        assertThat(changes.deadLetters()).isEmpty();
        assertThat(changes.gone()).containsExactly(keyOf(late));
    }

    @Test
    void whatAnErasureTakesOutMustLeaveTheLogAndWhatItSparesMustNot() {
        ProducerRecord<byte[], byte[]> erased = Records.of(OUTCOME, RECORDED);
        ProducerRecord<byte[], byte[]> spared = Records.of(OUTCOME, RECORDED.plusSeconds(1));

        BatchFold.Changes changes = onto(
                Map.of(),
                Batch.about(DEAL)
                        .written(erased)
                        .written(spared)
                        .written(spared)
                        .fact(new Erasure(DEAL, RECORDED)));

        assertThat(changes.gone()).containsExactly(keyOf(erased));
    }

    private static RecordKey keyOf(ProducerRecord<byte[], byte[]> kafkaRecord) {
        return RecordKey.parse(kafkaRecord.key()).orElseThrow();
    }

    @Test
    void anErasureThatComesBeforeWhatItErasesHoldsToo() {
        BatchFold.Change change = onlyChange(onto(
                Map.of(), Batch.about(DEAL).fact(new Erasure(DEAL, RECORDED)).fact(OUTCOME, RECORDED)));

        assertThat(change.state()).isEqualTo(new DealState(RECORDED, List.of()));
        assertThat(change.recordOffset()).isZero();
    }

    @Test
    void aFactRecordedAfterTheErasureBeginsANewDeal() {
        BatchFold.Change change = onlyChange(onto(
                Map.of(DEAL, new DealState(RECORDED, List.of())),
                Batch.about(DEAL).fact(OUTCOME, RECORDED.plusNanos(1_000))));

        assertThat(change.state().holdingOutcome()).map(RecordedFact::fact).contains(OUTCOME);
        assertThat(change.state().erasedUpTo()).isEqualTo(RECORDED);
    }

    @Test
    void aTombstoneChangesNothing() {
        ProducerRecord<byte[], byte[]> written = Records.of(OUTCOME, RECORDED);
        DealState before = stateAfter(Batch.about(DEAL).written(written));
        Batch batch = Batch.about(DEAL).gap(1).tombstone(written);

        BatchFold.Changes changes = onto(Map.of(DEAL, before), batch);

        assertThat(changes).isEqualTo(new BatchFold.Changes(List.of(), List.of(), List.of()));
        assertThat(BatchFold.decode(batch.build()).asOf()).isNull();
    }

    @Test
    void whatCannotBeReadIsADeadLetterAndTheRestIsFolded() {
        BatchFold.Changes changes = onto(Map.of(), Batch.about(DEAL).garbage().fact(OUTCOME));

        assertThat(onlyChange(changes).state().standing()).hasSize(1);
        assertThat(changes.deadLetters())
                .extracting(
                        DeadLetter::reason, deadLetter -> deadLetter.origin().offset())
                .containsExactly(tuple(EventCodec.Reason.HEADERS, 0L));
    }

    @Test
    void theRecordsOfALongBatchKeepTheirOrder() {
        ProducerRecord<byte[], byte[]> first = Records.of(OUTCOME, RECORDED);
        Batch batch = Batch.about(DEAL).written(first);
        IntStream.range(0, 2_000).forEach(_ -> batch.garbage().written(first));
        batch.fact(OBSERVATION);

        BatchFold.Changes changes = onto(Map.of(), batch);

        assertThat(onlyChange(changes).recordOffset()).isEqualTo(4_001);
        assertThat(changes.deadLetters())
                .extracting(deadLetter -> deadLetter.origin().offset())
                .containsExactlyElementsOf(
                        LongStream.range(0, 2_000).map(i -> 2 * i + 1).boxed().toList());
    }

    @Test
    void ofAFullDealTheFactThatIsOneTooManyIsADeadLetter() {
        Batch batch = Batch.about(DEAL);
        IntStream.range(0, DealState.MAX_STANDING + 1).forEach(_ -> batch.fact(OUTCOME));

        BatchFold.Changes changes = onto(Map.of(), batch);

        assertThat(onlyChange(changes).state().standing()).hasSize(256);
        assertThat(onlyChange(changes).recordOffset()).isEqualTo(255);
        assertThat(changes.deadLetters())
                .extracting(
                        DeadLetter::reason, deadLetter -> deadLetter.origin().offset())
                .containsExactly(tuple(EventCodec.Reason.TOO_MANY_FACTS, 256L));
    }

    @Test
    void aFullDealTakesARepetitionAndAnErasure() {
        ProducerRecord<byte[], byte[]> first = Records.of(OUTCOME, RECORDED);
        Batch filling = Batch.about(DEAL).written(first);
        IntStream.range(1, DealState.MAX_STANDING).forEach(_ -> filling.fact(OUTCOME));
        DealState full = stateAfter(filling);

        BatchFold.Changes changes = onto(
                Map.of(DEAL, full),
                Batch.about(DEAL)
                        .gap(300)
                        .written(first)
                        .fact(new Erasure(DEAL, RECORDED))
                        .fact(OBSERVATION));

        assertThat(changes.deadLetters()).isEmpty();
        assertThat(onlyChange(changes).state().standing())
                .hasSize(DealState.MAX_STANDING)
                .extracting(RecordedFact::fact)
                .contains(OBSERVATION);
    }

    @Test
    void theOrderInWhichADealsFactsWereRecordedCountsNotTheOneInWhichTheyCame() {
        DealOutcome corrected = outcome(DEAL).strategy(Strategy.SAVE_FACE).build();

        BatchFold.Change change = onlyChange(onto(
                Map.of(),
                Batch.about(DEAL).fact(corrected, RECORDED.plusSeconds(1)).fact(OUTCOME, RECORDED)));

        assertThat(change.state().holdingOutcome()).map(RecordedFact::fact).contains(corrected);
    }

    @Test
    void asOfIsTheGreatestTimeOfRecordWhereverItStands() {
        BatchFold fold = BatchFold.decode(Batch.about(DEAL)
                .garbage()
                .fact(OUTCOME, RECORDED)
                .fact(OBSERVATION, RECORDED.plusSeconds(2))
                .fact(new Erasure(DEAL, RECORDED.minusSeconds(9)), RECORDED.plusSeconds(1))
                .build());

        assertThat(fold.asOf()).isEqualTo(RECORDED.plusSeconds(2));
    }

    @Test
    void aBatchWithoutFactsHasNoAsOf() {
        assertThat(BatchFold.decode(Batch.about(DEAL).garbage().gap(3).build()).asOf())
                .isNull();
    }

    private static DealState stateAfter(Batch batch) {
        return onlyChange(onto(Map.of(), batch)).state();
    }

    private static BatchFold.Changes onto(Map<String, DealState> known, Batch batch) {
        return BatchFold.decode(batch.build()).onto(known);
    }

    private static BatchFold.Change onlyChange(BatchFold.Changes changes) {
        assertThat(changes.deals()).hasSize(1);
        return changes.deals().getFirst();
    }
}

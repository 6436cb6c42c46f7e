package dev.facevalue.analytics.projection;

import dev.facevalue.analytics.deadletter.DeadLetter;
import dev.facevalue.analytics.outbox.OutboxMessage;
import dev.facevalue.deal.DealState;
import dev.facevalue.deal.RecordedFact;
import dev.facevalue.eventstream.EventCodec;
import dev.facevalue.eventstream.RecordKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Folds a batch of one partition: which deals change to what, and what becomes a dead letter. Pure.
 *
 * <p>First {@link #decode} tells which deals the batch is about, so that their states can be read at once; then
 * {@link #onto} folds.
 */
final class BatchFold {

    private record Dated(ConsumerRecord<byte[], byte[]> origin, RecordedFact recorded) {}

    private final Map<String, List<Dated>> factsByDeal = new LinkedHashMap<>();
    private final List<DeadLetter> unreadable = new ArrayList<>();
    private @Nullable Instant asOf;

    private BatchFold() {}

    /** Reads the records of a batch. */
    static BatchFold decode(PartitionBatch batch) {
        // No record's decoding needs another's, and all of it is most of the work: the processors share it.
        List<EventCodec.Decoded> decoded =
                batch.records().parallelStream().map(EventCodec::decode).toList();
        BatchFold fold = new BatchFold();
        for (int i = 0; i < decoded.size(); i++) {
            fold.add(batch.records().get(i), decoded.get(i));
        }
        return fold;
    }

    /** The deals that the batch is about. */
    Set<String> dealIds() {
        return factsByDeal.keySet();
    }

    /**
     * The same in parts of so many deals at most, what is unreadable with the first: what one part changes does not
     * depend on another. At least one part, in their order.
     */
    List<BatchFold> inParts(int deals) {
        List<BatchFold> parts = new ArrayList<>();
        BatchFold part = new BatchFold();
        part.unreadable.addAll(unreadable);
        parts.add(part);
        for (Map.Entry<String, List<Dated>> deal : factsByDeal.entrySet()) {
            if (part.factsByDeal.size() == deals) {
                part = new BatchFold();
                parts.add(part);
            }
            part.factsByDeal.put(deal.getKey(), deal.getValue());
        }
        return parts;
    }

    /** The greatest {@code ce_time} of the batch; null if it holds no fact. */
    @Nullable
    Instant asOf() {
        return asOf;
    }

    /**
     * Folds the batch onto what was known before.
     *
     * @param known the states of the deals that were known; a deal that is missing is new
     */
    Changes onto(Map<String, DealState> known) {
        List<Change> changes = new ArrayList<>();
        List<DeadLetter> deadLetters = new ArrayList<>(unreadable);
        List<RecordKey> gone = new ArrayList<>();
        factsByDeal.forEach((dealId, facts) -> {
            DealState before = known.getOrDefault(dealId, DealState.EMPTY);
            Change change = fold(dealId, before, facts, deadLetters, gone);
            if (!change.state().equals(before)) {
                changes.add(change);
            }
        });
        return new Changes(changes, deadLetters, gone);
    }

    /**
     * What a batch changes.
     *
     * @param deals the deals whose state is another now
     * @param deadLetters the records that cannot be counted
     * @param gone the keys of the facts that must leave the log: those that were erased, be it before they came, and
     *     those for which their deal had no room, or a projection rebuilt from the log might find room for them
     */
    record Changes(List<Change> deals, List<DeadLetter> deadLetters, List<RecordKey> gone) {

        Changes {
            deals = List.copyOf(deals);
            deadLetters = List.copyOf(deadLetters);
            gone = List.copyOf(gone);
        }

        /** What the outbox must hold because of them. */
        List<OutboxMessage> messages() {
            return Stream.concat(
                            deadLetters.stream().map(DeadLetter::toMessage),
                            gone.stream().map(OutboxMessage::tombstone))
                    .toList();
        }
    }

    /**
     * A deal that changes.
     *
     * @param dealId its identity
     * @param state all that is on record about it now
     * @param recordOffset the offset of the last record that changed it
     */
    record Change(String dealId, DealState state, long recordOffset) {}

    private void add(ConsumerRecord<byte[], byte[]> origin, EventCodec.Decoded decoded) {
        switch (decoded) {
            case EventCodec.Tombstone _ -> {
                // The log's own note that a fact is gone; whoever wrote it had the erasure folded before.
            }
            case EventCodec.ReadFact(RecordedFact recorded) -> {
                factsByDeal
                        .computeIfAbsent(recorded.fact().dealId(), _ -> new ArrayList<>(2))
                        .add(new Dated(origin, recorded));
                asOf = asOf == null || recorded.recordedAt().isAfter(asOf) ? recorded.recordedAt() : asOf;
            }
            case EventCodec.Unreadable(EventCodec.Reason reason, String detail) ->
                unreadable.add(new DeadLetter(origin, reason, detail));
        }
    }

    private static Change fold(
            String dealId, DealState before, List<Dated> facts, List<DeadLetter> deadLetters, List<RecordKey> gone) {
        DealState state = before;
        long changedAt = -1;
        for (Dated dated : facts) {
            switch (state.add(dated.recorded())) {
                case DealState.Added(DealState added, List<RecordedFact> forgotten) -> {
                    state = added;
                    changedAt = dated.origin().offset();
                    forgotten.forEach(fact -> gone.add(new RecordKey(dealId, fact.factId())));
                }
                case DealState.AlreadyKnown _ -> {
                    // A repetition: nothing changes.
                }
                case DealState.Erased _ ->
                    gone.add(new RecordKey(dealId, dated.recorded().factId()));
                case DealState.Full _ -> {
                    deadLetters.add(new DeadLetter(
                            dated.origin(),
                            EventCodec.Reason.TOO_MANY_FACTS,
                            "the deal has " + DealState.MAX_STANDING + " standing facts"));
                    gone.add(new RecordKey(dealId, dated.recorded().factId()));
                }
            }
        }
        return new Change(dealId, state, changedAt);
    }
}

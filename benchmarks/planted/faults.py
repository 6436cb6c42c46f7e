"""Mistakes that a projection like this one can have, each as a change of one place in the code.

Each is what a tired programmer, or a well-meant simplification, might really do; all of them compile, and most of them
go unnoticed as long as nothing goes wrong.
"""

from __future__ import annotations

from dataclasses import dataclass, field

_INGEST = "ingest-service/src/main/java/dev/facevalue/ingest"
_ANALYTICS = "analytics-service/src/main/java/dev/facevalue/analytics"
_DEAL = "domain/src/main/java/dev/facevalue/deal/DealState.java"
_CODEC = "event-stream/src/main/java/dev/facevalue/eventstream/EventCodec.java"


@dataclass(frozen=True)
class Planted:
    """A mistake. `only` names what must suffer for it to show, and how often; None: it shows without any fault.

    `settings` are variables of the services' environment under which what shows it does not take long to happen.
    """

    name: str
    file: str
    old: str
    new: str
    only: str | None = None
    faults: int = 12
    settings: dict[str, str] = field(default_factory=dict)


PLANTED = [
    Planted(
        "a line of a bulk body counts as accepted before the broker has it",
        f"{_INGEST}/intake/BulkTally.java",
        "            first.publication().await();",
        "            if (first.publication().isSettled()) {\n                first.publication().await();\n            }",
        "BROKER_1,INGEST_TO_BROKER",
    ),
    Planted(
        "a failure of the broker is taken for its acknowledgement",
        f"{_INGEST}/publishing/Publisher.java",
        "            receipt.completeExceptionally(failure);",
        "            receipt.complete(new Receipt(fact.dealId(), eventId, 0, failure.hashCode()));",
        "BROKER_1,INGEST_TO_BROKER",
    ),
    Planted(
        "the producer is not idempotent",
        f"{_INGEST}/publishing/KafkaSettings.java",
        "ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true",
        "ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false",
        "INGEST_TO_BROKER",
    ),
    Planted(
        "what may have been recorded is told as not recorded",
        f"{_INGEST}/publishing/Publication.java",
        'NotPublishedException.Outcome.UNKNOWN, "Kafka did not acknowledge in time", failed.getCause()',
        'NotPublishedException.Outcome.NOT_SENT, "Kafka did not acknowledge in time", failed.getCause()',
        "INGEST_TO_BROKER",
        # Shorter than most faults, so that many acknowledgements are late.
        settings={"FACEVALUE_INGEST_DELIVERY_TIMEOUT": "PT2S"},
    ),
    Planted(
        "the first line that is not acknowledged is told too late",
        f"{_INGEST}/intake/BulkIntake.java",
        'members.put("firstUnacknowledgedLine", failed.line());',
        'members.put("firstUnacknowledgedLine", failed.line() + 10);',
        "BROKER_1,INGEST_TO_BROKER",
    ),
    Planted(
        "who may erase may also record",
        f"{_INGEST}/intake/DealOutcomesResource.java",
        "@RolesAllowed(Roles.RECORDER)",
        "@RolesAllowed({Roles.RECORDER, Roles.PRIVACY_OFFICER})",
    ),
    Planted(
        "accounts keep their own ids",
        f"{_INGEST}/publishing/Pseudonyms.java",
        'of("account:", outcome.accountId())',
        "outcome.accountId()",
    ),
    Planted(
        "a fact is dated when it came, not when it was put on record",
        f"{_INGEST}/publishing/Publisher.java",
        "return recordedAt == null || recordedAt.isAfter(takenAt) ? takenAt : recordedAt;",
        "return recordedAt == null || recordedAt.isBefore(takenAt) ? takenAt : recordedAt;",
    ),
    Planted(
        "an event's own name is ignored",
        f"{_INGEST}/publishing/Publisher.java",
        "EventName name = Objects.requireNonNullElseGet(given, () -> ownName(EventIds.at(takenAt)));",
        "EventName name = ownName(given == null ? EventIds.at(takenAt) : EventIds.at(takenAt));",
    ),
    Planted(
        "a bad line is told as its neighbour",
        f"{_INGEST}/intake/BulkTally.java",
        "errors.add(new BulkReport.BadLine(line, dealId, named));",
        "errors.add(new BulkReport.BadLine(line + 1, dealId, named));",
    ),
    Planted(
        "a dead letter is swallowed",
        f"{_ANALYTICS}/projection/BatchFold.java",
        "unreadable.add(new DeadLetter(origin, reason, detail));",
        "unreadable.removeIf(letter -> letter.equals(new DeadLetter(origin, reason, detail)));",
    ),
    Planted(
        "a fact that comes after its erasure gets no tombstone",
        f"{_ANALYTICS}/projection/BatchFold.java",
        "gone.add(new RecordKey(dealId, dated.recorded().factId()));\n                case DealState.Full",
        "gone.remove(new RecordKey(dealId, dated.recorded().factId()));\n                case DealState.Full",
    ),
    Planted(
        "of a deal's facts in one batch, only the last is kept",
        f"{_ANALYTICS}/projection/BatchFold.java",
        "                    state = added;\n",
        "                    state = facts.size() > 2 && dated.equals(facts.getFirst()) ? before : added;\n",
        "ANALYTICS_1,ANALYTICS_2",
    ),
    Planted(
        "the outbox forgets a message before the broker has it",
        f"{_ANALYTICS}/outbox/OutboxDrain.java",
        "                acknowledgements.get(i).get();",
        "                if (acknowledgements.get(i).isDone()) {\n                    acknowledgements.get(i).get();\n                }",
        "BROKER_1,ANALYTICS_TO_BROKER",
    ),
    Planted(
        "the columns miss the first change since they looked last",
        f"{_ANALYTICS}/columns/ChangeFeed.java",
        "record_offset >= moved.seen",
        "record_offset > moved.seen",
    ),
    Planted(
        "of two outcomes said at the same moment, the smaller factId holds",
        "domain/src/main/java/dev/facevalue/deal/RecordedFact.java",
        "Comparator.comparing(RecordedFact::recordedAt).thenComparing(BY_FACT_ID);",
        "Comparator.comparing(RecordedFact::recordedAt).thenComparing(BY_FACT_ID.reversed());",
    ),
    Planted(
        "the relationship that was said last holds, whenever it was observed",
        _DEAL,
        "(Observed observed) -> observed.observation().observedAt())",
        "(Observed observed) -> observed.source().recordedAt())",
    ),
    Planted(
        "a late copy brings an erased deal back",
        _DEAL,
        "return upTo != null && !recorded.recordedAt().isAfter(upTo);",
        "return upTo != null && !recorded.recordedAt().isAfter(upTo.minusSeconds(10));",
        "CLIENT_TO_INGEST",
    ),
    Planted(
        "a record's partition is drawn from the fact, not from its deal",
        _CODEC,
        "new ProducerRecord<>(Topics.DEAL_EVENTS, DealPartition.of(dealId), key.toBytes(), data);",
        "new ProducerRecord<>(Topics.DEAL_EVENTS, DealPartition.of(dealId + event.id()), key.toBytes(), data);",
    ),
    Planted(
        "the offset is committed before the deals",
        f"{_ANALYTICS}/projection/ProjectionTables.java",
        "                int[] moved = executed(update);\n",
        "                int[] moved = executed(update);\n                connection.commit();\n",
        "ANALYTICS_1,ANALYTICS_2,DATABASE",
    ),
    Planted(
        "asOf is that of the last batch",
        f"{_ANALYTICS}/projection/ProjectionTables.java",
        "as_of = greatest(as_of, ?)",
        "as_of = coalesce(?, as_of)",
    ),
    Planted(
        "a deal that changes keeps the facts that it had",
        f"{_ANALYTICS}/projection/ProjectionTables.java",
        "facts = changed.facts\n",
        "facts = deal.facts\n",
    ),
    Planted(
        "a projection begins behind the record at which it was left",
        f"{_ANALYTICS}/projection/ProjectionLoop.java",
        "consumer.seek(partition, offset);",
        "consumer.seek(partition, offset == 0 ? 0 : offset + 1);",
        "ANALYTICS_1,ANALYTICS_2",
    ),
    Planted(
        "after a fault, the projection goes on at the end of the log",
        f"{_ANALYTICS}/projection/ProjectionLoop.java",
        "consumer.seek(partition, offset);\n            positions.put(partition, offset);",
        "long next = offset == 0 ? 0 : consumer.endOffsets(List.of(partition)).getOrDefault(partition, offset);\n"
        "            consumer.seek(partition, next);\n"
        "            positions.put(partition, offset);",
        "ANALYTICS_1,ANALYTICS_2",
    ),
    Planted(
        "a dead letter has its key for its value",
        f"{_ANALYTICS}/deadletter/DeadLetter.java",
        "origin.partition(), origin.key(), origin.value(), headers);",
        "origin.partition(), origin.key(), origin.key(), headers);",
    ),
]

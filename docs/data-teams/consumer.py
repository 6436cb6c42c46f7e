"""Follows the topic: reads everything there is, says what holds, then tells of each record as it comes.

Needs confluent-kafka (Debian: python3-confluent-kafka).

    python3 consumer.py localhost:9092
"""

import sys

from confluent_kafka import OFFSET_BEGINNING, Consumer, KafkaError, KafkaException, TopicPartition

from fold import Deals, counts

TOPIC = "facevalue.deal-events.v1"


def main(servers):
    consumer = Consumer({
        "bootstrap.servers": servers,
        "group.id": "facevalue-example",
        # What is folded lies in memory alone, so each start begins at the beginning and keeps no offset.
        "enable.auto.commit": False,
        # Offsets have gaps, so the broker must tell where a partition ends.
        "enable.partition.eof": True,
    })
    unread = set(consumer.list_topics(TOPIC, timeout=10).topics[TOPIC].partitions)
    consumer.assign([TopicPartition(TOPIC, partition, OFFSET_BEGINNING) for partition in unread])
    deals = Deals()
    try:
        while True:
            record = consumer.poll(1)
            if record is None:
                continue
            if record.error():
                if record.error().code() != KafkaError._PARTITION_EOF:
                    raise KafkaException(record.error())
                if unread == {record.partition()}:
                    tell(deals)
                unread.discard(record.partition())
                continue
            headers = {name: text(value) for name, value in record.headers() or []}
            deals.apply(text(record.key()), headers, text(record.value()))
            if not unread:
                print(record.partition(), record.offset(), text(record.key()), headers.get("ce_type"), flush=True)
    except KeyboardInterrupt:
        pass
    finally:
        consumer.close()


def tell(deals):
    for (strategy, relationship), number in sorted(counts(deals).items()):
        print(strategy, relationship, number)
    print("That is all there was; waiting for more.", flush=True)


def text(data):
    """Others may write bytes that are no text."""
    return None if data is None else data.decode("utf-8", "replace")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "localhost:9092")

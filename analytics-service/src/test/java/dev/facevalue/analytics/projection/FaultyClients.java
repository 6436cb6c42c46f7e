package dev.facevalue.analytics.projection;

import dev.facevalue.analytics.outbox.Drains;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/** Consumers, producers and outboxes that behave as the code would with a fault of {@link PlantedFault}. */
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // one thread runs at a time
final class FaultyClients {

    private FaultyClients() {}

    static SimulatedConsumer noSeekWhenStale(Simulation simulation, Scheduler.Strand strand) {
        return new SimulatedConsumer(simulation, strand) {
            @Override
            public void seek(TopicPartition partition, long offset) {
                if (!hasPosition(partition.partition())) {
                    super.seek(partition, offset);
                }
            }
        };
    }

    static SimulatedConsumer seekToEnd(Simulation simulation, Scheduler.Strand strand) {
        return new SimulatedConsumer(simulation, strand) {
            @Override
            public void seek(TopicPartition partition, long offset) {
                super.seek(partition, log().end(partition.partition()));
            }
        };
    }

    static SimulatedConsumer seekToRemembered(Simulation simulation, Scheduler.Strand strand) {
        return new SimulatedConsumer(simulation, strand) {
            @Override
            public void seek(TopicPartition partition, long offset) {
                super.seek(partition, Math.max(offset, (long)
                        simulation.memory(strand).getOrDefault(partition, 0L)));
            }

            @Override
            public long position(TopicPartition partition) {
                long position = super.position(partition);
                simulation.memory(strand).put(partition, position);
                return position;
            }
        };
    }

    static SimulatedConsumer revocationUnheard(Simulation simulation, Scheduler.Strand strand) {
        return new SimulatedConsumer(simulation, strand) {
            @Override
            void revoke(ConsumerRebalanceListener told, List<TopicPartition> others) {
                // Not told.
            }
        };
    }

    static SimulatedConsumer offsetsCounted(Simulation simulation, Scheduler.Strand strand) {
        return new SimulatedConsumer(simulation, strand) {
            @Override
            public long position(TopicPartition partition) {
                return countedPosition(partition.partition());
            }
        };
    }

    static Drains.Store removedBeforeAcknowledged(Simulation simulation, Scheduler.Strand strand, Drains.Store outbox) {
        return work -> {
            List<Drains.Lying> taken = new ArrayList<>();
            outbox.inTransaction(messages -> {
                taken.addAll(messages.lockOldest(500, Long.MAX_VALUE));
                messages.remove(taken.stream().map(Drains.Lying::number).toList());
                return taken.size();
            });
            return work.on(new Drains.Messages() {
                @Override
                public List<Drains.Lying> lockOldest(int limit, long maxBytes) {
                    return taken;
                }

                @Override
                public void remove(List<Long> numbers) {
                    // Done before.
                }
            });
        };
    }

    static SimulatedProducer acknowledgementNotAwaited(Simulation simulation, Scheduler.Strand strand) {
        return new SimulatedProducer(simulation, strand) {
            @Override
            public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> kafkaRecord) {
                var _ = super.send(kafkaRecord);
                return CompletableFuture.completedFuture(null);
            }
        };
    }

    static Drains.Store removedUpToLast(Simulation simulation, Scheduler.Strand strand, Drains.Store outbox) {
        return work -> outbox.inTransaction(messages -> work.on(new Drains.Messages() {
            @Override
            public List<Drains.Lying> lockOldest(int limit, long maxBytes) throws SQLException {
                return messages.lockOldest(limit, maxBytes);
            }

            @Override
            public void remove(List<Long> numbers) throws SQLException {
                messages.remove(simulation.database.messagesUpTo(numbers.getLast()));
            }
        }));
    }

    static Drains.Store outboxByCursor(Simulation simulation, Scheduler.Strand strand, Drains.Store outbox) {
        return work -> outbox.inTransaction(messages -> work.on(new Drains.Messages() {
            @Override
            public List<Drains.Lying> lockOldest(int limit, long maxBytes) throws SQLException {
                long cursor = (Long) simulation.memory(strand).getOrDefault("cursor", 0L);
                return messages.lockOldest(limit, maxBytes).stream()
                        .filter(each -> each.number() > cursor)
                        .toList();
            }

            @Override
            public void remove(List<Long> numbers) throws SQLException {
                messages.remove(numbers);
                simulation.memory(strand).put("cursor", numbers.getLast());
            }
        }));
    }
}

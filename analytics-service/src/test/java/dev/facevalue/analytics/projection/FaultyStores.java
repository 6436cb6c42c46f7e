package dev.facevalue.analytics.projection;

import dev.facevalue.analytics.outbox.OutboxMessage;
import dev.facevalue.deal.DealOutcome;
import dev.facevalue.deal.DealState;
import dev.facevalue.deal.RecordedFact;
import dev.facevalue.eventstream.Topics;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stores that behave as the code would with a fault of {@link PlantedFault}. */
final class FaultyStores {

    private FaultyStores() {}

    static ProjectionStore offsetBeforeData(Simulation simulation, SimulatedDatabase.Session session) {
        return with(session, tables -> new Changed(tables) {
            @Override
            public boolean advance(int partition, long from, long to, @Nullable Instant asOf) throws SQLException {
                return session.inTransaction(other -> advanceOne(other, partition, from, to, asOf));
            }
        });
    }

    static ProjectionStore dataBeforeOffset(Simulation simulation, SimulatedDatabase.Session session) {
        return new Store(session) {
            @Override
            public <T> T inTransaction(Work<T> work) throws SQLException {
                List<Work<Boolean>> later = new ArrayList<>();
                Map<Integer, Long> stored = session.nextOffsets();
                T result = session.inTransaction(tables -> work.on(new Changed(tables) {
                    @Override
                    public boolean advance(int partition, long from, long to, @Nullable Instant asOf) {
                        later.add(other -> advanceOne(other, partition, from, to, asOf));
                        return stored.getOrDefault(partition, -1L) == from;
                    }
                }));
                session.inTransaction(tables -> {
                    for (Work<Boolean> each : later) {
                        each.on(tables);
                    }
                    return true;
                });
                return result;
            }
        };
    }

    static ProjectionStore noFence(Simulation simulation, SimulatedDatabase.Session session) {
        return with(session, tables -> new Changed(tables) {
            @Override
            public boolean advance(int partition, long from, long to, @Nullable Instant asOf) throws SQLException {
                transaction.overwrite(partition, from, to, asOf);
                return true;
            }
        });
    }

    static ProjectionStore fenceWithoutLock(Simulation simulation, SimulatedDatabase.Session session) {
        return with(session, tables -> new Changed(tables) {
            @Override
            public boolean advance(int partition, long from, long to, @Nullable Instant asOf) throws SQLException {
                long seen = simulation.database.committedProgress(partition).nextOffset();
                tables.read(List.of());
                if (seen != from) {
                    return false;
                }
                transaction.overwrite(partition, from, to, asOf);
                return true;
            }
        });
    }

    static ProjectionStore staleUnnoticed(Simulation simulation, SimulatedDatabase.Session session) {
        return with(session, tables -> new Changed(tables) {
            private final Set<Integer> stale = new HashSet<>();

            @Override
            public boolean advance(int partition, long from, long to, @Nullable Instant asOf) throws SQLException {
                if (!transaction.advance(partition, from, to, asOf)) {
                    stale.add(partition);
                }
                return true;
            }

            @Override
            public void insert(List<ProjectionStore.Row> added) throws SQLException {
                tables.insert(fresh(added));
            }

            @Override
            public void update(List<ProjectionStore.Row> changed) throws SQLException {
                tables.update(fresh(changed));
            }

            @Override
            public void send(List<OutboxMessage> messages) throws SQLException {
                tables.send(messages.stream()
                        .filter(each -> !stale.contains(each.partition()))
                        .toList());
            }

            private List<ProjectionStore.Row> fresh(List<ProjectionStore.Row> rows) {
                return rows.stream()
                        .filter(each -> !stale.contains(each.partition()))
                        .toList();
            }
        });
    }

    static ProjectionStore staleWritten(Simulation simulation, SimulatedDatabase.Session session) {
        return with(session, tables -> new Changed(tables) {
            @Override
            public boolean advance(int partition, long from, long to, @Nullable Instant asOf) throws SQLException {
                transaction.advance(partition, from, to, asOf);
                return true;
            }
        });
    }

    static ProjectionStore beginAgainFromMemory(Simulation simulation, SimulatedDatabase.Session session) {
        return new Store(session) {
            @Override
            public Map<Integer, Long> nextOffsets() throws SQLException {
                Map<Integer, Long> offsets = session.nextOffsets();
                offsets.replaceAll((partition, stored) ->
                        (Long) simulation.memory(session.strand).getOrDefault(partition, stored));
                return offsets;
            }

            @Override
            public <T> T inTransaction(Work<T> work) throws SQLException {
                return session.inTransaction(tables -> work.on(new Changed(tables) {
                    @Override
                    public boolean advance(int partition, long from, long to, @Nullable Instant asOf)
                            throws SQLException {
                        simulation.memory(session.strand).put(partition, to);
                        return transaction.advance(partition, from, to, asOf);
                    }
                }));
            }
        };
    }

    static ProjectionStore dealsFromMemory(Simulation simulation, SimulatedDatabase.Session session) {
        return with(session, tables -> new Changed(tables) {
            @Override
            public Map<String, ProjectionStore.Known> read(Collection<String> dealIds) throws SQLException {
                Map<String, ProjectionStore.Known> known = new HashMap<>(tables.read(dealIds));
                known.replaceAll((dealId, read) -> (ProjectionStore.Known)
                        simulation.memory(session.strand).getOrDefault(dealId, read));
                return known;
            }

            @Override
            public void update(List<ProjectionStore.Row> changed) throws SQLException {
                tables.update(changed);
                changed.forEach(row ->
                        simulation.memory(session.strand).put(row.change().dealId(), known(row)));
            }
        });
    }

    static ProjectionStore deadLetterDropped(Simulation simulation, SimulatedDatabase.Session session) {
        return with(session, tables -> new Changed(tables) {
            @Override
            public void send(List<OutboxMessage> messages) throws SQLException {
                tables.send(messages.stream()
                        .filter(each -> !each.topic().equals(Topics.DEAD_LETTERS))
                        .toList());
            }
        });
    }

    static ProjectionStore tombstoneDropped(Simulation simulation, SimulatedDatabase.Session session) {
        return with(session, tables -> new Changed(tables) {
            @Override
            public void send(List<OutboxMessage> messages) throws SQLException {
                tables.send(messages.stream()
                        .filter(each -> each.topic().equals(Topics.DEAD_LETTERS))
                        .toList());
            }
        });
    }

    static ProjectionStore outboxApart(Simulation simulation, SimulatedDatabase.Session session) {
        return new Store(session) {
            @Override
            public <T> T inTransaction(Work<T> work) throws SQLException {
                List<OutboxMessage> later = new ArrayList<>();
                T result = session.inTransaction(tables -> work.on(new Changed(tables) {
                    @Override
                    public void send(List<OutboxMessage> messages) {
                        later.addAll(messages);
                    }
                }));
                session.inTransaction(tables -> {
                    tables.send(later);
                    return true;
                });
                return result;
            }
        };
    }

    static ProjectionStore erasureForgotten(Simulation simulation, SimulatedDatabase.Session session) {
        return with(session, tables -> new Changed(tables) {
            @Override
            public Map<String, ProjectionStore.Known> read(Collection<String> dealIds) throws SQLException {
                Map<String, ProjectionStore.Known> known = tables.read(dealIds);
                known.replaceAll((_, each) -> new ProjectionStore.Known(
                        each.dealNo(), new DealState(null, each.state().standing())));
                return known;
            }
        });
    }

    static ProjectionStore locksInAnyOrder(Simulation simulation, SimulatedDatabase.Session session) {
        return with(session, tables -> new Changed(tables) {
            @Override
            public boolean advance(int partition, long from, long to, @Nullable Instant asOf) throws SQLException {
                if (simulation.random.nextBoolean()) {
                    transaction.lock(simulation.log.partitions() - 1);
                }
                return transaction.advance(partition, from, to, asOf);
            }
        });
    }

    static ProjectionStore noTieBreak(Simulation simulation, SimulatedDatabase.Session session) {
        return with(session, tables -> {
            tables.told = FaultyStores::withoutLaterOfEqualOutcomes;
            return tables;
        });
    }

    static ProjectionStore onlyWhatHolds(Simulation simulation, SimulatedDatabase.Session session) {
        return with(session, tables -> new Changed(tables) {
            @Override
            public void update(List<ProjectionStore.Row> changed) throws SQLException {
                tables.update(changed.stream()
                        .map(row -> new ProjectionStore.Row(
                                row.before(),
                                row.partition(),
                                new BatchFold.Change(
                                        row.change().dealId(),
                                        lastOutcomeAlone(row.change().state()),
                                        row.change().recordOffset())))
                        .toList());
            }
        });
    }

    static ProjectionStore asOfGoesBack(Simulation simulation, SimulatedDatabase.Session session) {
        return with(session, tables -> new Changed(tables) {
            @Override
            public boolean advance(int partition, long from, long to, @Nullable Instant asOf) throws SQLException {
                boolean advanced = transaction.advance(partition, from, to, asOf);
                if (advanced && asOf != null) {
                    transaction.progress.put(partition, new SimulatedDatabase.Progress(to, asOf));
                }
                return advanced;
            }
        });
    }

    private interface Change {
        ProjectionStore.Tables to(SimulatedDatabase.Transaction tables);
    }

    private static ProjectionStore with(SimulatedDatabase.Session session, Change change) {
        return new Store(session) {
            @Override
            public <T> T inTransaction(Work<T> work) throws SQLException {
                return session.inTransaction(tables -> work.on(change.to((SimulatedDatabase.Transaction) tables)));
            }
        };
    }

    /** A store that does what the simulated one does, but for what a fault changes. */
    private static class Store implements ProjectionStore {

        private final SimulatedDatabase.Session session;

        Store(SimulatedDatabase.Session session) {
            this.session = session;
        }

        @Override
        public Map<Integer, Long> nextOffsets() throws SQLException {
            return session.nextOffsets();
        }

        @Override
        public <T> T inTransaction(Work<T> work) throws SQLException {
            return session.inTransaction(work);
        }
    }

    /** Tables that do what the simulated ones do, but for what a fault changes. */
    private static class Changed implements OneByOne {

        final SimulatedDatabase.Transaction transaction;

        Changed(ProjectionStore.Tables tables) {
            this.transaction = (SimulatedDatabase.Transaction) tables;
        }

        @Override
        public boolean advance(int partition, long from, long to, @Nullable Instant asOf) throws SQLException {
            return transaction.advance(partition, from, to, asOf);
        }

        @Override
        public Map<String, ProjectionStore.Known> read(Collection<String> dealIds) throws SQLException {
            return transaction.read(dealIds);
        }

        @Override
        public void insert(List<ProjectionStore.Row> added) throws SQLException {
            transaction.insert(added);
        }

        @Override
        public void update(List<ProjectionStore.Row> changed) throws SQLException {
            transaction.update(changed);
        }

        @Override
        public void send(List<OutboxMessage> messages) throws SQLException {
            transaction.send(messages);
        }
    }

    private static boolean advanceOne(
            ProjectionStore.Tables tables, int partition, long from, long to, @Nullable Instant asOf)
            throws SQLException {
        return tables.advance(List.of(new ProjectionStore.Advance(partition, from, to, asOf)))
                .isEmpty();
    }

    private static ProjectionStore.Known known(ProjectionStore.Row row) {
        ProjectionStore.Known before = row.before();
        return new ProjectionStore.Known(
                before == null ? 0 : before.dealNo(), row.change().state());
    }

    private static DealState withoutLaterOfEqualOutcomes(DealState state) {
        RecordedFact holding = state.holdingOutcome().orElse(null);
        if (holding == null) {
            return state;
        }
        RecordedFact first = state.standing().stream()
                .filter(each ->
                        each.fact() instanceof DealOutcome && each.recordedAt().equals(holding.recordedAt()))
                .findFirst()
                .orElseThrow();
        return new DealState(
                state.erasedUpTo(),
                state.standing().stream()
                        .filter(each -> !(each.fact() instanceof DealOutcome) || each.equals(first))
                        .toList());
    }

    private static DealState lastOutcomeAlone(DealState state) {
        RecordedFact holding = state.holdingOutcome().orElse(null);
        return new DealState(
                state.erasedUpTo(),
                state.standing().stream()
                        .filter(each -> !(each.fact() instanceof DealOutcome) || each.equals(holding))
                        .toList());
    }
}

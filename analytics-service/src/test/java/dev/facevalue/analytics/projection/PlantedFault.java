package dev.facevalue.analytics.projection;

import dev.facevalue.analytics.outbox.Drains;

/** Mistakes, each of which the simulation must find: what it says of the code as it is counts for no more than that. */
enum PlantedFault {
    NONE(new Parts()),

    /** The offset is stored, and then the data, in another transaction. */
    OFFSET_BEFORE_DATA(Parts.store(FaultyStores::offsetBeforeData)),

    /** The data is stored, and then the offset, in another transaction. */
    DATA_BEFORE_OFFSET(Parts.store(FaultyStores::dataBeforeOffset)),

    /** The offset is stored, whatever was stored before. */
    NO_FENCE(Parts.store(FaultyStores::noFence)),

    /** The offset is looked at, and then stored: between the two another may store it. */
    FENCE_WITHOUT_LOCK(Parts.store(FaultyStores::fenceWithoutLock)),

    /** Who is stale does not notice it and moves its position on; it writes nothing. */
    STALE_UNNOTICED(Parts.store(FaultyStores::staleUnnoticed)),

    /** What is stale is written all the same. */
    STALE_WRITTEN(Parts.store(FaultyStores::staleWritten)),

    /** Who is stale believes what is stored, but reads on where it was. */
    NO_SEEK_WHEN_STALE(Parts.consumer(FaultyClients::noSeekWhenStale)),

    /** Who is given a partition begins at its end. */
    SEEK_TO_END(Parts.consumer(FaultyClients::seekToEnd)),

    /** Who is given a partition again goes on reading where it was. */
    SEEK_TO_REMEMBERED(Parts.consumer(FaultyClients::seekToRemembered)),

    /** After a fault all begins again where it was, not where PostgreSQL says. */
    BEGIN_AGAIN_FROM_MEMORY(Parts.store(FaultyStores::beginAgainFromMemory)),

    /** Partitions that were taken away are not let go of. */
    REVOCATION_UNHEARD(Parts.consumer(FaultyClients::revocationUnheard)),

    /** Offsets are counted rather than asked for, as if there were no gaps. */
    OFFSETS_COUNTED(Parts.consumer(FaultyClients::offsetsCounted)),

    /** What is known of a deal is remembered rather than read again. */
    DEALS_FROM_MEMORY(Parts.store(FaultyStores::dealsFromMemory)),

    /** A dead letter is dropped. */
    DEAD_LETTER_DROPPED(Parts.store(FaultyStores::deadLetterDropped)),

    /** What was erased leaves no tombstone. */
    TOMBSTONE_DROPPED(Parts.store(FaultyStores::tombstoneDropped)),

    /** Messages are put in the outbox in a transaction of their own. */
    OUTBOX_APART(Parts.store(FaultyStores::outboxApart)),

    /** That a deal was erased is forgotten with it, and a late copy brings it back. */
    ERASURE_FORGOTTEN(Parts.store(FaultyStores::erasureForgotten)),

    /** The rows of several partitions are locked in any order. */
    LOCKS_IN_ANY_ORDER(Parts.store(FaultyStores::locksInAnyOrder)),

    /** Of two outcomes put on record at the same moment, any holds. */
    NO_TIE_BREAK(Parts.store(FaultyStores::noTieBreak)),

    /** Only what holds is kept of a deal, as a register would. */
    ONLY_WHAT_HOLDS(Parts.store(FaultyStores::onlyWhatHolds)),

    /** The time of the answers goes back. */
    AS_OF_GOES_BACK(Parts.store(FaultyStores::asOfGoesBack)),

    /** Messages are taken out of the outbox before Kafka has acknowledged them. */
    REMOVED_BEFORE_ACKNOWLEDGED(Parts.outbox(FaultyClients::removedBeforeAcknowledged)),

    /** Whether Kafka has acknowledged a message is not awaited. */
    ACKNOWLEDGEMENT_NOT_AWAITED(Parts.producer(FaultyClients::acknowledgementNotAwaited)),

    /** All messages up to the last that was published are taken out, also those that came to lie among them since. */
    REMOVED_UP_TO_LAST(Parts.outbox(FaultyClients::removedUpToLast)),

    /** Messages are read on from the last that was published: one that is committed later has a smaller number. */
    OUTBOX_BY_CURSOR(Parts.outbox(FaultyClients::outboxByCursor));

    @SuppressWarnings("ImmutableEnumChecker") // it holds nothing
    private final Parts parts;

    PlantedFault(Parts parts) {
        this.parts = parts;
    }

    Parts parts() {
        return parts;
    }

    /** What the code under simulation is given, as it is unless a fault says otherwise. */
    static class Parts {

        ProjectionStore store(Simulation simulation, SimulatedDatabase.Session session) {
            return session;
        }

        SimulatedConsumer consumer(Simulation simulation, Scheduler.Strand strand) {
            return new SimulatedConsumer(simulation, strand);
        }

        Drains.Store outbox(Simulation simulation, Scheduler.Strand strand, Drains.Store outbox) {
            return outbox;
        }

        SimulatedProducer producer(Simulation simulation, Scheduler.Strand strand) {
            return new SimulatedProducer(simulation, strand);
        }

        private interface Stores {
            ProjectionStore of(Simulation simulation, SimulatedDatabase.Session session);
        }

        private interface Consumers {
            SimulatedConsumer of(Simulation simulation, Scheduler.Strand strand);
        }

        private interface Outboxes {
            Drains.Store of(Simulation simulation, Scheduler.Strand strand, Drains.Store outbox);
        }

        private interface Producers {
            SimulatedProducer of(Simulation simulation, Scheduler.Strand strand);
        }

        private static Parts store(Stores faulty) {
            return new Parts() {
                @Override
                ProjectionStore store(Simulation simulation, SimulatedDatabase.Session session) {
                    return faulty.of(simulation, session);
                }
            };
        }

        private static Parts consumer(Consumers faulty) {
            return new Parts() {
                @Override
                SimulatedConsumer consumer(Simulation simulation, Scheduler.Strand strand) {
                    return faulty.of(simulation, strand);
                }
            };
        }

        private static Parts outbox(Outboxes faulty) {
            return new Parts() {
                @Override
                Drains.Store outbox(Simulation simulation, Scheduler.Strand strand, Drains.Store outbox) {
                    return faulty.of(simulation, strand, outbox);
                }
            };
        }

        private static Parts producer(Producers faulty) {
            return new Parts() {
                @Override
                SimulatedProducer producer(Simulation simulation, Scheduler.Strand strand) {
                    return faulty.of(simulation, strand);
                }
            };
        }
    }
}

package dev.facevalue.analytics.projection;

import dev.facevalue.analytics.outbox.Drains;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One schedule: some instances of the shipped projection and outbox on a simulated log, group, database and broker, and
 * everything that can go wrong, all decided by a seed. First things fail; then nothing does any more, and all that was
 * written must be projected and published.
 */
final class Simulation implements Scheduler.Environment {

    private static final int MOST_PARTITIONS = 3;
    private static final int MOST_CALM_STEPS = 5_000;

    /** Facts to draw from: encoding them is what would take most of the time. The same in every run. */
    private static final List<SaidFacts> CASTS = IntStream.range(0, 64)
            .mapToObj(cast -> new SaidFacts(new SplittableRandom(cast), MOST_PARTITIONS))
            .toList();

    /**
     * What came of a schedule.
     *
     * @param seed the seed that decided it
     * @param violation what was found wrong; null if nothing was
     * @param steps how many steps it had
     * @param trace what happened, a line each; empty unless traced
     */
    record Outcome(long seed, @Nullable String violation, int steps, List<String> trace) {}

    final SplittableRandom random;
    final Scheduler scheduler;
    final Faults faults;
    final SimulatedLog log;
    final SimulatedGroup group;
    final Ledger ledger;
    final SimulatedDatabase database;

    private final PlantedFault.Parts parts;
    private final List<Scheduler.Strand> processes = new ArrayList<>();
    private final Map<Scheduler.Strand, SimulatedConsumer> consumers = new HashMap<>();
    private final Map<Scheduler.Strand, Map<Object, Object>> memories = new HashMap<>();
    private final SaidFacts cast;
    private final int faultySteps;
    private int unwritten;
    private int unreadable;
    private final int unreadableInTen;

    private Simulation(long seed, PlantedFault planted, boolean traced, Map<Scheduler.Seen, Integer> seen) {
        this.parts = planted.parts();
        random = new SplittableRandom(seed);
        scheduler = new Scheduler(random, traced, seen);
        faults = new Faults(random);
        scheduler.stickiness = random.nextInt(4) * 25;
        scheduler.eventfulness = 5 + random.nextInt(30);
        log = new SimulatedLog(1 + random.nextInt(MOST_PARTITIONS));
        group = new SimulatedGroup(log.partitions(), random);
        ledger = new Ledger(scheduler, log);
        database = new SimulatedDatabase(scheduler, random, faults, ledger, log.partitions());
        cast = CASTS.get(random.nextInt(CASTS.size()));
        faultySteps = 20 + random.nextInt(160);
        unwritten = 2 + random.nextInt(12);
        unreadableInTen = random.nextInt(4);
        for (int instance = random.nextInt(3); instance >= 0; instance--) {
            add("projection " + instance, this::project);
        }
        for (int instance = random.nextInt(2); instance >= 0; instance--) {
            add("outbox " + instance, this::publish);
        }
    }

    /** Runs the schedule of a seed. To be called on a virtual thread, for speed. */
    static Outcome run(long seed, PlantedFault planted, boolean traced, Map<Scheduler.Seen, Integer> seen) {
        Simulation simulation = new Simulation(seed, planted, traced, seen);
        simulation.scheduler.run(simulation);
        if (simulation.scheduler.violation() == null) {
            simulation.ledger.finish(simulation.database);
        }
        return new Outcome(
                seed, simulation.scheduler.violation(), simulation.scheduler.steps(), simulation.scheduler.trace());
    }

    /** Runs the schedule of a seed and remembers what happens in it. */
    static Outcome replay(long seed, PlantedFault planted) {
        return run(seed, planted, true, new EnumMap<>(Scheduler.Seen.class));
    }

    private void add(String name, Scheduler.Life life) {
        Scheduler.Strand strand = new Scheduler.Strand(name, 1 + random.nextInt(6));
        processes.add(strand);
        scheduler.add(strand, life);
    }

    /** What a process remembers from one try to the next; a kill has it forget. */
    Map<Object, Object> memory(Scheduler.Strand strand) {
        return memories.computeIfAbsent(strand, _ -> new HashMap<>());
    }

    /** As the shipped worker does: whatever is thrown, all begins again, on a consumer of its own. */
    private void project(Scheduler.Strand self) {
        scheduler.step(self, "begins");
        SimulatedConsumer consumer = parts.consumer(this, self);
        consumers.put(self, consumer);
        try (consumer) {
            ProjectionLoop loop = new ProjectionLoop(
                    consumer, parts.store(this, database.new Session(self, consumer)), Duration.ZERO);
            loop.begin();
            while (true) {
                loop.turn();
            }
        } catch (Exception fault) {
            beginsAgain(self, fault);
        }
    }

    private void publish(Scheduler.Strand self) {
        scheduler.step(self, "begins");
        Drains.Store outbox = work -> database.transact(self, null, work::on);
        Callable<Integer> drain = Drains.of(parts.outbox(this, self, outbox), parts.producer(this, self));
        try {
            while (true) {
                if (drain.call() == 0) {
                    scheduler.step(self, "rests");
                }
            }
        } catch (Exception fault) {
            beginsAgain(self, fault);
        }
    }

    /** Nothing may go wrong but what the simulation has go wrong. */
    private void beginsAgain(Scheduler.Strand strand, Exception fault) {
        scheduler.tell(strand, "begins again after " + fault);
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SimulatedDatabase.DatabaseFault
                    || cause instanceof SimulatedConsumer.BrokerAwayException) {
                return;
            }
        }
        scheduler.fail(strand + " fails of itself: " + fault);
    }

    @Override
    public void happen() {
        int[] weights = {
            unwritten > 0 ? faults.append : 0,
            faults.kill,
            faults.expel,
            faults.rebalance,
            faults.cancel,
            faults.resolve,
            faults.compact
        };
        int drawn = random.nextInt(IntStream.of(weights).sum());
        int event = 0;
        while (drawn >= weights[event]) {
            drawn -= weights[event++];
        }
        switch (event) {
            case 0 -> write();
            case 1 -> kill(anyOf(processes));
            case 2 -> {
                if (!group.members().isEmpty()) {
                    takeForDead(anyOf(group.members()));
                }
            }
            case 3 -> {
                scheduler.tell("the group is rebalanced");
                group.rebalance();
            }
            case 4 -> scheduler.cancel(anyOf(processes));
            case 5 -> database.resolve();
            default -> {
                int partition = random.nextInt(log.partitions());
                scheduler.tell("partition " + partition + " is compacted");
                scheduler.saw(Scheduler.Seen.COMPACTED);
                log.compact(partition, random);
            }
        }
    }

    @Override
    public boolean resolve() {
        return database.resolve();
    }

    @Override
    public boolean isOver() {
        if (!scheduler.isCalm()) {
            if (scheduler.steps() < faultySteps) {
                return false;
            }
            scheduler.calmDown();
            while (unwritten > 0) {
                write();
            }
        }
        while (database.resolve()) {
            // Until nothing is left behind.
        }
        List.copyOf(group.members()).stream().filter(SimulatedConsumer::isDead).forEach(group::remove);
        if (scheduler.steps() > faultySteps + MOST_CALM_STEPS) {
            scheduler.fail("though nothing fails any more, it does not come to rest");
            return true;
        }
        return database.isOutboxEmpty()
                && IntStream.range(0, log.partitions())
                        .allMatch(each -> database.committedProgress(each).nextOffset() == log.end(each));
    }

    private void write() {
        unwritten--;
        int partition = random.nextInt(log.partitions());
        SimulatedLog.Said said = random.nextInt(10) < unreadableInTen
                ? cast.unreadable(partition, unreadable++, random)
                : cast.any(partition, random);
        log.append(partition, said, random.nextInt(4) == 0 ? 1 + random.nextInt(2) : 0);
        if (scheduler.isTraced()) {
            scheduler.tell("written to " + partition + "/" + (log.end(partition) - 1) + ": "
                    + (said.fact() == null ? "something unreadable" : said.fact()));
        }
    }

    private void kill(Scheduler.Strand process) {
        scheduler.kill(process);
        memories.remove(process);
        SimulatedConsumer consumer = consumers.get(process);
        if (consumer != null) {
            consumer.die();
        }
    }

    private void takeForDead(SimulatedConsumer member) {
        scheduler.tell("the group takes " + member.strand() + " for dead");
        if (database.isInTransaction(member.strand()) && !member.isDead()) {
            scheduler.saw(Scheduler.Seen.TAKEN_FOR_DEAD_IN_A_TRANSACTION);
        }
        group.remove(member);
    }

    private <T> T anyOf(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }
}

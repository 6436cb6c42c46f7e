package dev.facevalue.analytics.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Runs threads one at a time and decides, from a seed alone, which goes on after each step. Code under simulation is
 * ordinary blocking code: whatever it calls through a seam calls {@link #step} first, and there the scheduler may let
 * any other thread go on, have something else happen, or kill the one that called.
 */
final class Scheduler {

    /** What happens besides the threads. */
    interface Environment {

        /** Has something happen, or nothing; not called once nothing fails any more. */
        void happen();

        /** Called when every thread waits for a transaction to end: ends one that nobody else would. */
        boolean resolve();

        /** Whether all is over, looked at before each step. */
        boolean isOver();
    }

    /** Ends what a killed process was doing, like {@code kill -9}: nothing that it does on the way has an effect. */
    static final class Killed extends Error {

        private static final long serialVersionUID = 1;

        Killed() {
            super(null, null, false, false);
        }
    }

    /** What a thread does, from its start or from a restart on. */
    interface Life {
        void live(Strand self) throws InterruptedException;
    }

    /** One thread. */
    static final class Strand {

        private final String name;
        private final int weight;
        private volatile boolean mayRun;
        private boolean finished;
        private boolean killed;
        private boolean cancelled;
        private @Nullable Thread thread;

        /** The transaction for whose end it waits. */
        SimulatedDatabase.@Nullable Transaction awaited;

        /** Whether it has sent a commit, so that nobody knows what comes of it if it is killed now. */
        boolean committing;

        Strand(String name, int weight) {
            this.name = name;
            this.weight = weight;
        }

        boolean isKilled() {
            return killed;
        }

        private boolean canRun() {
            return !finished && (awaited == null || awaited.isOver() || killed || cancelled);
        }

        private void start() {
            Objects.requireNonNull(thread).start();
        }

        private void awaitTurn() {
            while (!mayRun) {
                LockSupport.park();
            }
            mayRun = false;
        }

        private void resume() {
            mayRun = true;
            LockSupport.unpark(thread);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** What a simulation must have seen to be worth anything. */
    enum Seen {
        KILLED,
        KILLED_WHILE_COMMITTING,
        BROKER_AWAY,
        CONNECTION_BROKEN,
        COMMIT_REFUSED,
        ANSWER_LOST,
        COMMIT_DONE_LATE,
        COMMIT_NEVER_DONE,
        WAITED_FOR_ANOTHER,
        WAITED_AND_WAS_STALE,
        WAITED_AND_WENT_ON,
        WAIT_CANCELLED,
        STALE,
        TAKEN_FOR_DEAD_IN_A_TRANSACTION,
        PARTITION_LOST,
        PARTITION_REVOKED,
        READ_AGAIN,
        GAP_PASSED,
        COMPACTED,
        DEAD_LETTER,
        DEAD_LETTER_WITHOUT_VALUE,
        TOMBSTONE,
        PUBLISHED_AGAIN,
        ACKNOWLEDGEMENT_LOST,
        MESSAGE_SKIPPED_BECAUSE_LOCKED
    }

    private final SplittableRandom random;
    private final List<Strand> strands = new ArrayList<>();
    private final Strand conductor = new Strand("conductor", 0);
    private final @Nullable List<String> trace;

    private @Nullable Environment environment;
    private @Nullable String violation;
    private boolean over;
    private boolean calm;
    private int steps;
    private int turn;
    private final Map<Seen, Integer> seen;

    /** How many of 100 steps are followed by one of the same thread. */
    int stickiness;

    /** How many of 100 steps bring something from the environment first. */
    int eventfulness;

    /**
     * A scheduler without threads.
     *
     * @param traced whether to remember what happens
     * @param seen counts what was seen, by {@link Seen}
     */
    Scheduler(SplittableRandom random, boolean traced, Map<Seen, Integer> seen) {
        this.random = random;
        this.seen = seen;
        this.trace = traced ? new ArrayList<>() : null;
    }

    /** Adds a thread that begins with the first step; killed, it begins anew. */
    void add(Strand strand, Life life) {
        strands.add(strand);
        strand.thread = Thread.ofVirtual().unstarted(() -> {
            strand.awaitTurn();
            while (!over) {
                try {
                    life.live(strand);
                } catch (Killed killed) {
                    strand.killed = false;
                    strand.cancelled = false;
                } catch (Throwable unexpected) {
                    fail(strand + " ended with " + unexpected);
                }
            }
            strand.finished = true;
            conductor.resume();
        });
    }

    /** Runs until the environment says that all is over, on a virtual thread. */
    void run(Environment world) {
        environment = world;
        conductor.thread = Thread.currentThread();
        strands.forEach(Strand::start);
        Strand first = next(null);
        if (first != null) {
            first.resume();
            conductor.awaitTurn();
        }
        over = true;
        for (Strand strand : strands) {
            if (!strand.finished) {
                strand.resume();
                conductor.awaitTurn();
            }
        }
    }

    /** What was found wrong; null if nothing was. */
    @Nullable
    String violation() {
        return violation;
    }

    /** What happened, a line each; empty unless traced. */
    List<String> trace() {
        return trace == null ? List.of() : trace;
    }

    int steps() {
        return steps;
    }

    boolean isTraced() {
        return trace != null;
    }

    void tell(Strand strand, String what) {
        if (trace != null) {
            trace.add(steps + " " + strand + ": " + what);
        }
    }

    void tell(String what) {
        if (trace != null) {
            trace.add(steps + " " + what);
        }
    }

    void saw(Seen what) {
        seen.merge(what, 1, Integer::sum);
    }

    /** Says that something is wrong, and ends all. */
    void fail(String what) {
        if (violation == null) {
            violation = what;
            tell("VIOLATION: " + what);
        }
        over = true;
    }

    /** From now on nothing fails and every thread gets its turn. */
    void calmDown() {
        calm = true;
        tell("nothing fails from here on");
    }

    boolean isCalm() {
        return calm;
    }

    /** Whether something with a probability in thousandths is so, as long as things fail. */
    boolean strikes(int perMille) {
        return !calm && perMille > 0 && random.nextInt(1000) < perMille;
    }

    /**
     * Before each thing that a thread does and others may notice: the others may go on first, for however long, or it
     * is killed here.
     */
    void step(Strand strand, String what) {
        if (over || strand.killed) {
            throw new Killed();
        }
        pass(strand);
        tell(strand, what);
    }

    /**
     * Waits until a transaction is over.
     *
     * @return whether it is; else the wait was cancelled
     */
    boolean await(Strand strand, SimulatedDatabase.Transaction held) {
        tell(strand, "waits for " + held);
        saw(Seen.WAITED_FOR_ANOTHER);
        strand.awaited = held;
        try {
            pass(strand);
        } finally {
            strand.awaited = null;
        }
        boolean cancelled = strand.cancelled;
        strand.cancelled = false;
        return !cancelled;
    }

    void kill(Strand strand) {
        tell(strand, "is killed");
        saw(strand.committing ? Seen.KILLED_WHILE_COMMITTING : Seen.KILLED);
        strand.killed = true;
    }

    /** Ends the wait of one that waits, as a statement time-out does. */
    void cancel(Strand strand) {
        if (strand.awaited != null && !strand.awaited.isOver()) {
            strand.cancelled = true;
        }
    }

    private void pass(Strand strand) {
        Strand next = next(strand);
        if (next != strand) {
            (next == null ? conductor : next).resume();
            strand.awaitTurn();
        }
        if (over || strand.killed) {
            throw new Killed();
        }
    }

    private @Nullable Strand next(@Nullable Strand current) {
        Environment world = environment;
        if (world == null) {
            throw new IllegalStateException("not running");
        }
        while (true) {
            steps++;
            if (!over && world.isOver()) {
                over = true;
            }
            if (over) {
                return null;
            }
            if (!calm && random.nextInt(100) < eventfulness) {
                world.happen();
            }
            Strand next = calm ? inTurn() : anyOf(current);
            if (next != null) {
                return next;
            }
            if (!world.resolve()) {
                fail("all wait for each other");
            }
        }
    }

    private @Nullable Strand inTurn() {
        for (int i = 0; i < strands.size(); i++) {
            turn = (turn + 1) % strands.size();
            if (strands.get(turn).canRun()) {
                return strands.get(turn);
            }
        }
        return null;
    }

    private @Nullable Strand anyOf(@Nullable Strand current) {
        if (current != null && current.canRun() && random.nextInt(100) < stickiness) {
            return current;
        }
        int weights = 0;
        for (Strand strand : strands) {
            weights += strand.canRun() ? strand.weight : 0;
        }
        if (weights == 0) {
            return null;
        }
        int drawn = random.nextInt(weights);
        for (Strand strand : strands) {
            drawn -= strand.canRun() ? strand.weight : 0;
            if (drawn < 0) {
                return strand;
            }
        }
        throw new AssertionError("weights do not add up");
    }
}

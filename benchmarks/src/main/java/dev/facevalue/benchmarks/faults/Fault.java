package dev.facevalue.benchmarks.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Something that goes wrong, and for how long.
 *
 * @param target what it happens to
 * @param kind what happens
 * @param duration how long until it is over: a killed process is started again then
 */
record Fault(Target target, Kind kind, Duration duration) {

    /** What it can happen to. */
    enum Target {
        INGEST,
        ANALYTICS_1,
        ANALYTICS_2,
        BROKER_1,
        BROKER_2,
        BROKER_3,
        DATABASE,
        CLIENT_TO_INGEST,
        INGEST_TO_BROKER,
        ANALYTICS_TO_BROKER,
        ANALYTICS_1_TO_DATABASE,
        ANALYTICS_2_TO_DATABASE;

        private List<Kind> kinds() {
            return switch (this) {
                case INGEST, ANALYTICS_1, ANALYTICS_2, BROKER_1, BROKER_2, BROKER_3 -> List.of(Kind.KILL, Kind.PAUSE);
                case DATABASE -> List.of(Kind.KILL, Kind.KILL_SESSIONS, Kind.PAUSE);
                case CLIENT_TO_INGEST,
                        INGEST_TO_BROKER,
                        ANALYTICS_TO_BROKER,
                        ANALYTICS_1_TO_DATABASE,
                        ANALYTICS_2_TO_DATABASE -> List.of(Kind.RESET, Kind.STALL, Kind.MUTE, Kind.SLOW, Kind.CUT);
            };
        }
    }

    /** What there is to suffer where there are so many brokers, 1 or 3; only one broker is reached over links. */
    static Set<Target> targets(int brokers) {
        return brokers == 1
                ? EnumSet.complementOf(EnumSet.of(Target.BROKER_2, Target.BROKER_3))
                : EnumSet.complementOf(EnumSet.of(Target.INGEST_TO_BROKER, Target.ANALYTICS_TO_BROKER));
    }

    /** What can happen. */
    enum Kind {
        /** {@code kill -9}. */
        KILL,
        /** {@code kill -9} of what serves the connections of a database, which makes it recover from its log. */
        KILL_SESSIONS,
        /** {@code SIGSTOP}, then {@code SIGCONT}. */
        PAUSE,
        /** Every connection is reset, once. */
        RESET,
        /** Nothing passes; then what stood passes, or is reset. */
        STALL,
        /** Questions pass, answers do not; then all is reset. */
        MUTE,
        /** All that passes is late. */
        SLOW,
        /** Connections are reset, and new ones refused. */
        CUT
    }

    private static final Duration LONG = Duration.ofSeconds(60);

    /** One pause or stall of so many is long. */
    private static final int ONE_LONG_OF = 25;

    private static final int SHORTEST_MILLIS = 200;
    private static final int LONGEST_MILLIS = 6_000;

    /**
     * Faults in an order that is the same for the same seed: every combination of what and to what once, before any
     * comes a second time.
     *
     * @param targets what may suffer, in any order; at least one
     */
    static List<Fault> plan(int number, Set<Target> targets, Random random) {
        List<Fault> plan = new ArrayList<>();
        while (plan.size() < number) {
            List<Fault> each = new ArrayList<>();
            for (Target target : new TreeSet<>(targets)) {
                for (Kind kind : target.kinds()) {
                    each.add(new Fault(target, kind, duration(kind, random)));
                }
            }
            Collections.shuffle(each, random);
            plan.addAll(each);
        }
        return List.copyOf(plan.subList(0, number));
    }

    private static Duration duration(Kind kind, Random random) {
        if (kind == Kind.RESET) {
            return Duration.ZERO;
        }
        if ((kind == Kind.PAUSE || kind == Kind.STALL) && random.nextInt(ONE_LONG_OF) == 0) {
            return LONG;
        }
        return Duration.ofMillis(random.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS));
    }

    @Override
    public String toString() {
        return "%s %s, %.1f s".formatted(kind, target, duration.toMillis() / 1000.0);
    }
}

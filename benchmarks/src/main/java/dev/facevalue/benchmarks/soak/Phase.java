package dev.facevalue.benchmarks.soak;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** What was answered in a part of the run, and after how long. Safe for use by several threads. */
final class Phase {

    private static final int DIGITS = 3;
    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(30);
    private static final int FAULTS_NAMED = 20;

    /** What is asked of the services. */
    enum Kind {
        SINGLE,
        UPLOAD,
        QUESTION
    }

    /** What came in place of an answer. */
    static final String NO_ANSWER = "timed out";

    static final String BROKEN_OFF = "broken off";

    private final Map<Kind, Histogram> latencies = new EnumMap<>(Kind.class);
    private final Map<String, Long> answers = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private final LongAdder faultsInAll = new LongAdder();

    Phase() {
        for (Kind kind : Kind.values()) {
            latencies.put(kind, new ConcurrentHistogram(1, LONGEST_MICROS, DIGITS));
        }
    }

    /**
     * Notes an answer.
     *
     * @param scheduledNanos when the request was to come
     */
    void answered(Kind kind, String answer, long scheduledNanos) {
        long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - scheduledNanos);
        latency(kind).recordValue(Math.clamp(micros, 1, LONGEST_MICROS));
        synchronized (this) {
            answers.merge(named(kind, answer), 1L, Long::sum);
        }
    }

    /** Notes something that must not be. */
    synchronized void fault(String what) {
        faultsInAll.increment();
        if (faults.size() < FAULTS_NAMED) {
            faults.add(what);
        }
    }

    Histogram latency(Kind kind) {
        return Objects.requireNonNull(latencies.get(kind));
    }

    /** How often there was which answer to which kind of request. */
    synchronized Map<String, Long> answers() {
        return new TreeMap<>(answers);
    }

    /** How many answers are of one of some sorts, to whatever kind of request. */
    long count(String... sorts) {
        return facts(sorts) + count(Kind.QUESTION, sorts);
    }

    /** How many answers to requests with facts are of one of some sorts. */
    long facts(String... sorts) {
        return count(Kind.SINGLE, sorts) + count(Kind.UPLOAD, sorts);
    }

    private synchronized long count(Kind kind, String... sorts) {
        return Stream.of(sorts)
                .mapToLong(sort -> answers.getOrDefault(named(kind, sort), 0L))
                .sum();
    }

    private static String named(Kind kind, String sort) {
        return kind.name().toLowerCase(Locale.ROOT) + ' ' + sort;
    }

    /** The first faults. */
    synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    long faultsInAll() {
        return faultsInAll.sum();
    }
}

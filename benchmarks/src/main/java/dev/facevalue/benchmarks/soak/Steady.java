package dev.facevalue.benchmarks.soak;

import dev.facevalue.benchmarks.openloop.OpenLoop;
import dev.facevalue.benchmarks.openloop.Schedule;
import dev.facevalue.benchmarks.testbed.Collections;
import dev.facevalue.benchmarks.testbed.ProcessMemory;
import dev.facevalue.benchmarks.testbed.ProcessorTime;
import dev.facevalue.benchmarks.testbed.Repeatedly;
import dev.facevalue.benchmarks.testbed.Testbed;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * A load that lasts, and what it was like.
 *
 * @param phase what was answered
 * @param came how many requests came
 * @param perSecond how many in a second
 * @param keptUp how long after the last answer all was projected
 * @param greatestLag facts accepted and not yet projected
 * @param spent processor seconds of the parts
 * @param spentByLoad those of this program
 * @param ingest of the service's process
 * @param analytics of the service's process
 */
record Steady(
        Phase phase,
        OpenLoop.Came came,
        double perSecond,
        Duration keptUp,
        long greatestLag,
        Testbed.Spent spent,
        double spentByLoad,
        OfService ingest,
        OfService analytics) {

    private static final Duration LONGEST_BETWEEN_SAMPLES = Duration.ofSeconds(30);
    private static final Duration SHORTEST_BETWEEN_SAMPLES = Duration.ofSeconds(10);
    private static final int LEAST_SAMPLES = 20;
    private static final Duration PROJECTED_BOUND = Duration.ofMinutes(5);
    private static final double NANOS_PER_HOUR = 3.6e12;
    private static final double SECONDS_PER_HOUR = 3_600;

    /** Half the smallest object of a JVM: a service that kept one for every other request would grow faster. */
    private static final double BYTES_KEPT_PER_REQUEST = 8;

    /**
     * What lies outside the heap comes in large pieces: threads' stacks and arenas of buffers by MiB, code as it is
     * compiled, the heap's own room as the collector likes. A service that took this much each hour would be at twice
     * its size after some eight hours.
     */
    private static final double RESIDENT_MEBIBYTES_PER_HOUR = 64;

    private static final double MEBIBYTE = 1 << 20;

    /** A service's memory and its pauses. */
    record OfService(MemoryCourse memory, Collections pauses) {}

    /** Loads, and waits until all is projected. */
    static Steady load(Stage stage, double perSecond, Duration duration)
            throws IOException, SQLException, InterruptedException {
        Testbed testbed = stage.testbed();
        Path ofIngest = stage.collections(testbed.ingest().service().name());
        Path ofAnalytics = stage.collections(testbed.analytics().service().name());
        int ingestLines = Collections.lines(ofIngest);
        int analyticsLines = Collections.lines(ofAnalytics);
        Testbed.Spent before = testbed.spent();
        double loadBefore = ownProcessorSeconds();
        stage.projected().greatestLag();
        MemoryCourse ingest = new MemoryCourse();
        MemoryCourse analytics = new MemoryCourse();
        Phase phase = stage.begin();
        OpenLoop.Came came;
        long begun = System.nanoTime();
        try (Repeatedly _ = Repeatedly.every(between(duration), () -> {
            double hours = (System.nanoTime() - begun) / NANOS_PER_HOUR;
            ingest.add(hours, ProcessMemory.of(testbed.ingest().pid()), 0);
            analytics.add(
                    hours,
                    ProcessMemory.of(testbed.analytics().pid()),
                    stage.projected().deals());
        })) {
            came = new OpenLoop(new Schedule(perSecond), Stage.CONNECTIONS)
                    .run(duration, scheduled -> stage.load().send(phase, scheduled));
        }
        Duration keptUp = stage.projected().awaitAll(PROJECTED_BOUND);
        return new Steady(
                phase,
                came,
                came.begun() * 1e9 / duration.toNanos(),
                keptUp,
                stage.projected().greatestLag(),
                testbed.spent().since(before),
                ownProcessorSeconds() - loadBefore,
                new OfService(ingest, Collections.in(ofIngest, ingestLines, Collections.lines(ofIngest))),
                new OfService(analytics, Collections.in(ofAnalytics, analyticsLines, Collections.lines(ofAnalytics))));
    }

    private static double ownProcessorSeconds() {
        return ProcessorTime.ofProcess(ProcessHandle.current().pid());
    }

    private static Duration between(Duration steady) {
        Duration between = steady.dividedBy(LEAST_SAMPLES);
        if (between.compareTo(LONGEST_BETWEEN_SAMPLES) > 0) {
            return LONGEST_BETWEEN_SAMPLES;
        }
        return between.compareTo(SHORTEST_BETWEEN_SAMPLES) < 0 ? SHORTEST_BETWEEN_SAMPLES : between;
    }

    /** How the memories grew. */
    List<Growth> growth() {
        double heap = BYTES_KEPT_PER_REQUEST * perSecond * SECONDS_PER_HOUR / MEBIBYTE;
        return List.of(
                growth("heap of ingest", ingest.memory(), true, heap),
                growth("heap of analytics, less its columns", analytics.memory(), true, heap),
                growth("resident set of ingest", ingest.memory(), false, RESIDENT_MEBIBYTES_PER_HOUR),
                growth(
                        "resident set of analytics, less its columns",
                        analytics.memory(),
                        false,
                        RESIDENT_MEBIBYTES_PER_HOUR));
    }

    private static Growth growth(String of, MemoryCourse memory, boolean heap, double bound) {
        return new Growth(of, heap ? memory.heap() : memory.resident(), memory.hours(), bound);
    }
}

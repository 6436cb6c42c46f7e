package dev.facevalue.benchmarks.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** The processor time of processes, as Linux tells it in {@code /proc/PID/stat}, user and system together. */
public final class ProcessorTime {

    /** A clock tick as Linux shows it to programs, on every architecture that Java runs on. */
    private static final double TICKS_PER_SECOND = 100;

    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int ENDED_CHILDREN_USER = 13;
    private static final int ENDED_CHILDREN_SYSTEM = 14;

    private ProcessorTime() {}

    /** Seconds of a process since it began. */
    public static double ofProcess(long pid) {
        return ticks(pid, USER, SYSTEM) / TICKS_PER_SECOND;
    }

    /** Seconds of a process, its descendants, and those of its children that have ended. */
    public static double ofFamily(long pid) {
        Stream<ProcessHandle> descendants = ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants);
        long ended = ticks(pid, ENDED_CHILDREN_USER, ENDED_CHILDREN_SYSTEM);
        return ofProcess(pid)
                + ended / TICKS_PER_SECOND
                + descendants.mapToDouble(each -> ofProcess(each.pid())).sum();
    }

    private static long ticks(long pid, int... fields) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            // The name, in parentheses, may hold spaces; the fields are counted from behind it.
            String[] values = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return Arrays.stream(fields)
                    .mapToLong(field -> Long.parseLong(values[field]))
                    .sum();
        } catch (NoSuchFileException ended) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException("Processor time is told by Linux's /proc alone", e);
        }
    }
}
